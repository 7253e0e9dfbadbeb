/// What a client presents for one scheme, made by the functions that fit the scheme's type.
public struct SchemeCredential<Kind>: CredentialProvider {
    private let source: any CredentialProvider

    /// Any other source.
    public init(_ provider: some CredentialProvider) { source = provider }

    init(read: @escaping @Sendable (CredentialRequest) async throws -> Credential?) {
        source = ReadCredential(read: read)
    }

    public func credential(for request: CredentialRequest) async throws -> Credential? {
        try await source.credential(for: request)
    }

    public func credential(
        insteadOf refused: Credential, for request: CredentialRequest
    ) async throws -> Credential? {
        try await source.credential(insteadOf: refused, for: request)
    }
}

/// Names for the types of schemes; there are no values of them.
public enum CredentialKind {
    public enum APIKey {}
    public enum Basic {}
    public enum Bearer {}
    public enum Authorization {}
    public enum OAuth {}
}

/// For a scheme of the type `apiKey`.
public typealias APIKeyCredential = SchemeCredential<CredentialKind.APIKey>
/// For `http` with `basic`.
public typealias BasicCredential = SchemeCredential<CredentialKind.Basic>
/// For `http` with `bearer`.
public typealias BearerCredential = SchemeCredential<CredentialKind.Bearer>
/// For any other `http` scheme.
public typealias AuthorizationCredential = SchemeCredential<CredentialKind.Authorization>
/// For `oauth2` and `openIdConnect`.
public typealias OAuthCredential = SchemeCredential<CredentialKind.OAuth>

extension SchemeCredential where Kind == CredentialKind.APIKey {
    public static func key(_ key: String) -> Self { Self(FixedCredential(.apiKey(key))) }

    /// - Parameter read: is called for every request; nil where there is no key yet.
    public static func key(_ read: @escaping @Sendable () async throws -> String?) -> Self {
        Self { _ in try await read().map { .apiKey($0) } }
    }
}

extension SchemeCredential where Kind == CredentialKind.Basic {
    public static func login(user: String, password: String) -> Self {
        Self(FixedCredential(.basic(user: user, password: password)))
    }

    /// - Parameter read: is called for every request; nil where nobody has logged in yet.
    public static func login(
        _ read: @escaping @Sendable () async throws -> (user: String, password: String)?
    ) -> Self {
        Self { _ in try await read().map { .basic(user: $0.user, password: $0.password) } }
    }
}

extension SchemeCredential where Kind == CredentialKind.Bearer {
    public static func token(_ token: String) -> Self { Self(FixedCredential(.bearer(token))) }

    /// - Parameter read: is called for every request, and again where the server refuses the token.
    public static func token(_ read: @escaping @Sendable () async throws -> String?) -> Self {
        Self { _ in try await read().map { .bearer($0) } }
    }
}

extension SchemeCredential where Kind == CredentialKind.Authorization {
    /// - Parameter value: what stands behind the scheme's name.
    public static func value(_ value: String) -> Self { Self(FixedCredential(.authorization(value))) }

    /// - Parameter read: is called for every request.
    public static func value(_ read: @escaping @Sendable (CredentialRequest) async throws -> String?) -> Self {
        Self { try await read($0).map { .authorization($0) } }
    }
}

private struct FixedCredential: CredentialProvider {
    let credential: Credential

    init(_ credential: Credential) { self.credential = credential }

    func credential(for request: CredentialRequest) async throws -> Credential? { credential }
}

private struct ReadCredential: CredentialProvider {
    let read: @Sendable (CredentialRequest) async throws -> Credential?

    func credential(for request: CredentialRequest) async throws -> Credential? { try await read(request) }
}
