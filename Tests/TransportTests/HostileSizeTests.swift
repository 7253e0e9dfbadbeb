import MockEngine
import MockServer
import Testing

/// Messages that are larger than anyone needs.
@Suite(.timeLimit(.minutes(2)), .serialized)
struct HostileSizeTests {
    private static let post = "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    private static let next = "GET /notes HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    private func limits(_ change: (inout ServingLimits) -> Void) -> ServingLimits {
        var limits = ServingLimits()
        limits.lingerTime = .milliseconds(500)
        change(&limits)
        return limits
    }

    @Test func `a body over the limit is answered 413, and the connection can be used when it was sent`() async throws {
        try await HostileHost.run(limits: limits { $0.body = 1000 }) { host in
            let large = String(repeating: " ", count: 5000)
            let sized = try await host.exchange(
                Self.post + "Content-Length: 5000\r\n\r\n" + large + Self.next, isFinished: false)
            #expect(sized.statuses == [413, 200])
            #expect(sized.text.contains("urn:kakehashi:problem:content-too-large"))
            let chunked = try await host.exchange(
                Self.post + "Transfer-Encoding: chunked\r\n\r\n1388\r\n\(large)\r\n0\r\n\r\n" + Self.next,
                isFinished: false)
            #expect(chunked.statuses == [413, 200])
        }
    }

    @Test func `a body over the limit that does not come ends the connection`() async throws {
        try await HostileHost.run(limits: limits { $0.body = 1000 }) { host in
            let answers = try await host.exchange(
                Self.post + "Content-Length: 9223372036854775807\r\n\r\n", isFinished: false)
            #expect(answers.statuses == [413])
        }
    }

    @Test func `a body without end takes no memory and no time`() async throws {
        try await HostileHost.run(limits: limits { $0.body = 1 << 20 }) { host in
            let before = HostileHost.memory
            let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 0x20, count: 1 << 20) + Array("\r\n".utf8)
            let parts = [Array((Self.post + "Transfer-Encoding: chunked\r\n\r\n").utf8)]
            // All of them take longer than the server waits.
            let answers = try await host.exchange(
                parts + Array(repeating: chunk, count: 100), pause: .milliseconds(10))
            #expect(answers.statuses == [413] || answers.statuses.isEmpty)
            if let before, let after = HostileHost.memory { #expect(after - before < 64) }
            #expect(try await host.isServing())
        }
    }

    @Test func `who waits to be told is told to send, or that there is no need`() async throws {
        try await HostileHost.run(limits: limits { $0.body = 1000 }) { host in
            let body = #"{"title":"橋"}"#
            let head = Self.post + "Content-Length: \(body.utf8.count)\r\nExpect: 100-continue\r\n\r\n"
            let taken = try await host.exchange(
                [Array(head.utf8), Array(body.utf8)], pause: .milliseconds(100), isFinished: true)
            #expect(taken.statuses == [100, 201])
            let refused = try await host.exchange(
                Self.post + "Content-Length: 2000\r\nExpect: 100-continue\r\n\r\n", isFinished: false)
            #expect(refused.statuses == [413])
            #expect(refused.text.contains("Connection: close\r\n"))
        }
    }

    @Test func `a target that is too long is answered 414`() async throws {
        try await HostileHost.run(limits: limits { $0.target = 1000 }) { host in
            let long = String(repeating: "a", count: 1000)
            let answers = try await host.exchange(
                "GET /notes?q=\(long) HTTP/1.1\r\nHost: a\r\n\r\n" + Self.next, isFinished: false)
            #expect(answers.statuses == [414])
            #expect(answers.isProblem)
            #expect(try await host.isServing())
        }
    }

    @Test(arguments: [
        "X-Tag: " + String(repeating: "a", count: 2000) + "\r\n", String(repeating: "X: 1\r\n", count: 11),
    ])
    func `header fields that are too large or too many are answered 431`(fields: String) async throws {
        let limits = limits { limits in
            limits.head = 2000
            limits.fields = 10
        }
        try await HostileHost.run(limits: limits) { host in
            let answers = try await host.exchange(
                "GET /notes HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + Self.next, isFinished: false)
            #expect(answers.statuses == [431])
            #expect(answers.isProblem)
            #expect(try await host.isServing())
        }
    }

    @Test func `two thousand sessions leave a thousand, and the trace says so`() async throws {
        try await HostileHost.run { host in
            let before = HostileHost.memory
            for batch in 0..<4 {
                let requests = (0..<500).map { number in
                    let last = number == 499 ? "Kakehashi-Trace: 1\r\nConnection: close\r\n" : ""
                    let body = #"{"title":"\#(batch)"}"#
                    return Self.post + "Kakehashi-Session: s\(batch * 500 + number)\r\n\(last)"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
                }
                let answers = try await host.exchange(requests.joined(), isFinished: false)
                #expect(answers.statuses == Array(repeating: 201, count: 500))
            }
            let record = try #require(host.player.journal[2000])
            #expect(record.lines.contains("the session 's999' made room"))
            if let before, let after = HostileHost.memory { #expect(after - before < 64) }
        }
    }
}
