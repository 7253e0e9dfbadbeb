import Synchronization
import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// Gives tokens `t1`, `t2`, ... and refresh tokens `r1`, `r2`, ...; the API lets the newest one in.
private final class TokenServer: ClientTransport {
    struct Settings {
        var lifetime: String? = "3600"
        var rotates = true
        var refusal: (status: HTTPResponse.Status, body: String)?
        var discovery = """
            {"issuer": "https://id.example", "token_endpoint": "https://id.example/oidc",
             "token_endpoint_auth_methods_supported": ["client_secret_post"]}
            """
    }

    private struct State {
        var forms: [String] = []
        var urls: [String] = []
        var authorizations: [String?] = []
        var apiTokens: [String] = []
        var revoked: Set<String> = []
    }

    private let settings: Mutex<Settings>
    private let state = Mutex(State())

    init(_ settings: Settings = Settings()) { self.settings = Mutex(settings) }

    func change(_ change: (inout Settings) -> Void) { settings.withLock { change(&$0) } }
    func revoke(_ token: String) { state.withLock { _ = $0.revoked.insert(token) } }

    /// The forms of the token requests.
    var forms: [String] { state.withLock { $0.forms } }
    var urls: [String] { state.withLock { $0.urls } }
    var authorizations: [String?] { state.withLock { $0.authorizations } }
    /// The tokens that came to the API.
    var apiTokens: [String] { state.withLock { $0.apiTokens } }

    func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
        let form = String(decoding: try await body.collect(upTo: 1000), as: UTF8.self)
        if request.authority == "api.example" { return (answer(request.headerFields[.authorization] ?? ""), .empty) }
        if request.path == "/.well-known/openid-configuration" {
            return (HTTPResponse(status: .ok), HTTPBody(settings.withLock { $0.discovery }))
        }
        // Others come while the token is on its way.
        for _ in 0..<10 { await Task.yield() }
        let settings = settings.withLock { $0 }
        return state.withLock { state in
            state.forms.append(form)
            state.urls.append("\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")")
            state.authorizations.append(request.headerFields[.authorization])
            if let refusal = settings.refusal { return (HTTPResponse(status: refusal.status), HTTPBody(refusal.body)) }
            let number = state.forms.count
            var text = "{\"access_token\": \"t\(number)\", \"token_type\": \"Bearer\""
            if let lifetime = settings.lifetime { text += ", \"expires_in\": \(lifetime)" }
            if settings.rotates { text += ", \"refresh_token\": \"r\(number)\"" }
            return (HTTPResponse(status: .ok), HTTPBody(text + "}"))
        }
    }

    private func answer(_ authorization: String) -> HTTPResponse {
        let token = String(authorization.dropFirst("Bearer ".count))
        return state.withLock { state in
            state.apiTokens.append(token)
            return HTTPResponse(status: state.revoked.contains(token) ? .unauthorized : .ok)
        }
    }
}

struct CredentialOAuthTests {
    private func configuration(_ clock: HandClock = HandClock()) -> OAuthConfiguration {
        var configuration = OAuthConfiguration()
        configuration.clock = clock
        return configuration
    }

    @Test func `client credentials ask for what the operation needs`() async throws {
        let server = TokenServer()
        let credentials = TestCredentials(login: .clientCredentials(id: "a b", secret: "s:é", configuration()))
        #expect(try await credentials.send("login :write :read", over: server).status == .ok)
        #expect(server.forms == ["grant_type=client_credentials&scope=read%20write"])
        #expect(server.urls == ["https://id.example/token"])
        // Both parts are form-encoded before they are joined (RFC 6749 section 2.3.1).
        #expect(server.authorizations == ["Basic YSUyMGI6cyUzQSVDMyVBOQ=="])
        #expect(server.apiTokens == ["t1"])
    }

    @Test func `a token that grants more is used for less`() async throws {
        let server = TokenServer()
        let credentials = TestCredentials(login: .clientCredentials(id: "a", secret: "s", configuration()))
        for security in ["login :read :write", "login :read", "login :write", "login :other"] {
            _ = try await credentials.send(security, over: server)
        }
        #expect(server.apiTokens == ["t1", "t1", "t1", "t2"])
    }

