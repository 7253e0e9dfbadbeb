import Testing

@testable @_spi(Generated) import KakehashiRuntime

struct StreamTests {
    // MARK: JSON

    @Test(
        arguments: [
            ("[1,\"a\"]\n{\"x\":null}\n", "application/x-ndjson"),
            ("[1,\"a\"]\r\n\r\n\n{\"x\":null}", "application/jsonl"),
            ("\u{FEFF}[1,\"a\"]\n{\"x\":null}\n", "application/json-lines"),
            ("\u{1E}[1,\"a\"]\n\u{1E}{\"x\":null}\n", "application/json-seq"),
            ("\u{1E}\u{1E}[1,\n\"a\"]\u{1E}{\"x\":\nnull}", "application/geo+json-seq"),
        ])
    func `values are told apart wherever the chunks end`(text: String, type: String) async throws {
        for body in BodyChunks.splits(of: Array(text.utf8)) {
            let reader = try await RequestReader(body, type: type)
            let values = try await reader.jsonStream(JSONValue.self).all()
            #expect(values == [[1, "a"], ["x": .null]])
        }
    }

    @Test(arguments: ["application/x-ndjson", "application/json-seq"])
    func `what a client writes a server reads`(type: String) async throws {
        let values: [JSONValue] = [.null, 1, "a\nb\u{1E}", "橋", ["x": [true, -0.5]], []]
        var writer = RequestWriter(OperationDescription(id: "o", method: .post, path: "/"))
        writer.jsonStream(JSONStream(values), type)
        #expect(writer.headerFields[.contentType] == type)
        let reader = try await RequestReader(writer.body, type: type)
        #expect(try await reader.jsonStream(JSONValue.self).all() == values)
    }

    @Test(
        arguments: [
            ("1\n{\n3\n", "application/x-ndjson", 400, "/1"), ("1\n\"a\"\n", "application/x-ndjson", 400, "/1"),
            ("\u{1E}1\n\u{1E}2", "application/json-seq", 400, "/1"), ("1\n", "application/json-seq", 400, "/0"),
            ("1\n" + String(repeating: " ", count: 200) + "\n", "application/x-ndjson", 413, nil),
            ("1\n" + String(repeating: " ", count: 200), "application/x-ndjson", 413, nil),
        ] as [(String, String, Int, String?)])
    func `a value that does not fit is a problem, and the stream is over`(
        text: String, type: String, status: Int, pointer: String?
    ) async throws {
        for body in BodyChunks.splits(of: Array(text.utf8)) {
            let reader = try await RequestReader(body, type: type, BodyLimits(item: 100))
            var values = try reader.jsonStream(Int.self).makeAsyncIterator()
            let error = await #expect(throws: (any Error).self) {
                while try await values.next() != nil {}
            }
            #expect(Self.status(error) == status)
            #expect((error as? ProblemDetails)?.violations.first?.pointer == pointer)
            if status == 400 { #expect(try await values.next() == nil) }
        }
    }

    @Test func `a client is told which value does not fit`() async throws {
        let reader = try await ResponseReader(HTTPBody("1\n\"x\"\n"), type: "application/jsonl")
        let stream = try reader.jsonStream(Int.self)
        let error = await #expect(throws: JSONDecodingError.self) { try await stream.all() }
        #expect(error?.pointer == "/1")
    }

