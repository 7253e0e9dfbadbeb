import Synchronization

/// Gets tokens from a token endpoint, keeps them while they are valid, and never asks twice at a time for the same.
final class OAuthTokens: CredentialProvider {
    private struct AccessToken {
        let value: Secret
        let scopes: Set<String>
        /// On the stopwatch; nil where the endpoint did not say.
        let renewal: Duration?
    }

    private struct State {
        var tokens: [String: AccessToken] = [:]
        var flights: [String: SingleFlight<Credential>] = [:]
        var refreshToken: Secret?
        var endpoint: TokenEndpoint?
    }

    private let grant: OAuthGrant
    private let client: OAuthClient
    private let configuration: OAuthConfiguration
    private let onRotation: (@Sendable (String) async throws -> Void)?
    private let elapsed: @Sendable () -> Duration
    private let state = Mutex(State())

    init(
        _ grant: OAuthGrant, _ client: OAuthClient, _ configuration: OAuthConfiguration,
        _ onRotation: (@Sendable (String) async throws -> Void)?
    ) {
        self.grant = grant
        self.client = client
        self.configuration = configuration
        self.onRotation = onRotation
        elapsed = Self.stopwatch(configuration.clock)
    }

    private static func stopwatch<Source: Clock>(_ clock: Source) -> @Sendable () -> Duration
    where Source.Duration == Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }

    func credential(for request: CredentialRequest) async throws -> Credential? {
        let scopes = scopes(for: request)
        if let token = cached(scopes) { return token }
        let key = scopes.joined(separator: " ")
        let flight = state.withLock { state in
            let flight = state.flights[key] ?? SingleFlight()
            state.flights[key] = flight
            return flight
        }
        return try await flight.value {
            // Another flight may have landed in between.
            if let token = self.cached(scopes) { return token }
            return try await self.fetch(scopes, key, request)
        }
    }

    func credential(
        insteadOf refused: Credential, for request: CredentialRequest
    ) async throws -> Credential? {
        state.withLock { state in
            state.tokens = state.tokens.filter { Credential.bearer($0.value.value.value) != refused }
        }
        let credential = try await credential(for: request)
        return credential == refused ? nil : credential
    }

    /// What the token is asked for; client credentials take the least that the operation needs.
    private func scopes(for request: CredentialRequest) -> [String] {
        if let scopes = configuration.scopes { return scopes }
        if case .clientCredentials = grant { return Set(request.scopes).sorted() }
        return []
    }

    private func cached(_ scopes: [String]) -> Credential? {
        let now = elapsed()
        return state.withLock { state in
            func isFresh(_ token: AccessToken) -> Bool { token.renewal.map { now < $0 } ?? true }
            if let token = state.tokens[scopes.joined(separator: " ")] {
                return isFresh(token) ? .bearer(token.value.value) : nil
            }
            if scopes.isEmpty { return nil }
            let wider = state.tokens.sorted { $0.key < $1.key }
                .first { $0.value.scopes.isSuperset(of: scopes) && isFresh($0.value) }
            return wider.map { .bearer($0.value.value.value) }
        }
    }

    private func fetch(_ scopes: [String], _ key: String, _ request: CredentialRequest) async throws -> Credential {
        let exchange = TokenExchange(
            transport: configuration.transport ?? request.transport, allowsPlainHTTP: configuration.allowsPlainHTTP)
        let endpoint = try await endpoint(for: request.scheme, exchange)
        let asked = elapsed()
        let response = try await ask(endpoint, exchange, scopes)
        // A lifetime shorter than twice the leeway would leave a token that is old at once.
        let renewal = response.lifetime.map { asked + $0 - min(configuration.leeway, $0 / 2) }
        let token = AccessToken(value: response.token, scopes: Set(response.scopes ?? scopes), renewal: renewal)
        let isRotated = state.withLock { state in
            state.tokens[key] = token
            guard let new = response.refreshToken, new != state.refreshToken else { return false }
            // A refresh token makes no sense for client credentials (RFC 6749 section 4.4.3).
            if case .clientCredentials = grant { return false }
            if case .refreshToken(new) = grant, state.refreshToken == nil { return false }
            state.refreshToken = new
            return true
        }
        if isRotated, let new = response.refreshToken { try await onRotation?(new.value) }
        return .bearer(token.value.value)
    }

    /// Asks by refresh token where there is one, and from the beginning where that is refused and can be done.
    private func ask(
        _ endpoint: TokenEndpoint, _ exchange: TokenExchange, _ scopes: [String]
    ) async throws -> TokenResponse {
        var scope = configuration.parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        if !scopes.isEmpty { scope.append(("scope", scopes.joined(separator: " "))) }
        guard let refreshToken = state.withLock({ $0.refreshToken }) else {
            return try await endpoint.token(grant.form + scope, for: client, over: exchange)
        }
        do {
            let refresh = OAuthGrant.refreshToken(refreshToken)
            return try await endpoint.token(refresh.form + scope, for: client, over: exchange)
        } catch let error as OAuthError where error.error == "invalid_grant" {
            guard case .password = grant else { throw error }
            state.withLock { $0.refreshToken = nil }
            return try await endpoint.token(grant.form + scope, for: client, over: exchange)
        }
    }

    private func endpoint(for scheme: SecurityScheme, _ exchange: TokenExchange) async throws -> TokenEndpoint {
        if let endpoint = state.withLock({ $0.endpoint }) { return endpoint }
        let isPost = configuration.authentication == .post
        let endpoint: TokenEndpoint
        if let url = configuration.tokenURL {
            endpoint = TokenEndpoint(url: url, usesPost: isPost)
        } else if case .oauth2(let flows) = scheme.kind, let url = grant.tokenURL(in: flows) {
            endpoint = TokenEndpoint(url: url, usesPost: isPost)
        } else if case .openIDConnect(let url) = scheme.kind {
            let provider = try await IssuerMetadata(at: url, exchange)
            let choosesPost = configuration.authentication == .automatic && provider.prefersPost
            endpoint = TokenEndpoint(url: provider.tokenEndpoint, usesPost: isPost || choosesPost)
        } else {
            throw OAuthError(.noTokenEndpoint, "")
        }
        state.withLock { $0.endpoint = endpoint }
        return endpoint
    }
}

extension OAuthTokens: CustomReflectable {
    /// A lock shows what it guards; nothing is shown instead.
    var customMirror: Mirror { Mirror(self, children: []) }
}

/// What an issuer says about itself (OpenID Connect Discovery 1.0).
struct IssuerMetadata: Sendable {
    let tokenEndpoint: String
    let prefersPost: Bool

    init(at url: String, _ exchange: TokenExchange) async throws {
        let (status, json) = try await exchange.send(.get, url, [:], .empty)
        var error = OAuthError(.invalidDiscovery, url)
        error.status = status
        guard status == 200, let endpoint = json?["token_endpoint"]?.stringValue else { throw error }
        // The document of another issuer would send secrets there (section 4.3).
        let suffix = "/.well-known/openid-configuration"
        if url.hasSuffix(suffix) {
            var issuer = json?["issuer"]?.stringValue ?? ""
            if issuer.hasSuffix("/") { issuer.removeLast() }
            guard issuer == url.dropLast(suffix.count) else { throw error }
        }
        tokenEndpoint = endpoint
        let methods = json?["token_endpoint_auth_methods_supported"]?.arrayValue?.compactMap(\.stringValue)
        prefersPost = methods.map { !$0.contains("client_secret_basic") && $0.contains("client_secret_post") } ?? false
    }
}