    @Test func `a secret may go in the form, with more parameters`() async throws {
        let server = TokenServer()
        var configuration = configuration()
        configuration.authentication = .post
        configuration.scopes = ["all"]
        configuration.tokenURL = "http://localhost:8080/token"
        configuration.parameters = ["audience": "x"]
        let credentials = TestCredentials(login: .clientCredentials(id: "a", secret: "s&", configuration))
        _ = try await credentials.send("login :read", over: server)
        #expect(
            server.forms
                == ["grant_type=client_credentials&audience=x&scope=all&client_id=a&client_secret=s%26"])
        #expect(server.authorizations == [nil])
        #expect(server.urls == ["http://localhost:8080/token"])
    }

    @Test(
        arguments: [
            ("3600", 3569, 1), ("3600", 3570, 2), ("\"3600\"", 3570, 2), ("20", 9, 1), ("20", 10, 2), ("0", 0, 2),
            (nil, 1_000_000, 1),
        ] as [(String?, Int, Int)])
    func `a token is renewed before it expires`(lifetime: String?, wait: Int, tokens: Int) async throws {
        let clock = HandClock()
        let server = TokenServer(.init(lifetime: lifetime))
        let credentials = TestCredentials(login: .clientCredentials(id: "a", secret: "s", configuration(clock)))
        _ = try await credentials.send("login :read", over: server)
        clock.advance(by: .seconds(wait))
        _ = try await credentials.send("login :read", over: server)
        #expect(server.forms.count == tokens)
    }

    @Test func `requests at the same time share one token request`() async throws {
        let clock = HandClock()
        let server = TokenServer()
        let credentials = TestCredentials(login: .clientCredentials(id: "a", secret: "s", configuration(clock)))
        for round in 1...2 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask { _ = try await credentials.send("login :read", over: server) }
                }
                try await group.waitForAll()
            }
            #expect(server.forms.count == round)
            clock.advance(by: .seconds(3600))
        }
        #expect(server.apiTokens == Array(repeating: "t1", count: 50) + Array(repeating: "t2", count: 50))
    }

    @Test func `a refused token is replaced once`() async throws {
        let server = TokenServer()
        let credentials = TestCredentials(login: .clientCredentials(id: "a", secret: "s", configuration()))
        _ = try await credentials.send("login :read", over: server)
        server.revoke("t1")
        #expect(try await credentials.send("login :read", over: server).status == .ok)
        server.revoke("t2")
        server.revoke("t3")
        #expect(try await credentials.send("login :read", over: server).status == .unauthorized)
        #expect(server.apiTokens == ["t1", "t1", "t2", "t2", "t3"])
    }

    @Test func `refresh tokens are rotated and kept`() async throws {
        let clock = HandClock()
        let server = TokenServer()
        let kept = Mutex<[String]>([])
        let credentials = TestCredentials(
            login: .refreshToken("r0", clientID: "app", configuration(clock)) { token in
                kept.withLock { $0.append(token) }
            })
        for _ in 1...2 {
            _ = try await credentials.send("login :read", over: server)
            clock.advance(by: .seconds(4000))
        }
        server.change { $0.rotates = false }
        _ = try await credentials.send("login :read", over: server)
        clock.advance(by: .seconds(4000))
        _ = try await credentials.send("login :write", over: server)
        let used = ["r0", "r1", "r2", "r2"]
        #expect(server.forms == used.map { "grant_type=refresh_token&refresh_token=\($0)&client_id=app" })
        #expect(server.urls.first == "https://id.example/refresh")
        #expect(kept.withLock { $0 } == ["r1", "r2"])
    }

    @Test func `a code is exchanged once and then refreshed`() async throws {
        let clock = HandClock()
        let server = TokenServer()
        let credentials = TestCredentials(
            login: .authorizationCode(
                "c", redirectURI: "app://back", codeVerifier: "v", clientID: "app", configuration(clock)))
        _ = try await credentials.send("login :read", over: server)
        clock.advance(by: .seconds(4000))
        _ = try await credentials.send("login :read", over: server)
        #expect(
            server.forms == [
                "grant_type=authorization_code&code=c&redirect_uri=app%3A%2F%2Fback&code_verifier=v&client_id=app",
                "grant_type=refresh_token&refresh_token=r1&client_id=app",
            ])
    }

    @Test func `the endpoint of an issuer is discovered once`() async throws {
        let clock = HandClock()
        let server = TokenServer()
        let credentials = TestCredentials(issuer: .clientCredentials(id: "a", secret: "s", configuration(clock)))
        _ = try await credentials.send("issuer :openid", over: server)
        clock.advance(by: .seconds(4000))
        server.change { $0.discovery = "gone" }
        _ = try await credentials.send("issuer :openid", over: server)
        #expect(server.urls == ["https://id.example/oidc", "https://id.example/oidc"])
        #expect(server.forms[0] == "grant_type=client_credentials&scope=openid&client_id=a&client_secret=s")
    }

    @Test(
        arguments: [
            "{}", "no", "{\"issuer\": \"https://evil.example\", \"token_endpoint\": \"https://evil.example/token\"}",
        ])
    func `a discovery document of someone else is refused`(document: String) async throws {
        let server = TokenServer()
        server.change { $0.discovery = document }
        let credentials = TestCredentials(issuer: .clientCredentials(id: "a", secret: "s", configuration()))
        let error = await #expect(throws: CredentialError.self) {
            _ = try await credentials.send("issuer", over: server)
        }
        #expect((error?.underlying as? OAuthError)?.code == .invalidDiscovery)
        #expect(server.forms.isEmpty)
    }

    @Test(
        arguments: [
            ("http://id.example/token", OAuthError.Code.insecureURL), ("ftp://id.example", .insecureURL),
            ("http://localhost.example/token", .insecureURL), ("/token", .noTokenEndpoint),
        ])
    func `a secret goes to no endpoint that others could read`(url: String, code: OAuthError.Code) async throws {
        let server = TokenServer()
        var configuration = configuration()
        configuration.tokenURL = url
        let credentials = TestCredentials(login: .clientCredentials(id: "a", secret: "s", configuration))
        let error = await #expect(throws: CredentialError.self) {
            _ = try await credentials.send("login", over: server)
        }
        #expect((error?.underlying as? OAuthError)?.code == code)
        #expect(server.forms.isEmpty)
    }

    @Test(
        arguments: [
            (400, #"{"error": "invalid_client", "error_description": "s3cret"}"#, OAuthError.Code.refused),
            (302, "", .refused), (200, "<html>", .invalidResponse),
            (200, #"{"access_token": "t", "token_type": "mac"}"#, .invalidResponse),
            (200, #"{"access_token": ""}"#, .invalidResponse),
        ])
    func `an endpoint that gives no token is an error, and is asked again`(
        status: Int, body: String, code: OAuthError.Code
    ) async throws {
        let server = TokenServer(.init(refusal: (HTTPResponse.Status(code: status), body)))
        let credentials = TestCredentials(
            login: .clientCredentials(id: "a", secret: "s3cret", configuration()))
        let error = await #expect(throws: CredentialError.self) {
            _ = try await credentials.send("login", over: server)
        }
        #expect((error?.underlying as? OAuthError)?.code == code)
        #expect(error?.description.contains("s3cret") == false)
        server.change { $0.refusal = nil }
        #expect(try await credentials.send("login", over: server).status == .ok)
    }
}

struct CredentialSingleFlightTests {
    @Test func `a caller who is cancelled stops waiting, and the others get the result`() async throws {
        let flight = SingleFlight<Int>()
        let (gate, open) = AsyncStream<Void>.makeStream()
        let starts = Mutex(0)
        let work: @Sendable () async throws -> Int = {
            starts.withLock { $0 += 1 }
            for await _ in gate {}
            return 7
        }
        let first = Task { try await flight.value(work) }
        let second = Task { try await flight.value(work) }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        open.finish()
        #expect(try await second.value == 7)
        #expect(starts.withLock { $0 } >= 1)
    }

    @Test func `an error goes to all, and the next caller starts anew`() async throws {
        let flight = SingleFlight<Int>()
        await #expect(throws: MessageError.self) { try await flight.value { throw MessageError("no") } }
        #expect(try await flight.value { 1 } == 1)
    }
}
