/// Finds out who calls. The `Authenticator` of a generated contract adds the type of its principals and a method for
/// each of its schemes.
public protocol ServiceAuthenticator: Sendable {
    /// What the challenges call the protected space.
    var realm: String { get }

    /// More parameters for the challenge of a scheme, such as the `nonce` of `digest`; one of the usual name replaces
    /// the usual one.
    func challengeParameters(
        for scheme: SecurityScheme, of request: AuthenticationRequest
    ) async -> [(name: String, value: String)]
}

extension ServiceAuthenticator {
    public func challengeParameters(
        for scheme: SecurityScheme, of request: AuthenticationRequest
    ) async -> [(name: String, value: String)] { [] }
}

/// The request whose caller is to be found out. Its body has not been read.
public struct AuthenticationRequest: Sendable {
    public let operation: OperationDescription
    public let request: HTTPRequest
}

/// What an authenticator may throw in place of answering nil, to say why it refuses.
public struct RefusedCredential: Error, Hashable, Sendable {
    /// For the caller's developers; no secret must be in it.
    public var reason: String

    public init(_ reason: String) { self.reason = reason }
}

/// The checks of a contract's schemes. Generated code fills it.
public struct AuthenticationTable: Sendable {
    struct Check: Sendable {
        let scheme: SecurityScheme
        /// nil where the credential is refused.
        let run: @Sendable (String, AuthenticationRequest) async throws -> CurrentCallers.Entry?
    }

    private(set) var checks: [String: Check] = [:]
    let realm: String
    let challengeParameters: @Sendable (SecurityScheme, AuthenticationRequest) async -> [(name: String, value: String)]

    init(
        realm: String, checks: [Check],
        challengeParameters:
            @escaping @Sendable (SecurityScheme, AuthenticationRequest) async
            -> [(name: String, value: String)]
    ) {
        self.realm = realm
        self.challengeParameters = challengeParameters
        for check in checks { self.checks[check.scheme.name] = check }
    }
}

@_spi(Generated)
extension AuthenticationTable {
    public init(_ authenticator: some ServiceAuthenticator) {
        self.init(realm: authenticator.realm, checks: []) { scheme, request in
            await authenticator.challengeParameters(for: scheme, of: request)
        }
    }

    public mutating func key<Principal>(
        _ scheme: SecurityScheme,
        _ authenticate: @escaping @Sendable (PresentedKey, AuthenticationRequest) async throws -> Caller<Principal>?
    ) {
        add(scheme) { text, request in try await authenticate(PresentedKey(text), request) }
    }

    public mutating func login<Principal>(
        _ scheme: SecurityScheme,
        _ authenticate: @escaping @Sendable (PresentedLogin, AuthenticationRequest) async throws -> Caller<Principal>?
    ) {
        add(scheme) { text, request -> Caller<Principal>? in
            guard let login = PresentedLogin(basic: text) else { return nil }
            return try await authenticate(login, request)
        }
    }

    public mutating func token<Principal>(
        _ scheme: SecurityScheme,
        _ authenticate: @escaping @Sendable (PresentedToken, AuthenticationRequest) async throws -> Caller<Principal>?
    ) {
        add(scheme) { text, request in try await authenticate(PresentedToken(text), request) }
    }

    public mutating func authorization<Principal>(
        _ scheme: SecurityScheme,
        _ authenticate:
            @escaping @Sendable (PresentedAuthorization, AuthenticationRequest) async throws -> Caller<Principal>?
    ) {
        add(scheme) { text, request in try await authenticate(PresentedAuthorization(text), request) }
    }

    private mutating func add<Principal>(
        _ scheme: SecurityScheme,
        _ authenticate: @escaping @Sendable (String, AuthenticationRequest) async throws -> Caller<Principal>?
    ) {
        checks[scheme.name] = Check(scheme: scheme) { text, request in
            guard let caller = try await authenticate(text, request) else { return nil }
            return CurrentCallers.Entry(scheme: scheme.name, principal: caller.principal, scopes: caller.scopes)
        }
    }
}
