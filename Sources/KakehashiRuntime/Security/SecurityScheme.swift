/// A way in which the callers of a contract say who they are (Security Scheme Object).
public struct SecurityScheme: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// A key under a name of its own.
        case apiKey(in: KeyPlace, name: String)
        /// The `Authorization` header with a registered scheme: `basic`, `bearer`, `digest`, `hoba`, ...
        case http(scheme: String)
        /// A bearer token from one of these flows.
        case oauth2(flows: [OAuthFlow])
        /// A bearer token from the issuer that this document describes.
        case openIDConnect(discoveryURL: String)
    }

    public enum KeyPlace: String, Sendable {
        case query, header, cookie
    }

    /// The name that the contract's requirements use.
    public let name: String
    public let kind: Kind

    public init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// A way to get tokens (OAuth Flow Object).
public struct OAuthFlow: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case implicit, password, clientCredentials, authorizationCode
    }

    public let kind: Kind
    public let authorizationURL: String?
    public let tokenURL: String?
    public let refreshURL: String?
    /// The names of the scopes, in the contract's order.
    public let scopes: [String]

    public init(
        _ kind: Kind, authorizationURL: String? = nil, tokenURL: String? = nil, refreshURL: String? = nil,
        scopes: [String] = []
    ) {
        self.kind = kind
        self.authorizationURL = authorizationURL
        self.tokenURL = tokenURL
        self.refreshURL = refreshURL
        self.scopes = scopes
    }
}

@_spi(Generated)
extension SecurityScheme {
    public static func apiKey(_ name: String, in place: KeyPlace, named key: String) -> SecurityScheme {
        SecurityScheme(name, .apiKey(in: place, name: key))
    }

    public static func http(_ name: String, scheme: String) -> SecurityScheme {
        SecurityScheme(name, .http(scheme: scheme))
    }

    public static func oauth2(_ name: String, _ flows: [OAuthFlow]) -> SecurityScheme {
        SecurityScheme(name, .oauth2(flows: flows))
    }

    public static func openIDConnect(_ name: String, _ discoveryURL: String) -> SecurityScheme {
        SecurityScheme(name, .openIDConnect(discoveryURL: discoveryURL))
    }
}