    @Test func `no more is taken from the connection than has been asked for`() async throws {
        let chunks = BodyChunks([Array("1\n2\n3".utf8), Array("\n4\n".utf8), Array("5\n".utf8)])
        let reader = try await RequestReader(chunks.body, type: "application/x-ndjson")
        #expect(await chunks.asked == 0)
        var values = try reader.jsonStream(Int.self).makeAsyncIterator()
        for (value, asked) in [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)] {
            #expect(try await values.next() == value)
            #expect(await chunks.asked == asked)
        }
        #expect(try await values.next() == nil)
    }

    @Test func `no more is taken from the handler than the connection takes`() async throws {
        let source = Counter()
        let stream = JSONStream(AsyncStream(unfolding: { await source.next() }))
        var writer = ResponseWriter()
        writer.jsonStream(stream, "application/x-ndjson")
        var chunks = writer.body.makeAsyncIterator()
        #expect(await source.count == 0)
        for number in 1...3 {
            #expect(try await chunks.next() == Array("\(number)\n".utf8))
            #expect(await source.count == number)
        }
    }

    @Test func `a stream that was read can be sent on`() async throws {
        let reader = try await RequestReader(HTTPBody("1\n2\n"), type: "application/x-ndjson")
        var writer = ResponseWriter()
        writer.jsonStream(try reader.jsonStream(Int.self), "application/json-seq")
        #expect(try await writer.body.text() == "\u{1E}1\n\u{1E}2\n")
    }

    @Test(arguments: ["application/json", "text/plain", "nonsense"])
    func `a stream of another type is answered 415`(type: String) async throws {
        let reader = try await RequestReader(HTTPBody("1\n"), type: type)
        let streams = [
            { _ = try reader.jsonStream(Int.self) }, { _ = try reader.events(Int.self) },
            { _ = try reader.textEvents() }, { _ = try reader.multipartStream() },
        ]
        for stream in streams {
            let problem = #expect(throws: ProblemDetails.self) { try stream() }
            #expect(problem?.status == 415)
        }
    }

    private actor Counter {
        var count = 0
        func next() -> Int? {
            count += 1
            return count
        }
    }

    // MARK: Events

    private typealias Event = ServerSentEvent<String>

    /// The examples of the WHATWG standard are among them.
    @Test(
        arguments: [
            ("data: YHOO\ndata: +2\ndata: 10\n\n", [Event("YHOO\n+2\n10")]),
            (
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
                [Event("first event", id: "1"), Event("second event", id: ""), Event(" third event")]
            ),
            ("data\n\ndata\ndata\n\ndata:", [Event(""), Event("\n")]),
            ("data:test\n\ndata: test\n\n", [Event("test"), Event("test")]),
            ("data: a\r\rdata: b\r\n\r\ndata: c\n\n", [Event("a"), Event("b"), Event("c")]),
            ("\u{FEFF}event: add\ndata: 橋\n\n", [Event("橋", event: "add")]), ("\u{FEFF}\u{FEFF}data: x\n\n", []),
            ("data: lost", []), ("data: lost\n", []), ("event: x\n\ndata: a\n\n", [Event("a")]),
            ("id: 7\nretry: 10\n\ndata: a\n\n", [Event("a", id: "7", retry: .milliseconds(10))]),
            ("retry: 1s\nid: a\u{0}b\nother: x\ndata: a\n\n", [Event("a")]),
            ("retry: 99999999999999999999\ndata: a:b:c\n\n", [Event("a:b:c")]),
        ] as [(String, [ServerSentEvent<String>])])
    private func `events are read as the standard asks wherever the chunks end`(text: String, events: [Event])
        async throws
    {
        for body in BodyChunks.splits(of: Array(text.utf8)) {
            let reader = try await ResponseReader(body, type: "text/event-stream")
            #expect(try await reader.textEvents().all() == events)
        }
    }

    @Test func `bytes that are no UTF-8 are replaced`() async throws {
        let reader = try await ResponseReader(
            HTTPBody(Array("data: a".utf8) + [0xFF, 0x0A, 0x0A]), type: "text/event-stream")
        #expect(try await reader.textEvents().all() == [Event("a\u{FFFD}")])
    }

    @Test func `an event is there as soon as its blank line is`() async throws {
        let chunks = BodyChunks(["data: a\r\n\r", "\ndata: b\r\r", "data: c\n\n"].map { Array($0.utf8) })
        let reader = try await ResponseReader(chunks.body, type: "text/event-stream; charset=utf-8")
        var events = try reader.textEvents().makeAsyncIterator()
        for (text, asked) in [("a", 1), ("b", 2), ("c", 3)] {
            #expect(try await events.next()?.data == text)
            #expect(await chunks.asked == asked)
        }
    }

    @Test(
        arguments: [
            Event("a"), Event(""), Event("a\nb\n"), Event("\r\r"), Event(" a:b"), Event("橋\u{0}"),
            Event("a", event: "add", id: "7", retry: .milliseconds(1500)), Event("a", id: ""),
        ])
    private func `what is written reads back`(event: Event) async throws {
        var writer = ResponseWriter()
        writer.textEvents(EventStream([event, event]), "text/event-stream")
        #expect(writer.response.headerFields[.cacheControl] == "no-cache")
        var expected = event
        expected.data = event.data.replacing("\r", with: "\n")
        for body in BodyChunks.splits(of: try await writer.body.collect(upTo: 1000)) {
            let reader = try await ResponseReader(body, type: "text/event-stream")
            #expect(try await reader.textEvents().all() == [expected, expected])
        }
    }

    @Test func `a line end in an event's type or id begins no line of its own`() async throws {
        var writer = ResponseWriter()
        writer.textEvents(EventStream([Event("a", event: "x\r\ndata: y", id: "1\n\n")]), "text/event-stream")
        let events = try await ResponseReader(writer.body, type: "text/event-stream").textEvents().all()
        #expect(events == [Event("a", event: "x  data: y", id: "1  ")])
    }

    @Test func `data is JSON where the contract says so, up to the end that many services send`() async throws {
        var writer = ResponseWriter()
        writer.events(
            EventStream([ServerSentEvent(["n": 1], event: "add"), ServerSentEvent(["n": 2])]), "text/event-stream")
        let text = try await writer.body.text()
        #expect(text == "event: add\ndata: {\"n\":1}\n\ndata: {\"n\":2}\n\n")
        let body = HTTPBody(text + "data: [DONE]\n\ndata: {\n\n")
        let reader = try await ResponseReader(body, type: "text/event-stream")
        let events = try await reader.events([String: Int].self).all()
        #expect(events.map(\.data) == [["n": 1], ["n": 2]])
        #expect(events.map(\.event) == ["add", nil])
    }

    @Test(
        arguments: [
            ("data: 1\n\ndata: x\n\n", 400), ("data: \(String(repeating: "1", count: 200))\n\n", 413),
            (String(repeating: "data: 1\n", count: 80), 413), (String(repeating: "data\n", count: 200), 413),
            (": \(String(repeating: "1", count: 200))", 413),
        ])
    func `an event that does not fit is a problem`(text: String, status: Int) async throws {
        let reader = try await RequestReader(HTTPBody(text), type: "text/event-stream", BodyLimits(item: 100))
        let events = try reader.events(Int.self)
        let error = await #expect(throws: (any Error).self) { try await events.all() }
        #expect(Self.status(error) == status)
    }

    /// What a server answers to an error.
    private static func status(_ error: (any Error)?) -> Int? {
        error is HTTPBody.BodyTooLarge ? 413 : (error as? ProblemDetails)?.status
    }
}
