import KakehashiRuntime

// Who calls is the answer.
extension EverythingService {
    func whoHasKey(_ request: Everything.WhoHasKey.Request) async throws -> Everything.WhoHasKey.Response {
        .ok(.init(body: try caller()))
    }

    func whoHasQueryKey(_ request: Everything.WhoHasQueryKey.Request) async throws -> Everything.WhoHasQueryKey.Response
    {
        .ok(.init(body: try caller(note: request.greeting)))
    }

    func whoHasCookie(_ request: Everything.WhoHasCookie.Request) async throws -> Everything.WhoHasCookie.Response {
        .ok(.init(body: try caller(note: request.theme)))
    }

    func whoHasLogin(_ request: Everything.WhoHasLogin.Request) async throws -> Everything.WhoHasLogin.Response {
        .ok(.init(body: try caller()))
    }

    func whoHasToken(_ request: Everything.WhoHasToken.Request) async throws -> Everything.WhoHasToken.Response {
        .ok(.init(body: try caller()))
    }

    func whoHasDigest(_ request: Everything.WhoHasDigest.Request) async throws -> Everything.WhoHasDigest.Response {
        .ok(.init(body: try caller()))
    }

    func whoHasGrant(_ request: Everything.WhoHasGrant.Request) async throws -> Everything.WhoHasGrant.Response {
        .ok(.init(body: try caller()))
    }

    func whoHasIdentity(_ request: Everything.WhoHasIdentity.Request) async throws -> Everything.WhoHasIdentity.Response
    {
        .ok(.init(body: try caller()))
    }

    func whoHasSeveral(_ request: Everything.WhoHasSeveral.Request) async throws -> Everything.WhoHasSeveral.Response {
        .ok(.init(body: try caller()))
    }

    func whoIsKnown(_ request: Everything.WhoIsKnown.Request) async throws -> Everything.WhoIsKnown.Response {
        .ok(.init(body: try caller()))
    }

    func whoIsAnyone(_ request: Everything.WhoIsAnyone.Request) async throws -> Everything.WhoIsAnyone.Response {
        .ok(.init(body: try caller()))
    }

    private func caller(note: String? = nil) throws -> Everything.CallerResponseBody {
        let caller = try Caller<Person>.currentIfKnown
        return .init(
            scopes: caller?.scopes.sorted() ?? [], user: .init(nullable: caller?.principal.name), note: note)
    }
}

/// Who callers are.
struct Person: Sendable {
    var name: String
}

/// Knows one credential of each scheme.
struct EverythingGate: Everything.Authenticator {
    func authenticate(key: PresentedKey, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        key.matches("key-1") ? Caller(Person(name: "key")) : nil
    }

    func authenticate(keyInQuery: PresentedKey, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        keyInQuery.matches("key 2&") ? Caller(Person(name: "query")) : nil
    }

    func authenticate(keyInCookie: PresentedKey, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        keyInCookie.matches("sid-3") ? Caller(Person(name: "cookie")) : nil
    }

    func authenticate(login: PresentedLogin, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        login.matches(user: "花子", password: "a:b") ? Caller(Person(name: "login")) : nil
    }

    func authenticate(token: PresentedToken, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        guard token.matches("token-4") else { throw RefusedCredential("the token is old") }
        return Caller(Person(name: "token"))
    }

    func authenticate(
        digest: PresentedAuthorization, for request: AuthenticationRequest
    ) async throws -> Caller<Person>? {
        digest.value.contains("response=\"5\"") ? Caller(Person(name: "digest")) : nil
    }

    func authenticate(oauth: PresentedToken, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        switch oauth.value {
        case "grant-6": Caller(Person(name: "grant"), scopes: ["things:read", "things:write"])
        case "reader-6": Caller(Person(name: "reader"), scopes: ["things:read"])
        default: nil
        }
    }

    func authenticate(issuer: PresentedToken, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        issuer.matches("identity-7") ? Caller(Person(name: "identity"), scopes: ["profile"]) : nil
    }

    func challengeParameters(
        for scheme: SecurityScheme, of request: AuthenticationRequest
    ) async -> [(name: String, value: String)] {
        scheme.name == "digest" ? [("nonce", "n-1"), ("algorithm", "SHA-256")] : []
    }
}
