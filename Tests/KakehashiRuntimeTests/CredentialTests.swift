import Testing

@_spi(Generated) @testable import KakehashiRuntime

struct CredentialTests {
    struct Row: Sendable, CustomStringConvertible {
        let description: String
        let scheme: SecurityScheme
        let credential: Credential
        let path: String
        let fields: HTTPFields

        init(
            _ description: String, _ scheme: SecurityScheme, _ credential: Credential, path: String = "/a",
            _ fields: HTTPFields = [:]
        ) {
            self.description = description
            self.scheme = scheme
            self.credential = credential
            self.path = path
            self.fields = fields
        }
    }

    static let xApiKey = HTTPField.Name(parsed: "x-api-key")

    @Test(
        arguments: [
            Row("key in a header", Schemes.key, .apiKey("k 1"), [xApiKey!: "k 1"]),
            Row("key in the query", Schemes.queryKey, .apiKey("a+b&c"), path: "/a?api%20key=a%2Bb%26c"),
            Row("key in a cookie", Schemes.cookieKey, .apiKey("YQ=="), [.cookie: "sid=YQ=="]),
            // RFC 7617 section 2.
            Row(
                "basic", Schemes.basic, .basic(user: "Aladdin", password: "open sesame"),
                [.authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]),
            // RFC 7617 section 2.1.
            Row(
                "basic in UTF-8", Schemes.basic, .basic(user: "test", password: "123£"),
                [.authorization: "Basic dGVzdDoxMjPCow=="]),
            Row(
                "password with colon", Schemes.basic, .basic(user: "a", password: "b:c"),
                [.authorization: "Basic YTpiOmM="]),
            Row("bearer", Schemes.bearer, .bearer("t.o-k"), [.authorization: "Bearer t.o-k"]),
            Row("token of a flow", Schemes.login, .bearer("t"), [.authorization: "Bearer t"]),
            Row("token of an issuer", Schemes.issuer, .bearer("t"), [.authorization: "Bearer t"]),
            Row("other scheme", Schemes.digest, .authorization("a=\"b\""), [.authorization: "Digest a=\"b\""]),
        ])
    func `a credential stands where its scheme says`(row: Row) throws {
        var request = HTTPRequest(method: .get, scheme: "https", authority: "a", path: "/a")
        try row.credential.write(to: &request, as: row.scheme)
        #expect(request.path == row.path)
        #expect(request.headerFields == row.fields)
    }

    @Test(
        arguments: [
            ("/a?b=1", Schemes.queryKey, "/a?b=1&api%20key=k", nil), ("/a", Schemes.cookieKey, "/a", "x=1; sid=k"),
        ] as [(String, SecurityScheme, String, String?)])
    func `other parameters stay`(path: String, scheme: SecurityScheme, expected: String, cookie: String?) throws {
        var request = HTTPRequest(method: .get, scheme: "https", authority: "a", path: path)
        if cookie != nil { request.headerFields[.cookie] = "x=1" }
        try Credential.apiKey("k").write(to: &request, as: scheme)
        #expect(request.path == expected)
        #expect(request.headerFields.filter { $0.name == .cookie }.map(\.value) == (cookie.map { [$0] } ?? []))
    }

    @Test(
        arguments: [
            (Schemes.key, .apiKey("a\r\nX: b")), (Schemes.cookieKey, .apiKey("a; b=c")),
            (Schemes.basic, .basic(user: "a:b", password: "c")), (Schemes.basic, .basic(user: "a", password: "\u{7}")),
            (Schemes.bearer, .bearer("a\nb")), (Schemes.bearer, .bearer("")), (Schemes.key, .bearer("a")),
            (Schemes.login, .basic(user: "a", password: "b")),
        ] as [(SecurityScheme, Credential)])
    func `what cannot be sent is refused without saying it`(scheme: SecurityScheme, credential: Credential) {
        var request = HTTPRequest(method: .get, scheme: "https", authority: "a", path: "/a")
        let before = request
        #expect(throws: MessageError.self) { try credential.write(to: &request, as: scheme) }
        #expect(request == before)
    }

