import Testing

/// Bytes that are no HTTP/1.1, or that two servers might read in two ways.
@Suite(.timeLimit(.minutes(2)))
struct HostileMessageTests {
    private static let post = "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    private static let next = "GET /notes HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test(
        "what is no message is answered 400 once, and others are served",
        arguments: [
            "\u{16}\u{3}\u{1}garbage\r\n\r\n", "garbage\r\n\r\n", "GET /notes\r\n\r\n", "GET notes HTTP/1.1\r\n\r\n",
            "GET /notes HTTP/3.7\r\nHost: a\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET /notes/a b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /notes HTTP/1.1\nHost: a\n\n",
            "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /notes HTTP/1.1\r\nHost: a\r\nbad name: x\r\n\r\n", "GET /notes HTTP/1.1\r\nHost: a\r\nbad\r\n\r\n",
            "GET /notes HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", "GET /notes HTTP/1.1\r\nHost: a\r\nX-Tag: a\0b\r\n\r\n",
            "GET /notes HTTP/1.1\r\nHost: a\r\nX-Tag: a\rb\r\n\r\n",
            "GET /notes HTTP/1.1\r\nHost: a\r\nX-Tag: a\r\n b\r\n\r\n",
            "GET /notes HTTP/1.1\r\n\r\n", "GET /notes HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        ])
    func malformed(_ text: String) async throws {
        try await HostileHost.run { host in
            for message in [text, text + Self.next] {
                let answers = try await host.exchange(message, isFinished: false)
                #expect(answers.statuses == [400])
                #expect(answers.isProblem)
                #expect(answers.text.contains("Connection: close\r\n"))
            }
            #expect(try await host.isServing())
        }
    }

    @Test(
        "a body whose end is unclear is answered 400 once, and what follows is no request",
        arguments: [
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
            "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
            "Content-Length: 2, 2\r\n\r\n{}", "Content-Length: -2\r\n\r\n{}", "Content-Length: +2\r\n\r\n{}",
            "Content-Length: 0x2\r\n\r\n{}", "Content-Length: 18446744073709551615\r\n\r\n{}",
            "Content-Length: 99999999999999999999999\r\n\r\n{}", "Transfer-Encoding: identity\r\n\r\n{}",
            "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "X-Tag: a\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n2\r\n{}}\r\n0\r\n\r\n",
        ])
    func framing(_ rest: String) async throws {
        try await HostileHost.run { host in
            let answers = try await host.exchange(Self.post + rest + Self.next, isFinished: false)
            #expect(answers.statuses == [400])
            #expect(answers.isProblem)
            #expect(try await host.isServing())
        }
    }

    @Test func `HTTP 1.0 has no chunks, needs no host and ends after the answer`() async throws {
        try await HostileHost.run { host in
            let plain = try await host.exchange("GET /notes HTTP/1.0\r\n\r\n" + Self.next, isFinished: false)
            #expect(plain.statuses == [200])
            #expect(plain.text.contains("Connection: close\r\n"))
            let chunked = try await host.exchange(
                "POST /notes HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Self.next, isFinished: false)
            #expect(chunked.statuses == [400])
        }
    }

    @Test func `a broken message after good ones leaves their answers whole`() async throws {
        try await HostileHost.run { host in
            let slow = "GET /notes?__delay=200 HTTP/1.1\r\nHost: a\r\n\r\n"
            let answers = try await host.exchange(slow + Self.next + "garbage\r\n\r\n" + Self.next, isFinished: false)
            #expect(answers.statuses == [200, 200, 400])
        }
    }

    @Test(
        "a path or value that is no text is answered 400",
        arguments: [
            "/notes/%ZZ", "/notes/%F", "/notes/%FF", "/no%ZZtes", "/%FF/notes", "/notes?q=%ZZ", "/notes?q=%FF",
        ])
    func encoding(path: String) async throws {
        try await HostileHost.run { host in
            let answers = try await host.exchange("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answers.statuses == [400])
            #expect(answers.isProblem)
        }
    }

    @Test(
        "bytes that are no UTF-8 are answered 400",
        arguments: [
            ("GET /notes/", ""), ("GET /notes?q=", ""), ("GET /notes HTTP/1.1\r\nHost: a\r\nX-Tag: ", "header"),
        ]
    )
    func bytes(before: String, place: String) async throws {
        let after = place == "header" ? "\r\n\r\n" : " HTTP/1.1\r\nHost: a\r\n\r\n"
        try await HostileHost.run { host in
            let answers = try await host.exchange(
                [Array(before.utf8) + [0xFF, 0xFE] + Array(after.utf8)], isFinished: true)
            #expect(answers.statuses == [400])
            #expect(answers.isProblem)
        }
    }

    @Test func `who asks for another protocol is answered, and told that the connection ends`() async throws {
        try await HostileHost.run { host in
            let answers = try await host.exchange(
                "GET /notes HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                    + "HTTP2-Settings: AA\r\n\r\n", isFinished: false)
            #expect(answers.statuses == [200])
            #expect(answers.text.contains("Connection: close\r\n"))
        }
    }

    @Test(arguments: ["close", "Close", "close, TE"])
    func `who ends the connection sees its end`(connection: String) async throws {
        try await HostileHost.run { host in
            let answers = try await host.exchange(
                "GET /notes HTTP/1.1\r\nHost: a\r\nConnection: \(connection)\r\n\r\n" + Self.next,
                isFinished: false)
            #expect(answers.statuses == [200])
        }
    }

    @Test func `what Prefer cannot be is named`() async throws {
        try await HostileHost.run { host in
            let answers = try await host.exchange(
                "GET /notes HTTP/1.1\r\nHost: a\r\nPrefer: code=abc, delay=-1, dynamic=2, fault=flood(1)\r\n\r\n")
            #expect(answers.statuses == [422])
            for name in ["code", "delay", "dynamic", "fault"] { #expect(answers.body.contains("/Prefer/\(name)")) }
        }
    }
}
