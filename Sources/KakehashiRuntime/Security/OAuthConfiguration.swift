/// How tokens are asked for.
public struct OAuthConfiguration: Sendable {
    /// How a client says who it is at the token endpoint (RFC 6749 section 2.3.1).
    public enum ClientAuthentication: Sendable, Hashable {
        /// What the discovery document prefers, else `basic`.
        case automatic
        /// In the header `Authorization`: `client_secret_basic`.
        case basic
        /// In the form: `client_secret_post`.
        case post
    }

    /// The scopes of every token; where it is nil, client credentials ask for what each operation needs, and the
    /// other grants for nothing, which means what the user has granted.
    public var scopes: [String]?
    /// Instead of the contract's.
    public var tokenURL: String?
    public var authentication: ClientAuthentication = .automatic
    /// More members of the form, such as `audience`.
    public var parameters: [String: String] = [:]
    /// A token is renewed so long before it expires.
    public var leeway: Duration = .seconds(30)
    public var clock: any Clock<Duration> = ContinuousClock()
    /// Instead of the client's own.
    public var transport: (any ClientTransport)?
    /// Whether tokens may be asked for over plain HTTP from other machines than this one.
    public var allowsPlainHTTP = false

    public init(scopes: [String]? = nil, tokenURL: String? = nil) {
        self.scopes = scopes
        self.tokenURL = tokenURL
    }
}

/// A token endpoint gave no token.
public struct OAuthError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The contract names no token endpoint for the grant.
        case noTokenEndpoint = "no-token-endpoint"
        /// The endpoint is on another machine and without TLS.
        case insecureURL = "insecure-url"
        /// The discovery document cannot be used.
        case invalidDiscovery = "invalid-discovery"
        /// The endpoint said no; `error` says why.
        case refused
        /// The answer is none that RFC 6749 knows.
        case invalidResponse = "invalid-response"
    }

    public let code: Code
    /// The URL that was asked.
    public let url: String
    public var status: Int?
    /// The endpoint's code: `invalid_client`, `invalid_grant`, ...
    public var error: String?
    /// What the endpoint says to developers; it is not in the description, for it may hold anything.
    public var detail: String?

    init(_ code: Code, _ url: String) {
        self.code = code
        self.url = url
    }

    public var description: String {
        let reason =
            switch code {
            case .noTokenEndpoint: "the contract names no token endpoint for this grant"
            case .insecureURL: "'\(url)' is not https"
            case .invalidDiscovery: "the document at '\(url)' does not describe an issuer"
            case .refused: "'\(url)' refused"
            case .invalidResponse: "the answer of '\(url)' is no token"
            }
        return reason + (error.map { " with '\($0)'" } ?? "") + (status.map { " (status \($0))" } ?? "")
    }
}
