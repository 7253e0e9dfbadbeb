import Foundation
import Hummingbird
import KakehashiAsyncHTTPClient
import KakehashiHummingbird
@_spi(Generated) import KakehashiRuntime
import NIOCore
import NIOPosix
import Testing

/// What is true of a service on Hummingbird only.
@Suite(.timeLimit(.minutes(2)))
struct HummingbirdTests {
    private func get(_ path: String, port: Int) async throws -> (status: Int, text: String) {
        let client = ClientCore(
            serverURL: try #require(URL(string: "http://127.0.0.1:\(port)")), transport: AsyncHTTPClientTransport())
        let answer = try await client.raw(.get, path)
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    @Test func `routes before and after a mounted service are reached, and so is a second service`() async throws {
        let router = Router()
        router.get("before") { _, _ in "before" }
        try router.mount(NotebookService())
        try router.mount(NotebookService(), at: "/v2/")
        router.get("v1/after") { _, _ in "after" }
        try await withServer(router) { port in
            for (path, status, text) in [
                ("/before", 200, "before"), ("/v1/after", 200, "after"), ("/v1/act/a.nothing", 204, ""),
                ("/v2/act/a.nothing", 204, ""), ("/v2/none", 404, "urn:kakehashi:problem:no-such-path"),
                ("/v3/act/a.nothing", 404, ""),
            ] {
                let answer = try await get(path, port: port)
                #expect(answer.status == status, "\(path)")
                #expect(text.isEmpty ? answer.text.isEmpty : answer.text.contains(text), "\(path)")
            }
        }
    }

    @Test(arguments: ["", "/"])
    func `a service can be mounted at the root`(path: String) async throws {
        let router = Router()
        try router.mount(NotebookService(), at: path)
        try await withServer(router) { port in
            let found = try await get("/act/a.nothing", port: port)
            let missing = try await get("/act", port: port)
            #expect(found.status == 204)
            #expect(missing.status == 404)
        }
    }

    @Test func `two operations for one path and method are refused`() throws {
        let operations = NotebookService().operations(middlewares: [])
        #expect(throws: (any Error).self) { try Router().register(operations + operations, at: "") }
    }

    @Test func `HEAD tells the length that the body would have`() async throws {
        let router = Router()
        try router.mount(NotebookService())
        try await withServer(router) { port in
            let client = ClientCore(
                serverURL: try #require(URL(string: "http://127.0.0.1:\(port)")),
                transport: AsyncHTTPClientTransport())
            let answer = try await client.raw(.head, "/v1/bytes")
            #expect(answer.fields[.contentLength] == String(NotebookService.peekLength))
        }
    }

    @Test(arguments: [1, 100])
    func `a stream that is not as long as announced breaks the connection`(announced: Int) async throws {
        let response = Response(
            HTTPResponse(status: .ok),
            HTTPBody(AsyncStream([[1, 2, 3]]), length: announced), to: .get)
        let router = Router()
        router.get("stream") { _, _ in response }
        try await withServer(router) { port in
            await #expect(throws: (any Error).self) { try await get("/stream", port: port) }
        }
    }

    @Test func `a reader that stops stops the source`() async throws {
        let produced = Tally()
        let router = Router()
        router.get("endless") { _, _ in
            let source = AsyncStream<[UInt8]>(unfolding: {
                await produced.add()
                return [UInt8](repeating: 1, count: 64 << 10)
            })
            return Response(HTTPResponse(status: .ok), HTTPBody(source), to: .get)
        }
        try await withServer(router) { port in
            let request = HTTPRequest(
                method: .get, scheme: "http", authority: "127.0.0.1:\(port)", path: "/endless")
            let (_, body) = try await AsyncHTTPClientTransport().send(request, body: .empty)
            var iterator = body.makeAsyncIterator()
            #expect(try await iterator.next() != nil)
            try await Task.sleep(for: .milliseconds(500))
            let count = await produced.count
            // What the sockets of both sides hold, more of it on a busy machine, and not what half a second could produce.
            #expect(count < 2_000)
            try await Task.sleep(for: .milliseconds(200))
            #expect(await produced.count == count)
        }
    }

    private actor Tally {
        var count = 0
        func add() { count += 1 }
    }

    /// What a server answers to bytes that no HTTP client would send.
    private func exchange(_ text: String, port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var answer = ""
            for try await chunk in inbound { answer += String(buffer: chunk) }
            return answer
        }
    }

    @Test(
        arguments: [
            ("GET /v1/echo/%FF/of/x HTTP/1.1", "400 Bad Request"), ("GET /v1/echo/%2/of/x HTTP/1.1", "400 Bad Request"),
            ("GET /v1/echo/a/of/x?limit=%ZZ HTTP/1.1", "400 Bad Request"),
            ("GET http://example.com/v1/act/a.nothing HTTP/1.1", "204 No Content"),
            ("GET /v1/act/%61%2enothing HTTP/1.1", "204 No Content"),
            ("GET /v1/%61ct/a.nothing?x HTTP/1.1", "204 No Content"),
            ("OPTIONS * HTTP/1.1", "404 Not Found"),
            ("PURGE /v1/bytes HTTP/1.1", "405 Method Not Allowed"),
            ("POST /v1/notes HTTP/1.1\r\nContent-Length: 0", "400 Bad Request"),
            ("POST /v1/notes HTTP/1.1\r\nContent-Length: 99999999", "413 Payload Too Large"),
        ])
    func `requests in unusual forms are answered`(request: String, status: String) async throws {
        let router = Router()
        try router.mount(NotebookService())
        try await withServer(router) { port in
            let text = request + "\r\nHost: a\r\nConnection: close\r\n\r\n"
            let answer = try await exchange(text, port: port)
            #expect(answer.hasPrefix("HTTP/1.1 \(status)\r\n"))
        }
    }

    @Test func `a body that ends before its announced length is not taken for a whole one`() async throws {
        let (bodies, body) = AsyncStream.makeStream(of: [UInt8]?.self)
        let router = Router()
        router.post("collect") { request, _ in
            body.yield(try? await HTTPBody(request).collect(upTo: 1000))
            return "done"
        }
        try await withServer(router) { port in
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connect(host: "127.0.0.1", port: port).get()
            try await channel.writeAndFlush(
                ByteBuffer(string: "POST /collect HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"))
            try await channel.close()
            var iterator = bodies.makeAsyncIterator()
            let collected: [UInt8]?? = await iterator.next()
            #expect(collected == .some(nil))
        }
    }

    @Test func `a path that no URL can hold is not sent as another one`() async throws {
        let client = ClientCore(
            serverURL: try #require(URL(string: "http://127.0.0.1:1")), transport: AsyncHTTPClientTransport())
        await #expect { try await client.raw(.get, "/%FF") } throws: { "\($0)".contains("/%FF") }
    }

    @Test func `no answer is a transport error that names the operation`() async throws {
        let client = ClientCore(
            serverURL: try #require(URL(string: "http://127.0.0.1:1")),
            transport: AsyncHTTPClientTransport(timeout: .seconds(5)))
        let error = await #expect(throws: ClientError.self) {
            try await client.send(Notebook.Shout.Input(body: "anyone?"))
        }
        #expect(error?.code == .transport)
        #expect(error?.operation.id == "shout")
    }

    @Test func `a server that does not answer in time is a transport error`() async throws {
        let router = Router()
        router.put("shout") { _, _ in
            try await Task.sleep(for: .seconds(30))
            return "late"
        }
        try await withServer(router) { port in
            let client = ClientCore(
                serverURL: try #require(URL(string: "http://127.0.0.1:\(port)")),
                transport: AsyncHTTPClientTransport(timeout: .milliseconds(200)))
            let error = await #expect(throws: ClientError.self) {
                try await client.send(Notebook.Shout.Input(body: "anyone?"))
            }
            #expect(error?.code == .transport)
        }
    }
}

extension AsyncStream where Element: Sendable {
    init(_ elements: [Element]) {
        self.init { continuation in
            for element in elements { continuation.yield(element) }
            continuation.finish()
        }
    }
}
