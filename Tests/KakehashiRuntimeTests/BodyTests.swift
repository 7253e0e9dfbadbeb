import Testing

@testable @_spi(Generated) import KakehashiRuntime

struct BodyTests {
    // MARK: Text

    @Test(
        arguments: [
            ("text/plain", Array("橋é".utf8), "橋é"), ("text/plain; charset=UTF-8", [0xEF, 0xBB, 0xBF, 0x61], "a"),
            ("text/plain; charset=\"us-ascii\"", [0x61], "a"), ("text/plain; charset=ISO-8859-1", [0x61, 0xE9], "aé"),
            ("text/plain; charset=utf-16", [0xFE, 0xFF, 0x6A, 0x4B], "橋"),
            ("text/plain; charset=utf-16", [0xFF, 0xFE, 0x4B, 0x6A], "橋"),
            ("text/plain; charset=utf-16", [0x6A, 0x4B], "橋"),
            ("text/csv; charset=utf-16le", [0x4B, 0x6A], "橋"),
            ("text/csv; charset=utf-16BE", [0xD8, 0x3D, 0xDE, 0x00], "😀"),
            (nil, [0x61], "a"), ("text/plain", [], ""),
        ] as [(String?, [UInt8], String)])
    func `a text is read in the charset that it names`(type: String?, bytes: [UInt8], text: String) async throws {
        #expect(try await RequestReader(HTTPBody(bytes), type: type).text(String.self) == text)
    }

    @Test(
        arguments: [
            ("text/plain; charset=Shift_JIS", [0x8B, 0xB4], 415), ("text/plain; charset=EUC-JP", [0xB6, 0xB6], 415),
            ("text/plain; charset=windows-1252", [0x61], 415), ("text/plain; charset=utf-8", [0xFF], 400),
            ("text/plain; charset=us-ascii", [0x80], 400), ("text/plain; charset=utf-16", [0x61], 400),
            ("text/plain; charset=utf-16", [0xD8, 0x00], 400), ("application/json", [0x61], 415),
            ("image/png", [0x61], 415), ("nonsense", [0x61], 415), (nil, [], 400),
        ] as [(String?, [UInt8], Int)])
    func `what cannot be read is a problem and never garbled`(type: String?, bytes: [UInt8], status: Int) async throws {
        let reader = try await RequestReader(HTTPBody(bytes), type: type)
        let problem = #expect(throws: ProblemDetails.self) { try reader.text(String.self) }
        #expect(problem?.status == status)
    }

    @Test(
        arguments: [
            ("text/plain", "text/plain; charset=utf-8", "橋"), ("text/plain; charset=ISO-8859-1", nil, "é"),
            ("text/plain; charset=iso-8859-1", "text/plain; charset=utf-8", "橋"),
            ("text/plain; charset=utf-16", nil, "橋😀"),
            ("text/plain; charset=us-ascii", "text/plain; charset=utf-8", "é"),
            ("text/plain; charset=utf-16le", nil, "橋"),
            ("text/plain; charset=Shift_JIS", "text/plain; charset=utf-8", "橋"),
            ("text/plain; charset=utf-16be", nil, ""),
        ] as [(String, String?, String)])
    func `a text that is written reads back, and its content type is true`(
        documented: String, sent: String?, text: String
    ) async throws {
        var writer = ResponseWriter()
        writer.text(text, documented)
        let type = try #require(writer.response.headerFields[.contentType])
        #expect(type == sent ?? documented)
        #expect(try await RequestReader(writer.body, type: type).text(String.self) == text)
    }

    @Test(arguments: TextCharset.allCases)
    func `every charset is identity on what it can hold`(charset: TextCharset) throws {
        let texts = ["", "abc\r\n\u{0}", "é\u{FF}", "橋", "😀"]
        for text in texts {
            guard let bytes = charset.bytes(of: text) else { continue }
            #expect(charset.text(of: bytes) == text)
        }
    }

    // MARK: JSON

    @Test func `an encoded body is answered 415 and says what is taken`() async throws {
        var request = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/")
        request.headerFields[.contentType] = "application/json"
        request.headerFields[.contentEncoding] = "gzip"
        let reader = try await RequestReader(request, HTTPBody([0x1F, 0x8B]), [:], BodyLimits())
        let problem = #expect(throws: ProblemDetails.self) { try reader.json(Int.self) }
        #expect(problem?.status == 415)
        #expect(problem?.headerFields[.acceptEncoding] == "identity")
    }

