extension SchemeCredential where Kind == CredentialKind.OAuth {
    /// A token from elsewhere, which is never renewed.
    public static func accessToken(_ token: String) -> Self { Self { _ in .bearer(token) } }

    /// - Parameter read: is called for every request, and again where the server refuses the token.
    public static func accessToken(_ read: @escaping @Sendable () async throws -> String?) -> Self {
        Self { _ in try await read().map { .bearer($0) } }
    }

    /// Tokens for the client itself (RFC 6749 section 4.4), for servers and batch jobs.
    public static func clientCredentials(
        id: String, secret: String, _ configuration: OAuthConfiguration = OAuthConfiguration()
    ) -> Self {
        Self(OAuthTokens(.clientCredentials, OAuthClient(id: id, secret: Secret(secret)), configuration, nil))
    }

    /// Tokens by a refresh token (RFC 6749 section 6) that a login gave.
    ///
    /// - Parameters:
    ///   - clientSecret: nil for a public client.
    ///   - onRotation: keeps the refresh token that replaces the one before. Where it throws, the request fails.
    public static func refreshToken(
        _ token: String, clientID: String, clientSecret: String? = nil,
        _ configuration: OAuthConfiguration = OAuthConfiguration(),
        onRotation: (@Sendable (String) async throws -> Void)? = nil
    ) -> Self {
        let client = OAuthClient(id: clientID, secret: clientSecret.map { Secret($0) })
        return Self(OAuthTokens(.refreshToken(Secret(token)), client, configuration, onRotation))
    }

    /// Tokens for the code that the user's browser brought back (RFC 6749 section 4.1.3), renewed by refresh token.
    ///
    /// - Parameters:
    ///   - codeVerifier: what the challenge of the request for the code was made from (RFC 7636).
    ///   - clientSecret: nil for a public client.
    ///   - onRotation: keeps the refresh token, also the first one.
    public static func authorizationCode(
        _ code: String, redirectURI: String, codeVerifier: String?, clientID: String, clientSecret: String? = nil,
        _ configuration: OAuthConfiguration = OAuthConfiguration(),
        onRotation: (@Sendable (String) async throws -> Void)? = nil
    ) -> Self {
        let client = OAuthClient(id: clientID, secret: clientSecret.map { Secret($0) })
        let grant = OAuthGrant.code(Secret(code), redirectURI: redirectURI, verifier: codeVerifier.map { Secret($0) })
        return Self(OAuthTokens(grant, client, configuration, onRotation))
    }

    /// Tokens for a user's name and password (RFC 6749 section 4.3), renewed by refresh token where there is one.
    public static func password(
        user: String, password: String, clientID: String, clientSecret: String? = nil,
        _ configuration: OAuthConfiguration = OAuthConfiguration()
    ) -> Self {
        let client = OAuthClient(id: clientID, secret: clientSecret.map { Secret($0) })
        return Self(OAuthTokens(.password(Secret(user), Secret(password)), client, configuration, nil))
    }
}

/// On what ground a token is asked for.
enum OAuthGrant: Sendable {
    case clientCredentials
    case refreshToken(Secret)
    case code(Secret, redirectURI: String, verifier: Secret?)
    case password(Secret, Secret)

    /// The members of the form.
    var form: [(String, String)] {
        switch self {
        case .clientCredentials: [("grant_type", "client_credentials")]
        case .refreshToken(let token): [("grant_type", "refresh_token"), ("refresh_token", token.value)]
        case .code(let code, let redirectURI, let verifier):
            [("grant_type", "authorization_code"), ("code", code.value), ("redirect_uri", redirectURI)]
                + (verifier.map { [("code_verifier", $0.value)] } ?? [])
        case .password(let user, let password):
            [("grant_type", "password"), ("username", user.value), ("password", password.value)]
        }
    }

    /// The token endpoint that a contract names for the grant.
    func tokenURL(in flows: [OAuthFlow]) -> String? {
        func url(_ kind: OAuthFlow.Kind) -> String? { flows.first { $0.kind == kind }?.tokenURL }
        return switch self {
        case .clientCredentials: url(.clientCredentials)
        case .password: url(.password)
        case .code: url(.authorizationCode)
        case .refreshToken:
            flows.lazy.compactMap(\.refreshURL).first ?? url(.authorizationCode) ?? url(.password)
                ?? url(.clientCredentials)
        }
    }
}
