import KakehashiRuntime
import Testing

/// What a generated client and a generated service may rely on, whatever lies between them.
@Suite(.timeLimit(.minutes(2)))
struct ConformanceTests {
    // MARK: Parameters

    @Test(
        arguments: Depth.allCases,
        [
            "plain", "a/b", "100%", "%2F", "with space", "a+b", "日本語", "🌉", "..", ".", "a.b", "a,b", "q?x=1&y#z",
            "semi;colon=1", "é", "e\u{301}", "\"quoted\"", "~-_.!*'()", "[1]", "\\", "a:b@c", "\u{7F}",
        ])
    func `any text that is not empty can be a path segment`(depth: Depth, text: String) async throws {
        try await depth.run { client in
            let response = try await client.send(Notebook.Echo.Input(segment: text, list: [text, "x"]))
            guard case .ok(let value) = response else {
                Issue.record("\(response)")
                return
            }
            #expect(value["segment"]?.stringValue.map { Array($0.utf8) } == Array(text.utf8))
            #expect(value["list"] == [.string(text), "x"])
        }
    }

    @Test(arguments: Depth.allCases)
    func `an empty path parameter is refused before anything is sent`(depth: Depth) async throws {
        try await depth.run { client in
            let error = await #expect(throws: ClientError.self) {
                try await client.send(Notebook.Echo.Input(segment: ""))
            }
            #expect(error?.code == .invalidRequest)
            #expect(error?.request == nil)
        }
    }

    @Test(arguments: Depth.allCases)
    func `parameters of every place arrive as they were given`(depth: Depth) async throws {
        let input = Notebook.Echo.Input(
            segment: "s", list: ["a", "b,c", "日"], limit: -3, tags: ["x y", "a&b=c", "+", "日本", ""],
            flat: [1, 2, 3], note: Notebook.Note(title: "日記 & co", pages: 7), trace: "trace-1; q=0.5",
            numbers: [10, 20], session: "abc=/+ ;日")
        try await depth.run { client in
            guard case .ok(let value) = try await client.send(input) else {
                Issue.record("not documented")
                return
            }
            #expect(value == input.json)
        }
    }

    @Test(arguments: Depth.allCases)
    func `parameters that are left out stay absent`(depth: Depth) async throws {
        let input = Notebook.Echo.Input(segment: "s")
        try await depth.run { client in
            guard case .ok(let value) = try await client.send(input) else {
                Issue.record("not documented")
                return
            }
            #expect(value == ["segment": "s", "list": ["one"]])
        }
    }

    @Test(
        arguments: Depth.allCases,
        [
            ("/v1/echo/s/of/x?limit=ten", "query", "/limit"),
            ("/v1/echo/s/of/x?limit=1%202", "query", "/limit"),
            ("/v1/echo/s/of/x?flat=1,b", "query", "/flat/1"),
            ("/v1/echo/s/of/x?title=a&pages=many", "query", "/note/pages"),
        ])
    func `a malformed parameter is answered 400 and named`(
        depth: Depth, request: (path: String, place: String, pointer: String)
    ) async throws {
        try await depth.run { client in
            let answer = try await client.raw(.get, request.path)
            let problem = try JSONValue(jsonText: answer.body)
            #expect(answer.status == 400)
            #expect(answer.fields[.contentType] == "application/problem+json")
            #expect(problem["errors"]?[0]?["in"]?.stringValue == request.place)
            #expect(problem["errors"]?[0]?["pointer"]?.stringValue == request.pointer)
        }
    }

    @Test(arguments: Depth.allCases)
    func `a cookie with a plus sign keeps it`(depth: Depth) async throws {
        try await depth.run { client in
            let answer = try await client.raw(.get, "/v1/echo/s/of/x", [.cookie: "theme=100%; session=a+b/c=="])
            #expect(try JSONValue(jsonText: answer.body)["session"] == "a+b/c==")
        }
    }

    // MARK: Bodies

    @Test(arguments: Depth.allCases)
    func `a JSON body and a documented header go through`(depth: Depth) async throws {
        let note = Notebook.Note(title: "橋\u{0}\n\"", pages: .max)
        try await depth.run { client in
            guard case .created(let copy, let location) = try await client.send(Notebook.AddNote.Input(body: note))
            else {
                Issue.record("not documented")
                return
            }
            #expect(copy == note)
            #expect(location == "/v1/notes/1")
        }
    }

    @Test(arguments: Depth.allCases, ["", "hello", "橋を架ける\r\n"])
    func `a text body goes through`(depth: Depth, text: String) async throws {
        try await depth.run { client in
            guard case .ok(let answer) = try await client.send(Notebook.Shout.Input(body: text)) else {
                Issue.record("not documented")
                return
            }
            #expect(answer == text + "!")
        }
    }

    @Test(arguments: Depth.allCases, [nil, 1 << 20])
    func `a megabyte streams both ways, with and without a known length`(depth: Depth, length: Int?) async throws {
        let chunks = (0..<256).map { [UInt8](repeating: UInt8($0), count: 4096) }
        let stream = AsyncStream { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish()
        }
        try await depth.run { client in
            let input = Notebook.CopyBytes.Input(body: HTTPBody(stream, length: length))
            guard case .ok(let body) = try await client.send(input) else {
                Issue.record("not documented")
                return
            }
            #expect(body.length == length)
            #expect(try await body.collect(upTo: 2 << 20) == Array(chunks.joined()))
        }
    }

    @Test(arguments: Depth.allCases)
    func `bytes in memory go through with their length`(depth: Depth) async throws {
        let bytes = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await depth.run { client in
            guard case .ok(let body) = try await client.send(Notebook.CopyBytes.Input(body: HTTPBody(bytes))) else {
                Issue.record("not documented")
                return
            }
            #expect(body.length == bytes.count)
            #expect(try await body.collect(upTo: bytes.count) == bytes)
        }
    }

    @Test(arguments: Depth.allCases)
    func `a stream can be read once, and says so the second time`(depth: Depth) async throws {
        try await depth.run { client in
            let source = AsyncStream<[UInt8]> { continuation in
                continuation.yield([1, 2])
                continuation.finish()
            }
            guard case .ok(let body) = try await client.send(Notebook.CopyBytes.Input(body: HTTPBody(source))) else {
                Issue.record("not documented")
                return
            }
            #expect(try await body.collect(upTo: 10) == [1, 2])
            await #expect(throws: HTTPBody.AlreadyRead.self) { try await body.collect(upTo: 10) }
        }
    }

    // MARK: What goes wrong

    @Test(
        arguments: Depth.allCases,
        [
            ("{", "", "malformed"), ("[]", "", "wrong-type"), (#"{"pages":1}"#, "", "missing-member"),
            (#"{"title":"a","pages":"1"}"#, "/pages", "wrong-type"),
            (#"{"title":"a","pages":1.5}"#, "/pages", "invalid-value"), ("", "", "malformed"),
        ])
    func `a JSON body that does not fit is answered 400 with its pointer`(
        depth: Depth, body: (text: String, pointer: String, code: String)
    ) async throws {
        try await depth.run { client in
            let answer = try await client.raw(
                .post, "/v1/notes", [.contentType: "application/json"], body: HTTPBody(body.text))
            let error = try JSONValue(jsonText: answer.body)["errors"]?[0]
            #expect(answer.status == 400)
            #expect(error?["in"] == "body")
            #expect(error?["pointer"]?.stringValue == body.pointer)
            #expect(error?["code"]?.stringValue == body.code)
        }
    }

    @Test(arguments: Depth.allCases)
    func `a body that must be there and is not is answered 400`(depth: Depth) async throws {
        try await depth.run { client in
            let answer = try await client.raw(.post, "/v1/notes")
            #expect(answer.status == 400)
            #expect(try JSONValue(jsonText: answer.body)["errors"]?[0]?["code"] == "missing")
        }
    }

    @Test(arguments: Depth.allCases, ["text/plain", "application/octet-stream", "application/xml"])
    func `a body of another media type is answered 415`(depth: Depth, type: String) async throws {
        try await depth.run { client in
            let answer = try await client.raw(.post, "/v1/notes", [.contentType: type], body: #"{"title":"a"}"#)
            #expect(answer.status == 415)
            #expect(try JSONValue(jsonText: answer.body)["type"] == "urn:kakehashi:problem:unsupported-media-type")
        }
    }

    @Test(arguments: Depth.allCases, [true, false])
    func `a JSON body over the limit is answered 413`(depth: Depth, hasLength: Bool) async throws {
        let bytes = Array((#"{"title":""# + String(repeating: "a", count: NotebookService.jsonLimit) + #""}"#).utf8)
        let stream = AsyncStream { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
        try await depth.run { client in
            let answer = try await client.raw(
                .post, "/v1/notes", [.contentType: "application/json"],
                body: hasLength ? HTTPBody(bytes) : HTTPBody(stream))
            #expect(answer.status == 413)
            #expect(try JSONValue(jsonText: answer.body)["type"] == "urn:kakehashi:problem:content-too-large")
        }
    }

    @Test(
        arguments: Depth.allCases,
        ["/v1/nothing", "/v1", "/v1/", "/v1//notes", "/v1/echo//of/x", "/v1/act/plain"])
    func `a path without operation is answered 404 with a problem`(depth: Depth, path: String) async throws {
        try await depth.run { client in
            let answer = try await client.raw(.get, path)
            #expect(answer.status == 404)
            #expect(answer.fields[.contentType] == "application/problem+json")
            #expect(try JSONValue(jsonText: answer.body)["status"] == 404)
        }
    }

    @Test(arguments: Depth.allCases)
    func `a method without operation is answered 405 with Allow`(depth: Depth) async throws {
        try await depth.run { client in
            let answer = try await client.raw(.delete, "/v1/bytes")
            #expect(answer.status == 405)
            #expect(answer.fields[.allow] == "HEAD, POST")
            #expect(try JSONValue(jsonText: answer.body)["status"] == 405)
        }
    }

    @Test(arguments: Depth.allCases)
    func `an undocumented status is kept whole`(depth: Depth) async throws {
        try await depth.run { client in
            guard
                case .undocumented(let response) = try await client.send(
                    Notebook.Act.Input(part: "earl grey", kind: "teapot"))
            else {
                Issue.record("documented")
                return
            }
            #expect(response.status.code == 418)
            #expect(response.headerFields[.server] == "teapot")
            #expect(response.headerFields[.contentType] == "text/plain")
            #expect(try await response.body.collect(upTo: 100) == Array("short and stout: earl grey".utf8))
        }
    }

    @Test(arguments: Depth.allCases)
    func `a redirect is an answer like any other`(depth: Depth) async throws {
        try await depth.run { client in
            guard
                case .undocumented(let response) = try await client.send(
                    Notebook.Act.Input(part: "a", kind: "redirect"))
            else {
                Issue.record("followed")
                return
            }
            #expect(response.status == .found)
            #expect(response.headerFields[.location] == "/v1/act/a.nothing")
        }
    }

    @Test(arguments: Depth.allCases)
    func `a problem that a handler throws is the answer`(depth: Depth) async throws {
        try await depth.run { client in
            let answer = try await client.raw(.get, "/v1/act/tickets.problem")
            #expect(answer.status == 409)
            #expect(try JSONValue(jsonText: answer.body)["detail"] == "tickets")
        }
    }

    @Test(arguments: Depth.allCases)
    func `an error that a handler throws is answered 500 without its text`(depth: Depth) async throws {
        try await depth.run { client in
            let answer = try await client.raw(.get, "/v1/act/hunter2.error")
            #expect(answer.status == 500)
            #expect(try JSONValue(jsonText: answer.body)["status"] == 500)
            #expect(!String(decoding: answer.body, as: UTF8.self).contains("hunter2"))
        }
    }

    @Test(arguments: Depth.allCases)
    func `a response without content has none`(depth: Depth) async throws {
        try await depth.run { client in
            guard case .noContent = try await client.send(Notebook.Act.Input(part: "a", kind: "nothing")) else {
                Issue.record("not documented")
                return
            }
        }
    }

    @Test(arguments: Depth.allCases)
    func `HEAD is answered without a body, and the connection stays usable`(depth: Depth) async throws {
        try await depth.run { client in
            for (path, status) in [("/v1/bytes", 200), ("/v1/nothing", 404), ("/v1/notes", 405), ("/v1/bytes", 200)] {
                let answer = try await client.raw(.head, path)
                #expect(answer.status == status)
                #expect(answer.body.isEmpty)
            }
        }
    }

    @Test(arguments: Depth.allCases)
    func `requests at the same time do not mix`(depth: Depth) async throws {
        try await depth.run { client in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<64 {
                    group.addTask {
                        let note = Notebook.Note(
                            title: String(repeating: "\(index) ", count: index * 20), pages: index)
                        guard case .created(let copy, _) = try await client.send(Notebook.AddNote.Input(body: note))
                        else { return false }
                        return copy == note
                    }
                }
                for try await isSame in group { #expect(isSame) }
            }
        }
    }
}
