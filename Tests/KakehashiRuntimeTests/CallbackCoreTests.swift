import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// A callback as generated code has it.
private struct Told: ClientInput {
    static let operation = OperationDescription(id: "told", method: .post, path: "/ended")
    var name: String?

    func write(to request: inout RequestWriter) throws {
        request.query("name", name)
        request.text("hello", "text/plain")
    }

    struct Output: ClientOutput {
        var status: Int
        init(reading response: inout ResponseReader) throws { status = response.status }
    }
}

/// Notes what it sees on the way.
private struct Witness: ClientMiddleware {
    let path: String

    func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        #expect(request.path == path)
        return try await next(request, body)
    }
}

struct CallbackCoreTests {
    @Test(
        arguments: [
            ("https://a.example/hooks/", "a.example", "/hooks/"),
            ("http://a.example:81/hooks?key=a%20b", "a.example:81", "/hooks?key=a%20b"),
            ("https://a.example", "a.example", "/"), ("HTTPS://a.example/%E6%A9%8B", "a.example", "/%E6%A9%8B"),
        ])
    func `a callback goes to the address as it was given`(address: String, authority: String, path: String) async throws
    {
        let transport = RecordingTransport(status: .noContent)
        let core = CallbackCore(transport: transport, middlewares: [Witness(path: path)])
        #expect(try await core.send(Told(), to: address).status == 204)
        let request = try #require(transport.exchanges.first?.request)
        #expect(request.authority == authority && request.path == path && request.method == .post)
        #expect(transport.exchanges.first?.body == "hello")
    }

    @Test func `parameters of the query are added to those of the address`() async throws {
        let transport = RecordingTransport()
        let core = CallbackCore(transport: transport)
        _ = try await core.send(Told(name: "a b"), to: "https://a.example/hooks?key=1")
        _ = try await core.send(Told(name: "c"), to: "https://a.example/hooks")
        #expect(transport.exchanges.map(\.request.path) == ["/hooks?key=1&name=a%20b", "/hooks?name=c"])
    }

    @Test(arguments: ["", "x", "/hooks", "file:///etc/passwd", "ftp://a.example/", "http://", "http:hooks", "a b"])
    func `nothing is sent to what is no address`(address: String) async throws {
        let transport = RecordingTransport()
        let error = await #expect(throws: ClientError.self) {
            _ = try await CallbackCore(transport: transport).send(Told(), to: address)
        }
        #expect(error?.code == .invalidRequest && error?.operation.id == "told")
        #expect(transport.exchanges.isEmpty)
    }

    /// A callback that asks for a key, and what the server has for it.
    private struct Secured: ClientInput {
        static let operation = OperationDescription(
            id: "secured", method: .post, path: "", security: "hookKey")
        typealias Output = Told.Output

        func write(to request: inout RequestWriter) throws {}
    }

    private struct Keys: ClientCredentials {
        var hookKey: APIKeyCredential?

        func add(to table: inout CredentialTable) {
            table.add(.apiKey("hookKey", in: .header, named: "X-Hook-Key"), hookKey)
        }
    }

    @Test func `a callback carries the credentials that its contract asks for`() async throws {
        let transport = RecordingTransport(status: .noContent)
        let core = CallbackCore(transport: transport, credentials: Keys(hookKey: .key("secret")))
        _ = try await core.send(Secured(), to: "https://a.example/hooks")
        let name = try #require(HTTPField.Name("X-Hook-Key"))
        #expect(transport.exchanges.first?.request.headerFields[name] == "secret")
    }

    @Test func `a callback is not sent without the credentials that it needs`() async throws {
        let transport = RecordingTransport(status: .noContent)
        let core = CallbackCore(transport: transport, credentials: Keys())
        let error = try await #require(throws: ClientError.self) {
            _ = try await core.send(Secured(), to: "https://a.example/hooks")
        }
        #expect(error.code == .missingCredentials)
        #expect(transport.exchanges.isEmpty)
    }
}
