import Testing

/// Bodies that are no JSON, or JSON that nobody writes.
@Suite(.timeLimit(.minutes(2)))
struct HostileBodyTests {
    private func send(_ body: [UInt8], to host: HostileHost) async throws -> RawAnswers {
        let head =
            "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
        return try await host.exchange([Array(head.utf8) + body], isFinished: true)
    }

    private static let deep = String(repeating: "[", count: 100_000)

    private static let texts: [(String, Int)] = [
        (#"{"title": x}"#, 10), (#"{"title":"a"} x"#, 14), (#"{"title":"#, 9), ("{\"title\":\"a\0b\"}", 11),
        (#"{"title":"\x"}"#, 10), (#"{"title":"a","count":01}"#, 22), (#"{"title":"a","count":NaN}"#, 21),
        ("\u{FEFF}{}", 0), (deep, 512), (#"{"title":"a","more":"# + deep, 531),
    ]

    /// UTF-16, and a byte that begins nothing.
    private static let bytes: [([UInt8], Int)] = [
        ([0xFF, 0xFE, 0x7B, 0x00], 0), ([0x7B, 0x22, 0xFF, 0x22], 2), ([0x7B, 0x7D, 0xFF], 2),
    ]

    private static let bodies: [([UInt8], Int)] = texts.map { (Array($0.0.utf8), $0.1) } + bytes

    @Test("what is no JSON is answered 400 with the place", arguments: bodies)
    func malformed(body: [UInt8], offset: Int) async throws {
        try await HostileHost.run { host in
            let answers = try await send(body, to: host)
            #expect(answers.statuses == [400])
            #expect(answers.isProblem)
            #expect(answers.body.contains("at byte \(offset)\""), "\(answers.body.prefix(400))")
            #expect(try await host.isServing())
        }
    }

    @Test(
        "numbers out of all range are answered",
        arguments: [
            ("pages", "1e999999", 422), ("pages", String(repeating: "9", count: 400), 422),
            ("pages", "1e99999999999", 422),
            ("weight", "1e999999", 422), ("weight", String(repeating: "9", count: 400), 422),
            ("weight", "1e-999999", 201), ("count", "1e999999", 201), ("count", "1.5e-999999999999999999", 400),
            ("more", "1e99999999999999999999999999", 201), ("more", "-" + String(repeating: "9", count: 100_000), 201),
        ])
    func numbers(member: String, number: String, status: Int) async throws {
        try await HostileHost.run { host in
            let answers = try await send(Array(#"{"title":"a","\#(member)":\#(number)}"#.utf8), to: host)
            #expect(answers.statuses == [status], "\(answers.body.prefix(400))")
            #expect(try await host.isServing())
        }
    }

    @Test func `of members with one name the last one counts, as in every reader of this house`() async throws {
        try await HostileHost.run { host in
            let answers = try await send(Array(#"{"title":1,"title":"b"}"#.utf8), to: host)
            #expect(answers.statuses == [201])
            #expect(answers.body.contains(#""title":"b""#))
            let wrong = try await send(Array(#"{"title":"a","title":1}"#.utf8), to: host)
            #expect(wrong.statuses == [400])
        }
    }
}