    @Test(
        arguments: [
            ("application/json", "application/json", true), ("nonsense", "application/json", false),
            (nil, "application/json", true),
            ("text/plain", "text/*", true), ("text/plain", "application/json", false),
        ] as [(String?, String, Bool)])
    func `a body has the type that its content type says`(type: String?, documented: String, has: Bool) async throws {
        let request = try await RequestReader(HTTPBody("1"), type: type)
        #expect(request.hasContentType(documented) == has)
        #expect(request.hasBody)
        guard let type else { return }
        #expect(try await ResponseReader(HTTPBody("1"), type: type).hasContentType(documented) == has)
    }

    @Test(arguments: [("text/csv", "text/csv", false), ("text/csv", nil, true), ("text/csv", "image/*, text/*", false)])
    func `a type whose content is bytes in the contract is not read whole`(
        type: String, streams: String?, isWhole: Bool
    ) async throws {
        let chunks = BodyChunks([[1], [2]])
        let reader = try await RequestReader(chunks.body, type: type, BodyLimits(body: 2), streams: streams)
        #expect(await chunks.asked == (isWhole ? 3 : 0))
        #expect(try await reader.binary().collect(upTo: 2) == [1, 2])
    }

    // MARK: Forms

    private static let encodings = [
        FieldEncoding("tags", .pipeDelimited(explode: false), .array),
        FieldEncoding("csv", .form(explode: false), .array), FieldEncoding("meta", .json, .object(keys: nil)),
        FieldEncoding("filter", .deepObject, .object(keys: nil)), FieldEncoding("url", .form.allowingReserved),
        FieldEncoding("flat", .form(explode: false), .object(keys: nil)),
        FieldEncoding("open", .form(explode: true), .object(keys: ["x", "y"])),
    ]

    @Test(
        arguments: [
            (["a": "x y&=橋", "b": ["1", "2"]], "a=x%20y%26%3D%E6%A9%8B&b=1&b=2"), (["tags": ["a", "b"]], "tags=a%7Cb"),
            (["csv": ["a", "b"]], "csv=a,b"), (["meta": ["x": [1, .null]]], "meta=%7B%22x%22%3A%5B1%2Cnull%5D%7D"),
            (["filter": ["x": "1", "y": "2"]], "filter%5Bx%5D=1&filter%5By%5D=2"),
            (["url": "http://a/b?c"], "url=http://a/b?c"),
            (["flat": ["x": "1", "y": "2"]], "flat=x,1,y,2"), (["open": ["x": "1", "y": "2"]], "x=1&y=2"), ([:], ""),
        ] as [(JSONValue, String)])
    func `a form is written and read as the encodings say`(value: JSONValue, text: String) throws {
        #expect(FormBody.text(of: value, Self.encodings) == text)
        #expect(try FormBody.value(of: text, Self.encodings) == value)
    }

    @Test func `without an encoding an object is JSON text`() async throws {
        let value: [String: [String: Int]] = ["a": ["x": 1]]
        var writer = RequestWriter(OperationDescription(id: "o", method: .post, path: "/"))
        writer.form(value, "application/x-www-form-urlencoded")
        #expect(writer.body.bytes == Array("a=%7B%22x%22%3A1%7D".utf8))
        let reader = try await RequestReader(writer.body, type: "application/x-www-form-urlencoded")
        #expect(try reader.form([String: [String: Int]].self) == value)
    }

    @Test(
        arguments: [
            ("meta=%7B", "/meta", 400), ("a=%zz", "/a", 400), ("meta=1&meta=2", "/meta", 400), ("flat=x", "/flat", 400),
            (String(repeating: "a=1&", count: 2000), "", 400),
        ])
    func `a form that does not fit is a problem with its place`(text: String, pointer: String, status: Int) async throws
    {
        let reader = try await RequestReader(HTTPBody(text), type: "application/x-www-form-urlencoded")
        let problem = #expect(throws: ProblemDetails.self) { try reader.form(JSONValue.self, Self.encodings) }
        #expect(problem?.status == status)
        #expect(problem?.violations.first?.pointer == pointer)
    }
}