    @Test(
        arguments: [
            ("key", "x-api-key"), ("key & queryKey", "x-api-key query"), ("login | key", "x-api-key"),
            ("login & key | basic | key", "authorization"), ("{} | key", "x-api-key"), ("login | {}", ""),
            ("digest | {} | basic", "authorization"),
        ])
    func `the first requirement with all credentials is used`(security: String, expected: String) async throws {
        let credentials = TestCredentials(
            key: .key("k"), queryKey: .key { "q" }, basic: .login(user: "u", password: "p"),
            digest: .value { _ in nil })
        let transport = RecordingTransport()
        _ = try await credentials.send(security, over: transport)
        let request = try #require(transport.exchanges.first?.request)
        var sent = request.headerFields.map { $0.name.canonicalName }
        if request.path?.contains("?") == true { sent.append("query") }
        #expect(sent.joined(separator: " ") == expected)
    }

    @Test(
        arguments: [
            ("login", "the operation needs 'login'; there are no credentials for 'login'"),
            (
                "login & key | digest",
                "the operation needs 'login' with 'key' or 'digest'; there are no credentials for 'login', 'digest'"
            ),
        ])
    func `missing credentials are named before anything is sent`(security: String, message: String) async throws {
        let transport = RecordingTransport()
        let credentials = TestCredentials(key: .key("k"), digest: .value { _ in nil })
        let error = await #expect(throws: MissingCredentials.self) {
            _ = try await credentials.send(security, over: transport)
        }
        #expect(error?.description == message)
        #expect(transport.exchanges.isEmpty)
    }

    @Test func `two schemes that need the same header are refused`() async {
        let credentials = TestCredentials(basic: .login(user: "u", password: "p"), bearer: .token("t"))
        let error = await #expect(throws: CredentialError.self) {
            _ = try await credentials.send("basic & bearer", over: RecordingTransport())
        }
        #expect(error?.scheme == "bearer")
    }

    @Test func `what a middleware has put in counts as a credential`() async throws {
        let transport = RecordingTransport()
        _ = try await TestCredentials(key: .key("k")).send("queryKey & key", over: transport, path: "/a?api%20key=1")
        #expect(transport.exchanges.first?.request.path == "/a?api%20key=1")
        #expect(transport.exchanges.first?.request.headerFields[try #require(Self.xApiKey)] == "k")
    }

    @Test func `a token that is read anew is tried once more after a 401`() async throws {
        let transport = RecordingTransport { exchange, _ in
            let isNew = exchange.request.headerFields[.authorization] == "Bearer t1"
            return (HTTPResponse(status: isNew ? .ok : .unauthorized), .empty)
        }
        let credentials = TestCredentials(bearer: .token { "t\(transport.exchanges.count)" })
        #expect(try await credentials.send("bearer", over: transport).status == .ok)
        #expect(transport.exchanges.count == 2)
    }

    @Test func `a 401 is returned where no credential is left or the body is gone`() async throws {
        let transport = RecordingTransport(status: .unauthorized)
        #expect(try await TestCredentials(bearer: .token("t")).send("bearer", over: transport).status == 401)
        #expect(transport.exchanges.count == 1)
        let stream = HTTPBody(AsyncStream<[UInt8]> { $0.finish() })
        let changing = TestCredentials(bearer: .token { "t\(transport.exchanges.count)" })
        #expect(try await changing.send("bearer", over: transport, body: stream).status == 401)
        #expect(transport.exchanges.count == 2)
        #expect(try await changing.send("bearer", over: transport).status == 401)
        #expect(transport.exchanges.count == 4)
    }

    @Test func `no description or dump shows a secret`() throws {
        let secret = "s3cret"
        var credentials = TestCredentials()
        credentials.key = .key(secret)
        credentials.basic = .login(user: secret, password: secret)
        credentials.bearer = .token(secret)
        credentials.digest = .value(secret)
        credentials.login = .clientCredentials(id: "a", secret: secret)
        credentials.issuer = .refreshToken(secret, clientID: "a", clientSecret: secret)
        var text = ""
        dump(credentials, to: &text)
        dump(CredentialTable(credentials), to: &text)
        dump(Credential.bearer(secret), to: &text)
        dump(PresentedKey(secret), to: &text)
        dump(PresentedToken(secret), to: &text)
        dump(PresentedAuthorization(secret), to: &text)
        dump(PresentedLogin(user: secret, password: secret), to: &text)
        text += "\(credentials) \(String(reflecting: credentials)) \(Credential.apiKey(secret)) \(PresentedKey(secret))"
        text += String(reflecting: PresentedLogin(user: secret, password: secret))
        let code = OAuthGrant.code(Secret(secret), redirectURI: "", verifier: Secret(secret))
        text += "\(code) \(OAuthGrant.password(Secret(secret), Secret(secret)))"
        #expect(!text.contains(secret))
        #expect(text.contains("(secret)"))
    }
}
