import Foundation
import Testing

@_spi(Generated) @testable import KakehashiRuntime

private let region = ServerTemplate.Variable("region", "east", ["east", "west"])
private let host = ServerTemplate.Variable("host", "api.example")

struct SecurityServersTests {
    @Test(
        arguments: [
            (ServerTemplate("https://api.example/v1"), [:], "https://api.example/v1"),
            (ServerTemplate("https://{region}.{host}/v1", [region, host]), [:], "https://east.api.example/v1"),
            (
                ServerTemplate("https://{region}.{host}/v1", [region, host]), ["region": "west", "host": "a"],
                "https://west.a/v1"
            ),
            (ServerTemplate("/v1/{version}", [.init("version", "2")]), ["other": "x"], "/v1/2"),
            (ServerTemplate("https://{region}", [region]), ["region": "north"], nil),
        ] as [(ServerTemplate, [String: String], String?)])
    func `variables have values`(server: ServerTemplate, values: [String: String], expected: String?) throws {
        #expect((try? server.url(values))?.absoluteString == expected)
    }

    @Test(
        arguments: [
            ("https://api.example/v1/", "/v1"), ("https://api.example", ""), ("/", ""), ("v1", "/v1"),
            ("/v1?a=b", "/v1"), ("https://{host}/{host}", "/api.example"), ("../v2", "/../v2"),
        ])
    func `a server has a path`(template: String, path: String) {
        #expect(ServerTemplate(template, [host]).path == path)
    }

    @Test(
        arguments: [
            (ServerTemplate("https://api.example/v1"), "https://api.example/v1/", [:]),
            (ServerTemplate("https://api.example/v1"), "https://api.example/v2", nil),
            (ServerTemplate("https://api.example"), "http://api.example", nil),
            (
                ServerTemplate("https://{region}.{host}/v1", [region, host]), "https://west.a.b/v1",
                ["region": "west", "host": "a.b"]
            ),
            (ServerTemplate("https://{region}.{host}/v1", [region, host]), "https://north.a.b/v1", nil),
            (ServerTemplate("https://{host}/v1", [host]), "https://a/b/v1", nil),
            (ServerTemplate("/v1"), "https://a/b", [:]),
        ] as [(ServerTemplate, String, [String: String]?)])
    func `a URL tells the values of the variables`(
        server: ServerTemplate, url: String, expected: [String: String]?
    ) throws {
        #expect(server.values(in: try #require(URL(string: url))) == expected)
    }

    private struct Upload: ClientInput {
        static let operation = OperationDescription(
            id: "upload", method: .post, path: "/files",
            servers: [ServerTemplate("https://files.{region}.example/up", [region])])

        func write(to request: inout RequestWriter) throws {}

        struct Output: ClientOutput {
            init(reading response: inout ResponseReader) throws {}
        }
    }

    private struct Move: ClientInput {
        static let operation = OperationDescription(
            id: "move", method: .post, path: "/moves", servers: [ServerTemplate("/v2")])

        func write(to request: inout RequestWriter) throws {}
        typealias Output = Upload.Output
    }

    @Test(
        arguments: [
            ("https://west.example/v1", .automatic, "files.west.example/up/files", "west.example/v2/moves"),
            ("http://localhost:80/x", .automatic, "localhost:80/x/files", "localhost:80/x/moves"),
            ("http://localhost:80/x", .own, "files.east.example/up/files", "localhost:80/v2/moves"),
            ("https://west.example/v1", .common, "west.example/v1/files", "west.example/v1/moves"),
        ] as [(String, ClientCore.OperationServers, String, String)])
    func `an operation goes to its own server unless the URL is another on purpose`(
        url: String, servers: ClientCore.OperationServers, upload: String, move: String
    ) async throws {
        let transport = RecordingTransport()
        let core = ClientCore(
            serverURL: try #require(URL(string: url)), transport: transport,
            servers: [ServerTemplate("https://{region}.example/v1", [region])], operationServers: servers)
        _ = try await core.send(Upload())
        _ = try await core.send(Move())
        let sent = transport.exchanges.map { ($0.request.authority ?? "") + ($0.request.path ?? "") }
        #expect(sent == [upload, move])
    }

    private struct Yard: MountableService {
        let basePath = "/v1"

