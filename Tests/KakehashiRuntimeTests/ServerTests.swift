import Foundation
@_spi(Generated) import KakehashiRuntime
import Testing

/// Answers with its path parameter, or as it is told.
private struct Greet: ClientInput, ServerInput {
    static let operation = OperationDescription(id: "greet", method: .get, path: "/greet/{name}")

    var name: String

    init(name: String) { self.name = name }
    init(reading request: inout RequestReader) throws { name = try request.path("name", String.self) }
    func write(to request: inout RequestWriter) throws { try request.path("name", name) }

    struct Output: ClientOutput, ServerOutput {
        var status = 200
        var text: String

        init(status: Int = 200, text: String) {
            self.status = status
            self.text = text
        }

        init(reading response: inout ResponseReader) throws {
            status = response.status
            text = try response.text(String.self)
        }

        func write(to response: inout ResponseWriter) {
            response.status(status)
            response.text(text, "text/plain")
        }
    }
}

/// Takes a form and sends what it understood.
private struct Subscribe: ServerInput, ServerOutput {
    static let operation = OperationDescription(id: "subscribe", method: .post, path: "/subscribe")

    var topics: [String: [String]]

    init(reading request: inout RequestReader) throws { topics = try request.form([String: [String]].self) }
    func write(to response: inout ResponseWriter) { response.json(topics, "application/json") }
}

/// Writes its name before and after what lies within.
private struct Trace: ServerMiddleware, ClientMiddleware {
    let name: String

    func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        if name == "stop" { return (HTTPResponse(status: .forbidden), HTTPBody("stopped")) }
        let (response, body) = try await next(request, body)
        let text = String(decoding: try await body.collect(upTo: 1000), as: UTF8.self)
        return (response, HTTPBody("<\(name) \(operation.id)>\(text)"))
    }
}

private struct Greeter: MountableService {
    var basePath = ""
    var greet: @Sendable (Greet) async throws -> Greet.Output = { Greet.Output(text: $0.name) }

    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
        [
            ServerOperation(greet, middlewares: middlewares),
            ServerOperation({ (input: Subscribe) in input }, middlewares: middlewares),
        ]
    }
}

struct ServerTests {
    private func client(
        _ service: Greeter = Greeter(), at path: String? = nil, url: String = "http://a", server: [String] = [],
        client: [String] = []
    ) throws -> ClientCore {
        ClientCore(
            serverURL: try #require(URL(string: url)),
            transport: try InMemoryTransport(service, at: path, middlewares: server.map { Trace(name: $0) }),
            middlewares: client.map { Trace(name: $0) })
    }

    @Test func `middlewares lie around the operation, the first outermost`() async throws {
        let answer = try await client(server: ["a", "b"], client: ["c", "d"]).send(Greet(name: "x"))
        #expect(answer.text == "<c greet><d greet><a greet><b greet>x")
    }

    @Test func `a middleware may answer by itself`() async throws {
        let answer = try await client(server: ["a", "stop", "b"]).send(Greet(name: "x"))
        #expect(answer.status == 403)
        #expect(answer.text == "<a greet>stopped")
    }

    @Test(
        arguments: [
            ("", "http://a"), ("/", "http://a/"), ("/v1", "http://a:8080/v1"), ("/v1/", "http://a/v1/"),
            ("v1", "http://[::1]:1/v1"),
            ("/api/v1", "http://a/api/v1//"),
        ])
    func `a mount path is one however it is written`(path: String, url: String) async throws {
        #expect(try await client(at: path, url: url).send(Greet(name: "x")).text == "x")
    }

    @Test func `a path that only begins like the mount path is another`() async throws {
        let answer = try await client(at: "/v1", url: "http://a/v12").send(Greet(name: "x"))
        #expect(answer.status == 404)
    }

    @Test(arguments: ["", "a", "mailto:x@y", "http:///x"])
    func `a server URL without scheme or host is refused before anything is sent`(url: String) async throws {
        guard URL(string: url) != nil else { return }
        let error = await #expect(throws: ClientError.self) { try await client(url: url).send(Greet(name: "x")) }
        #expect(error?.code == .invalidRequest)
    }

    @Test(arguments: [-1, 0, 99, 1000, .max])
    func `a number that is no status is answered 500 instead of ending the process`(status: Int) async throws {
        let written = try await client(Greeter { _ in Greet.Output(status: status, text: "") }).send(Greet(name: "x"))
        #expect(written.status == 500)
        let thrown = Greeter { _ in throw ProblemDetails("odd", status: status, title: "Odd") }
        #expect(try await client(thrown).transport.send(request("/greet/x"), body: .empty).0.status == 500)
    }

    private func request(
        _ path: String, _ method: HTTPRequest.Method = .get, type: String? = nil
    ) -> HTTPRequest {
        var request = HTTPRequest(method: method, scheme: "http", authority: "a", path: path)
        request.headerFields[.contentType] = type
        return request
    }

    @Test func `a body that a handler finds too large is answered 413`() async throws {
        let service = Greeter { _ in
            _ = try await HTTPBody([1, 2, 3]).collect(upTo: 2)
            return Greet.Output(text: "")
        }
        #expect(try await client(service).send(Greet(name: "x")).status == 413)
    }

    @Test(
        arguments: [
            ("a=1&a=2", ["a": ["1", "2"]]), ("a=1", ["a": ["1"]]), ("a=x+y&b=%E6%A9%8B", ["a": ["x y"], "b": ["橋"]]),
        ] as [(String, [String: [String]])])
    func `an array of a form may come once`(text: String, topics: [String: [String]]) async throws {
        let type = "application/x-www-form-urlencoded"
        let (response, body) = try await client().transport
            .send(request("/subscribe", .post, type: type), body: HTTPBody(text))
        #expect(response.status == 200)
        #expect(try [String: [String]](jsonText: try await body.collect(upTo: 1000)) == topics)
    }

    @Test func `a client error names operation, status and cause`() async throws {
        let service = Greeter { _ in throw CancellationError() }
        let (response, _) = try await client(service).transport.send(request("/greet/x"), body: .empty)
        #expect(response.status == 500)
        struct Offline: ClientTransport {
            func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
                throw MountlessError()
            }
            struct MountlessError: Error, CustomStringConvertible { let description = "nobody is there" }
        }
        let offline = ClientCore(serverURL: try #require(URL(string: "http://a")), transport: Offline())
        let error = await #expect(throws: ClientError.self) { try await offline.send(Greet(name: "x")) }
        #expect(error?.description == "greet (GET /greet/{name}): no answer: nobody is there")
    }
}
