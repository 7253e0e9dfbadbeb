import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// Streams are compared with the contract value by value, while they are read or sent.
struct ValidationStreamTests {
    private static let reading =
        #"""
        "Reading":{"type":"object","required":["level"],"properties":{"level":{"type":"integer","maximum":5}}}
        """#

    private static func fixture(_ type: String, _ schema: String = #"{"$ref":"Reading"}"#, _ more: String = "")
        -> ValidationFixture
    {
        let content = #"{"content":{"\#(type)":{"schema":\#(schema)\#(more)}}}"#
        return ValidationFixture(#""body":\#(content),"responses":{"200":\#(content)}"#, schemas: [reading])
    }

    /// What reading a request's stream to its end comes to: the values, and the problem that ended it.
    private static func read<Value>(
        _ fixture: ValidationFixture, _ type: String, _ body: String, language: String = "en",
        _ stream: (inout RequestReader) throws -> any AsyncSequence<Value, any Error>
    ) async throws -> (count: Int, problem: ProblemDetails?) {
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "a.test", path: "/things/1",
            headerFields: [.contentType: type, .acceptLanguage: language])
        var reader = try await RequestReader(request, HTTPBody(body), ["id": "1"], BodyLimits())
        let checks = try #require(fixture.operation.checks)
        let values = try checks.reading(&reader, stream)
        var count = 0
        do {
            for try await _ in values { count += 1 }
            return (count, nil)
        } catch let problem as ProblemDetails {
            return (count, problem)
        }
    }

    @Test("a line that breaks a constraint ends the stream with its position and every violation")
    func lines() async throws {
        let type = "application/x-ndjson"
        let body = "{\"level\":1}\n{\"level\":5}\n{\"level\":6}\n{\"level\":1}\n"
        let (count, problem) = try await Self.read(Self.fixture(type), type, body) {
            try $0.jsonStream(JSONValue.self)
        }
        #expect(count == 2)
        #expect(problem?.summary == "422, body /2/level maximum")
    }

    @Test("a value of another type is 400, as in a body that is read whole")
    func types() async throws {
        let type = "application/json-seq"
        let (count, problem) = try await Self.read(
            Self.fixture(type), type, "\u{1E}{\"level\":\"x\"}\n", language: "ja"
        ) { try $0.jsonStream(JSONValue.self) }
        #expect(count == 0)
        #expect(problem?.summary == "400, body /0/level type")
        #expect(problem?.headerFields[.contentLanguage] == "ja")
    }

    @Test("events are compared by their data, as JSON or as text")
    func events() async throws {
        let type = "text/event-stream"
        let json = try await Self.read(
            Self.fixture(type), type, "data: {\"level\":1}\n\ndata: {\"level\":9}\n\n"
        ) { try $0.events(JSONValue.self) }
        #expect(json.count == 1)
        #expect(json.problem?.summary == "422, body /1/level maximum")

        let text = try await Self.read(
            Self.fixture(type, #"{"type":"string","maxLength":2}"#, #","text":true"#), type, "data: ab\n\ndata: abc\n\n"
        ) { try $0.textEvents() }
        #expect(text.count == 1)
        #expect(text.problem?.summary == "422, body /1 max-length")
    }

    @Test("what a client gets is compared when it is asked to")
    func received() async throws {
        let type = "application/x-ndjson"
        var reader = try await ResponseReader(
            HTTPResponse(status: .ok, headerFields: [.contentType: type]), HTTPBody("{\"level\":6}\n"), limit: 100)
        try Self.fixture(type).operation.checks?.check(received: &reader)
        let values = try reader.jsonStream(JSONValue.self)
        let error = try await #require(throws: ContractViolations.self) { for try await _ in values {} }
        #expect(error.violations.map(\.pointer) == ["/0/level"])
    }

    @Test(
        "what is sent ends at the value that does not fit",
        arguments: ["application/x-ndjson", "application/json-seq", "text/event-stream"])
    func sent(type: String) async throws {
        let checks = try #require(Self.fixture(type).operation.checks)
        let values: [JSONValue] = [["level": 1], ["level": 7], ["level": 1]]
        var writer = ResponseWriter()
        writer.status(200)
        if type == "text/event-stream" {
            writer.events(EventStream(values.map { ServerSentEvent($0, event: "e") }), type)
        } else {
            writer.jsonStream(JSONStream(values), type)
        }
        let body = try await checks.checking(sent: writer.response, writer.body)
        var chunks = 0
        let error = try await #require(throws: ContractViolations.self) { for try await _ in body { chunks += 1 } }
        #expect(chunks == 1)
        #expect(error.violations.map { $0.pointer + " " + $0.code } == ["/1/level maximum"])
    }

    // MARK: Parts

    private static func form(_ parts: [(String, String)]) -> String {
        parts.map { name, text in
            "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(text)\r\n"
        }.joined() + "--b--\r\n"
    }

    @Test(
        "parts that come one after the other are compared as they are read",
        arguments: [
            ([("name", "Tama"), ("level", "5"), ("tags", "a"), ("tags", "b")], nil),
            ([("name", "Tama"), ("level", "6")], "422, body /level maximum"),
            ([("name", "Tama"), ("tags", "a"), ("tags", "c")], "422, body /tags/1 enum"),
            ([("name", "Tama"), ("name", "Mike")], "400, body /name repeated"),
            ([("level", "1")], "400, body /name required"),
            ([("name", "Tama"), ("level", "x")], "400, body /level type"),
        ] as [([(String, String)], String?)])
    func parts(parts: [(String, String)], expected: String?) async throws {
        let schema = #"""
            {"type":"object","required":["name"],"properties":{"name":{"type":"string"},
            "level":{"type":"integer","maximum":5},"tags":{"type":"array","minItems":2,
            "items":{"type":"string","enum":["a","b"]}}}}
            """#
        let fixture = Self.fixture("multipart/form-data", schema, #","streamed":true,"parts":{"tags":"text[]"}"#)
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "a.test", path: "/things/1",
            headerFields: [.contentType: "multipart/form-data; boundary=b"])
        var reader = try await RequestReader(
            request, HTTPBody(Self.form(parts)), ["id": "1"], BodyLimits(), streams: "multipart/form-data")
        let stream = try #require(fixture.operation.checks).reading(&reader) { try $0.multipartStream() }
        var found: String?
        do {
            for try await part in stream { _ = try await part.text(String.self) }
        } catch let problem as ProblemDetails {
            found = problem.summary
        }
        #expect(found == expected)
    }

    @Test("a part that cannot be read is the caller's fault, with or without checks")
    func unreadablePart() async throws {
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "a.test", path: "/",
            headerFields: [.contentType: "multipart/form-data; boundary=b"])
        let reader = try await RequestReader(
            request, HTTPBody(Self.form([("count", "many")])), [:], BodyLimits(), streams: "multipart/form-data")
        let stream = try reader.multipartStream()
        let problem = try await #require(throws: ProblemDetails.self) {
            for try await part in stream { _ = try await part.text(Int.self) }
        }
        #expect(problem.status == 400)
        #expect(problem.violations.map(\.pointer) == ["/count"])
    }

    @Test("headers of parts are compared, and told at their parts")
    func partHeaders() async throws {
        let fixture = ValidationFixture(
            #"""
            "body":{"content":{"multipart/form-data":{"schema":{"type":"object"},"parts":{"scan":"file[]"},
            "headers":{"scan":[{"name":"X-DPI","in":"header","required":true,
            "schema":{"type":"integer","minimum":72}}]}}}}
            """#)
        let parts = ["X-DPI: 72\r\n", "X-DPI: 71\r\n", ""].map {
            "--b\r\nContent-Disposition: form-data; name=\"scan\"\r\n\($0)\r\nx\r\n"
        }
        let problem = try await fixture.problem(
            fields: [.contentType: "multipart/form-data; boundary=b"], body: parts.joined() + "--b--\r\n")
        #expect(problem?.summary == "400, body /scan/1 minimum, body /scan/2 missing")
        #expect(problem?.violations.first?.message.hasPrefix("the header 'X-DPI': ") == true)
    }
}
