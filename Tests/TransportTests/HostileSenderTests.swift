import KakehashiRuntime
import MockServer
import NIOCore
import Testing

/// Callers that take their time.
@Suite(.timeLimit(.minutes(2)), .serialized)
struct HostileSenderTests {
    private static let get = "GET /notes HTTP/1.1\r\nHost: a\r\n"
    private static let post =
        "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n"

    private static var limits: ServingLimits {
        var limits = ServingLimits()
        limits.requestTime = .milliseconds(400)
        limits.idleTime = .milliseconds(800)
        limits.lingerTime = .milliseconds(500)
        return limits
    }

    @Test func `a request that does not become whole is answered 408`() async throws {
        try await HostileHost.run(limits: Self.limits) { host in
            for text in ["G", Self.get, Self.post, Self.post + #"{"title":"#] {
                let answers = try await host.exchange(text, isFinished: false)
                #expect(answers.statuses == [408], "\(text)")
                #expect(answers.isProblem)
            }
        }
    }

    @Test(arguments: [get + "X-Tag: ", post])
    func `a byte now and then wins no time`(head: String) async throws {
        try await HostileHost.run(limits: Self.limits) { host in
            let answers = try await host.exchange(
                [Array(head.utf8)] + Array(repeating: [0x20], count: 6), pause: .milliseconds(100))
            #expect(answers.statuses == [408])
            #expect(try await host.isServing())
        }
    }

    @Test func `a connection without a request is closed in silence`() async throws {
        try await HostileHost.run(limits: Self.limits) { host in
            #expect(try await host.exchange("", isFinished: false).text.isEmpty)
            let used = try await host.exchange(Self.get + "\r\n", isFinished: false)
            #expect(used.statuses == [200])
        }
    }

    @Test func `an answer may take longer than a request`() async throws {
        try await HostileHost.run(limits: Self.limits) { host in
            let answers = try await host.exchange(
                "GET /notes?__delay=1500 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", isFinished: false)
            #expect(answers.statuses == [200])
        }
    }

    @Test func `a body that comes steadily may take longer than a request`() async throws {
        try await HostileHost.run(limits: Self.limits) { host in
            let head = Self.post.replacing("Content-Length: 20", with: "Connection: close\r\nContent-Length: 16394")
            let body = #"{"title":""# + String(repeating: "a", count: 16382) + #""}"#
            let parts = stride(from: 0, to: 16394, by: 1639).map { Array(Array(body.utf8)[$0..<min($0 + 1639, 16394)]) }
            let answers = try await host.exchange([Array(head.utf8)] + parts, pause: .milliseconds(100))
            #expect(answers.statuses == [201])
        }
    }

    @Test func `four hundred open connections do not stop service`() async throws {
        try await HostileHost.run { host in
            var open: [NIOAsyncChannel<ByteBuffer, ByteBuffer>] = []
            // Both ends are in this process, which may have a thousand files open.
            for _ in 0..<400 { open.append(try await host.connect()) }
            #expect(try await host.isServing())
            for connection in open { try await connection.executeThenClose { _, _ in } }
        }
    }

    @Test func `more connections than may be wait until others are closed`() async throws {
        var limits = Self.limits
        limits.connections = 4
        limits.idleTime = .milliseconds(1500)
        try await HostileHost.run(limits: limits) { host in
            var open: [NIOAsyncChannel<ByteBuffer, ByteBuffer>] = []
            for _ in 0..<10 { open.append(try await host.connect()) }
            let start = ContinuousClock.now
            #expect(try await host.isServing())
            #expect(ContinuousClock.now - start > .milliseconds(500))
            for connection in open { try await connection.executeThenClose { _, _ in } }
        }
    }

    @Test func `who never reads a large answer blocks nobody, and is let go`() async throws {
        let atlas = MockHost.Mount(path: "/large") { _, _ in
            (HTTPResponse(status: .ok), HTTPBody([UInt8](repeating: 0x61, count: 32 << 20)))
        }
        try await HostileHost.run(limits: Self.limits, mounts: [atlas]) { host in
            var idle: [NIOAsyncChannel<ByteBuffer, ByteBuffer>] = []
            for _ in 0..<4 {
                let connection = try await host.connect()
                try await connection.channel.writeAndFlush(
                    ByteBuffer(string: "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"))
                idle.append(connection)
            }
            // Nothing is read from these, except for the little that fits into their buffers.
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await host.isServing())
            try await Task.sleep(for: .milliseconds(1500))
            for connection in idle {
                let count = try await connection.executeThenClose { inbound, _ in
                    var count = 0
                    do { for try await chunk in inbound { count += chunk.readableBytes } } catch {}
                    return count
                }
                #expect(count < 32 << 20)
            }
        }
    }

    @Test func `what is mounted and fails is named, and what its error says is not told`() async throws {
        struct Secret: Error { let password = "hunter2" }
        let broken = MockHost.Mount(path: "/broken") { _, _ in throw Secret() }
        try await HostileHost.run(mounts: [broken]) { host in
            let answers = try await host.exchange("GET /broken/a?b=c HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answers.statuses == [500])
            #expect(
                answers.body.contains(
                    "what is mounted at '/broken' failed to answer GET '/a' with an error of the type 'Secret'"))
            #expect(!answers.text.contains("hunter2"))
        }
    }
}