        func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
            let descriptions = [
                OperationDescription(id: "plain", method: .get, path: "/a"), Upload.operation, Move.operation,
                OperationDescription(id: "near", method: .get, path: "/moves", servers: [ServerTemplate("/v1/")]),
            ]
            return descriptions.map { description in
                ServerOperation(description) { _, _, _ in (HTTPResponse(status: .ok), HTTPBody(description.id)) }
            }
        }
    }

    @Test(
        arguments: [
            (nil, .get, "/v1/a", "plain"), (nil, .post, "/up/files", "upload"), (nil, .post, "/v2/moves", "move"),
            (nil, .get, "/v1/moves", "near"), (nil, .post, "/v1/files", nil), ("/x", .post, "/x/files", "upload"),
            ("/x", .post, "/x/moves", "move"), ("/x", .post, "/v2/moves", nil),
        ] as [(String?, HTTPRequest.Method, String, String?)])
    func `a service is mounted at the servers of its operations`(
        mount: String?, method: HTTPRequest.Method, path: String, expected: String?
    ) async throws {
        let transport = try InMemoryTransport(Yard(), at: mount)
        let request = HTTPRequest(method: method, scheme: "http", authority: "a", path: path)
        let (response, body) = try await transport.send(request, body: .empty)
        #expect((response.status == .ok) == (expected != nil))
        guard let expected else { return }
        #expect(try await body.collect(upTo: 100) == Array(expected.utf8))
    }
}

struct SecurityClientTests {
    private struct Act: ClientInput {
        static let operation = OperationDescription(
            id: "act", method: .post, path: "/act", security: "login :a & key | basic")

        func write(to request: inout RequestWriter) throws {}

        struct Output: ClientOutput {
            let status: Int
            init(reading response: inout ResponseReader) throws { status = response.status }
        }
    }

    private struct Turn: ClientMiddleware {
        func intercept(
            _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
            next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
        ) async throws -> (HTTPResponse, HTTPBody) {
            #expect(request.headerFields[.authorization] == nil)
            var request = request
            request.authority = "evil.example"
            return try await next(request, body)
        }
    }

    private func core(
        _ credentials: TestCredentials?, _ transport: RecordingTransport, _ middlewares: [any ClientMiddleware] = []
    ) throws -> ClientCore {
        ClientCore(
            serverURL: try #require(URL(string: "https://api.example")), transport: transport,
            middlewares: middlewares, credentials: credentials)
    }

    @Test func `missing credentials are an error of their own`() async throws {
        let transport = RecordingTransport()
        let error = await #expect(throws: ClientError.self) {
            try await core(TestCredentials(key: .key("k")), transport).send(Act())
        }
        #expect(error?.code == .missingCredentials)
        #expect(
            error?.description == "act (POST /act): credentials are missing: the operation needs 'login' with 'key' "
                + "or 'basic'; there are no credentials for 'login', 'basic'")
        #expect(transport.exchanges.isEmpty)
    }

    @Test func `a credential that cannot be had is an error of its own`() async throws {
        let credentials = TestCredentials(basic: .login { throw MessageError("locked") })
        let error = await #expect(throws: ClientError.self) {
            try await core(credentials, RecordingTransport()).send(Act())
        }
        #expect(error?.code == .credentials)
        #expect(
            error?.description
                == "act (POST /act): a credential cannot be had or sent: no credential for 'basic': locked")
    }

    @Test func `without credentials requests go out as they are`() async throws {
        let transport = RecordingTransport(status: .unauthorized)
        #expect(try await core(nil, transport).send(Act()).status == 401)
        #expect(transport.exchanges.count == 1)
    }

    @Test func `credentials go to no other host`() async throws {
        let transport = RecordingTransport()
        let credentials = TestCredentials(basic: .login(user: "u", password: "p"))
        let core = try core(credentials, transport, [Turn()])
        let error = await #expect(throws: ClientError.self) { try await core.send(Act()) }
        #expect(error?.code == .credentials)
        #expect(transport.exchanges.isEmpty)
    }

    @Test func `errors show no credentials`() async throws {
        let transport = RecordingTransport { _, _ in throw MessageError("gone") }
        let credentials = TestCredentials(basic: .login(user: "u5er", password: "p4ss"))
        let core = try core(credentials, transport)
        let error = await #expect(throws: ClientError.self) { try await core.send(Act()) }
        #expect(error?.request?.headerFields[.authorization] == nil)
        var text = ""
        dump(error, to: &text)
        dump(core, to: &text)
        #expect(!text.contains("u5er") && !text.contains("p4ss") && !text.contains("dTVzZXI"))
    }
}
