import Foundation
import KakehashiAsyncHTTPClient
import KakehashiRuntime
import MockServer
import Testing

/// Several mocks on one real socket.
@Suite(.timeLimit(.minutes(2)), .serialized)
struct MockHostTests {
    /// Answers with its name, the method, the path it was given and the size of the body.
    private static func mount(_ name: String, at path: String) -> MockHost.Mount {
        MockHost.Mount(path: path) { request, body in
            let text = "\(name) \(request.method.rawValue) \(request.path ?? "") \(body.count)"
            return (HTTPResponse(status: .ok), HTTPBody(text))
        }
    }

    private static let mounts = [
        mount("root", at: ""), mount("city", at: "/city"), mount("parks", at: "city/parks/"),
    ]

    private func withHost(
        _ mounts: [MockHost.Mount], bodyLimit: Int = 1000, _ body: (ClientCore) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var limits = ServingLimits()
        limits.body = bodyLimit
        let host = try MockHost(mounts, port: 0, limits: limits) { port.yield($0) }
        let running = Task { try await host.run() }
        var iterator = ports.makeAsyncIterator()
        let url = URL(string: "http://127.0.0.1:\(await iterator.next() ?? 0)")
        try await body(ClientCore(serverURL: try #require(url), transport: AsyncHTTPClientTransport()))
        running.cancel()
        try await running.value
    }

    @Test(
        arguments: [
            ("/", "root GET / 0"), ("/x/y?z=1", "root GET /x/y?z=1 0"), ("/city", "city GET / 0"),
            ("/city?q=a%20b", "city GET /?q=a%20b 0"), ("/city/a%2Fb", "city GET /a%2Fb 0"),
            ("/city/parks/1", "parks GET /1 0"), ("/city/parksandmore", "city GET /parksandmore 0"),
            ("/citys", "root GET /citys 0"),
        ])
    func `the longest mount answers, with the path that is left`(path: String, expected: String) async throws {
        try await withHost(Self.mounts) { client in
            let answer = try await client.raw(.get, path)
            #expect(String(decoding: answer.body, as: UTF8.self) == expected)
        }
    }

    @Test func `a path outside all mounts is answered 404 with the mounts`() async throws {
        try await withHost([Self.mount("b", at: "/b"), Self.mount("a", at: "/a")]) { client in
            let answer = try await client.raw(.get, "/c/d")
            let problem = try JSONValue(jsonText: answer.body)
            #expect(answer.status == 404)
            #expect(answer.fields[.contentType] == "application/problem+json")
            #expect(problem["mounts"] == ["/a", "/b"])
            #expect(problem["detail"] == "nothing is mounted at '/c/d'")
        }
    }

    @Test func `a body up to the limit goes through and a larger one is answered 413`() async throws {
        try await withHost(Self.mounts) { client in
            let whole = try await client.raw(.post, "/", body: HTTPBody([UInt8](repeating: 1, count: 1000)))
            #expect(String(decoding: whole.body, as: UTF8.self) == "root POST / 1000")
            let ones = [UInt8](repeating: 1, count: 1000)
            for body in [HTTPBody(ones + [1]), HTTPBody(AsyncStream([ones, [1]]))] {
                let answer = try await client.raw(.post, "/", body: body)
                #expect(answer.status == 413)
                #expect(answer.fields[.contentType] == "application/problem+json")
            }
        }
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal ends the host after the request that is under way`(signal: Int32) async throws {
        let slow = MockHost.Mount(path: "") { _, _ in
            kill(getpid(), signal)
            try? await Task.sleep(for: .milliseconds(300))
            return (HTTPResponse(status: .ok), "finished")
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let host = try MockHost([slow], port: 0) { port.yield($0) }
        let running = Task { try await host.run() }
        var iterator = ports.makeAsyncIterator()
        let url = URL(string: "http://127.0.0.1:\(await iterator.next() ?? 0)")
        let client = ClientCore(serverURL: try #require(url), transport: AsyncHTTPClientTransport())
        let answer = try await client.raw(.get, "/")
        #expect(String(decoding: answer.body, as: UTF8.self) == "finished")
        try await running.value
    }

    @Test func `an address that is in use is a clear error`() async throws {
        try await withHost(Self.mounts) { client in
            let port = try #require(client.serverURL.port)
            let second = try MockHost(Self.mounts, port: port)
            let error = await #expect(throws: MockHostError.self) { try await second.run() }
            #expect(error == .addressInUse(host: "127.0.0.1", port: port))
            #expect(error?.description == "the address '127.0.0.1:\(port)' is in use")
        }
    }

    @Test(arguments: ["no.such.host.invalid", "192.0.2.1"])
    func `an address of another machine is a clear error`(host: String) async throws {
        let host = try MockHost(Self.mounts, host: host, port: 0)
        await #expect(throws: MockHostError.self) { try await host.run() }
    }

    @Test func `mounts and ports that cannot be are refused before anything is opened`() {
        #expect(throws: MockHostError.duplicateMount("/a")) {
            try MockHost([Self.mount("1", at: "/a"), Self.mount("2", at: "a/")], port: 0)
        }
        #expect(throws: MockHostError.invalidPort(70_000)) { try MockHost(Self.mounts, port: 70_000) }
    }
}
