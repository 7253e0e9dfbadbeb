import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// Requests that can be sent and are not what the contract describes.
struct ValidationRequestTests {
    /// A schema, a text of its value in a parameter that does not fit, one that fits, and the answer.
    static let keywords: [(schema: String, bad: String, good: String, answer: String)] = [
        (#"{"type":"integer"}"#, "a", "1", "400 type"),
        (#"{"type":"boolean"}"#, "yes", "true", "400 type"),
        (#"{"type":"integer","minimum":1}"#, "0", "1", "422 minimum"),
        (#"{"type":"integer","minimum":1,"exclusiveMinimum":true}"#, "1", "2", "422 minimum"),
        (#"{"type":"number","maximum":1.5}"#, "1.6", "1.5", "422 maximum"),
        (#"{"type":"number","multipleOf":0.1}"#, "0.25", "0.3", "422 multiple-of"),
        (#"{"type":"integer","format":"int32"}"#, "2147483648", "2147483647", "422 format"),
        (#"{"type":"string","minLength":2}"#, "a", "ab", "422 min-length"),
        (#"{"type":"string","maxLength":2}"#, "abc", "ab", "422 max-length"),
        (#"{"type":"string","pattern":"^[0-9]{6}$"}"#, "72010", "072010", "422 pattern"),
        (#"{"type":"string","format":"date"}"#, "2025-02-30", "2025-02-28", "422 format"),
        (#"{"type":"string","enum":["a","b"]}"#, "c", "a", "422 enum"),
        (#"{"type":"integer","enum":[1,2]}"#, "3", "2", "422 enum"),
        (#"{"enum":[1,"b",true]}"#, "2", "true", "422 enum"),
        (#"{"type":"array","items":{"type":"integer"},"maxItems":2}"#, "1,2,3", "1,2", "422 max-items"),
        (#"{"type":"array","items":{"type":"integer"},"minItems":2}"#, "1", "1,2", "422 min-items"),
        (#"{"type":"array","items":{"type":"integer"},"uniqueItems":true}"#, "1,1", "1,2", "422 unique-items"),
        (#"{"type":"array","items":{"type":"integer","maximum":2}}"#, "1,3", "1,2", "422 /1 maximum"),
        (#"{"type":"array","items":{"type":"integer"}}"#, "1,a", "1,2", "400 /1 type"),
        (#"{"type":"object","properties":{"R":{"type":"integer","maximum":255}}}"#, "R,256", "R,255", "422 /R maximum"),
        (#"{"type":"object","required":["R"],"properties":{"R":{"type":"integer"}}}"#, "G,1", "R,1", "400 /R required"),
        (
            #"{"type":"object","properties":{"R":{}},"additionalProperties":false}"#, "G,1", "R,1",
            "422 /G additional-properties"
        ),
        (
            #"{"type":"object","additionalProperties":{"type":"integer"},"maxProperties":1}"#, "R,1,G,2", "R,1",
            "422 max-properties"
        ),
        (
            #"{"type":"object","additionalProperties":{"type":"integer"},"minProperties":2}"#, "R,1", "R,1,G,2",
            "422 min-properties"
        ),
        (#"{"allOf":[{"type":"integer"},{"minimum":2}]}"#, "1", "2", "422 minimum"),
        (#"{"oneOf":[{"type":"integer","maximum":1},{"type":"boolean"}]}"#, "2", "true", "422 one-of, maximum"),
        (#"{"anyOf":[{"type":"integer"},{"type":"boolean"}]}"#, "a", "1", "422 any-of"),
        (#"{"type":"string","not":{"enum":["a"]}}"#, "a", "b", "422 not"),
        (#"{"$ref":"Limit"}"#, "101", "100", "422 maximum"),
    ]

    static let places: [(location: String, style: String)] = [
        ("query", #","style":"form","explode":false"#), ("header", ""), ("path", ""), ("cookie", #","explode":false"#),
    ]

    /// What the type of such a value has.
    private static func shape(_ schema: String) -> String {
        if schema.hasPrefix(#"{"type":"array""#) { return #","shape":"array""# }
        return schema.hasPrefix(#"{"type":"object""#) ? #","shape":"object""# : ""
    }

    /// What reads a value of another type, as a parameter's own type does.
    private struct WrongType: Error {}

    /// - Parameter throwsType: whether only reading into a type finds out.
    private static func problem(
        _ fixture: ValidationFixture, _ text: String, in location: String, throwsType: Bool = false
    ) async throws -> ProblemDetails? {
        let read: (inout RequestReader) throws -> Void = { _ in if throwsType { throw WrongType() } }
        let fields: HTTPFields =
            switch location {
            case "header": [try #require(HTTPField.Name("x")): text]
            case "cookie": [.cookie: "x=\(text)"]
            default: [:]
            }
        let path = location == "query" ? "/things/1?x=\(text)" : "/things/1"
        return try await fixture.problem(path, fields, id: location == "path" ? text[...] : "1", read: read)
    }

    @Test("every keyword holds in every place of a parameter", arguments: places)
    func parameters(location: String, style: String) async throws {
        let name = location == "path" ? "id" : "x"
        for keyword in Self.keywords {
            let fixture = ValidationFixture(
                #"""
                "parameters":[{"name":"\#(name)","in":"\#(location)"\#(style)\#(Self.shape(keyword.schema)),
                "schema":\#(keyword.schema)}]
                """#,
                schemas: [#""Limit":{"type":"integer","maximum":100}"#])
            let good = try await Self.problem(fixture, keyword.good, in: location)
            #expect(good == nil, "\(keyword.schema)")
            let bad = try await Self.problem(
                fixture, keyword.bad, in: location, throwsType: keyword.answer.hasSuffix("type"))
            #expect(bad?.summary == Self.expected(keyword.answer, location, name), "\(keyword.schema)")
        }
    }

    /// `422 query /x maximum` of `422 maximum`.
    private static func expected(_ answer: String, _ location: String, _ name: String) -> String {
        let parts = answer.split(separator: " ", maxSplits: 1)
        let violations = parts[1].split(separator: ", ").map { text in
            let words = text.split(separator: " ")
            return "\(location) /\(name)\(words.count > 1 ? String(words[0]) : "") \(words[words.count - 1])"
        }
        return ([String(parts[0])] + violations).joined(separator: ", ")
    }

    @Test("every keyword holds in a body and below it")
    func bodies() async throws {
        for keyword in Self.keywords where !keyword.schema.contains("array") && !keyword.schema.contains("object") {
            let fixture = ValidationFixture(
                #"""
                "body":{"content":{"application/json":
                {"schema":{"type":"object","properties":{"x":\#(keyword.schema)}}}}}
                """#,
                schemas: [#""Limit":{"type":"integer","maximum":100}"#])
            func json(_ text: String) -> String {
                let isBare = JSONNumber(text: text) != nil && !keyword.schema.contains("\"string\"") || text == "true"
                return #"{"x":\#(isBare ? text : "\"\(text)\"")}"#
            }
            let fields: HTTPFields = [.contentType: "application/json"]
            #expect(try await fixture.problem(fields: fields, body: json(keyword.good)) == nil, "\(keyword.schema)")
            let bad = try await fixture.problem(fields: fields, body: json(keyword.bad))
            #expect(bad?.summary == Self.expected(keyword.answer, "body", "x"), "\(keyword.schema)")
        }
    }

    @Test("all violations of a request are told at once, those that make it unreadable decide the status")
    func allAtOnce() async throws {
        let fixture = ValidationFixture(
            #"""
            "parameters":[
            {"name":"id","in":"path","schema":{"type":"integer","minimum":5}},
            {"name":"limit","in":"query","schema":{"type":"integer","maximum":10}},
            {"name":"sort","in":"query","required":true,"schema":{"type":"string"}},
            {"name":"X-Trace","in":"header","schema":{"type":"string","format":"uuid"}},
            {"name":"s","in":"cookie","schema":{"type":"string","maxLength":1}},
            {"name":"plain","in":"query","schema":{"type":"string"}}],
            "body":{"required":true,"content":{"application/json":{"schema":{"$ref":"Pet"}}}}
            """#,
            schemas: [
                #"""
                "Pet":{"type":"object","required":["name"],
                "properties":{"name":{"type":"string"},"age":{"type":"integer","minimum":0}}}
                """#
            ])
        let problem = try await fixture.problem(
            "/things/1?limit=11&plain=a&plain=b",
            [.contentType: "application/json", try #require(HTTPField.Name("X-Trace")): "1", .cookie: "s=ab"],
            body: #"{"age":-1}"#)
        #expect(
            problem?.summary
                == "400, path /id minimum, query /limit maximum, query /sort missing, header /X-Trace format, "
                + "cookie /s max-length, query /plain repeated, body /name required, body /age minimum")
        #expect(problem?.title == "Bad Request")

        let lighter = try await fixture.problem(
            "/things/1?limit=11&sort=a", [.contentType: "application/json"], body: #"{"name":"a","age":-1}"#)
        #expect(lighter?.summary == "422, path /id minimum, query /limit maximum, body /age minimum")
        #expect(lighter?.title == "Unprocessable Content")
        let fitting = try await fixture.problem(
            "/things/5?limit=1&sort=a", [.contentType: "application/json"], body: #"{"name":"a"}"#, id: "5")
        #expect(fitting == nil)
    }

    @Test("what only reading into types finds out is told with the rest")
    func typesThrow() async throws {
        let fixture = ValidationFixture(
            #"""
            "parameters":[{"name":"a","in":"query","schema":{"type":"string"}},
            {"name":"b","in":"query","schema":{"type":"integer"}}]
            """#
        )
        let problem = try await fixture.problem("/things/1?a=1&a=2&b=x") { reader in
            _ = try reader.query("a", String.self)
        }
        #expect(problem?.summary == "400, query /a repeated, query /b type")
        let own = ProblemDetails("not-acceptable", status: 406, title: "Not Acceptable")
        #expect(try await fixture.problem("/things/1?a=1") { _ in throw own } == own)
    }

    @Test("a body that is missing, malformed or of another media type is told with the parameters")
    func bodyProblems() async throws {
        let fixture = ValidationFixture(
            #""parameters":[{"name":"limit","in":"query","schema":{"type":"integer","maximum":10}}],"#
                + #""body":{"required":true,"content":{"application/json":{"schema":{"type":"object"}},"#
                + #""text/plain":{"schema":{"type":"string","maxLength":2}}}}"#
        )
        let path = "/things/1?limit=11"
        let cases: [(String?, String?, String)] = [
            (nil, nil, "400, query /limit maximum, body  missing"),
            ("application/json", "{", "400, query /limit maximum, body  malformed"),
            ("application/json", "[]", "400, query /limit maximum, body  type"),
            ("application/json; charset=utf-8", "{}", "422, query /limit maximum"),
            ("text/plain", "abc", "422, query /limit maximum, body  max-length"),
            ("text/plain; charset=klingon", "abc", "415, query /limit maximum"),
            ("image/png", "abc", "415, query /limit maximum"),
            ("nonsense", "abc", "415, query /limit maximum"),
        ]
        for (type, body, expected) in cases {
            let fields: HTTPFields = type.map { [.contentType: $0] } ?? [:]
            let problem = try await fixture.problem(path, fields, body: body)
            #expect(problem?.summary == expected)
        }
        let encoded = try await fixture.problem(
            fields: [.contentType: "application/json", .contentEncoding: "gzip"], body: "{}")
        #expect(encoded?.summary == "415")
        let similar = try await ValidationFixture(
            #""body":{"content":{"application/json":{"schema":{"type":"object"}}}}"#
        ).problem(fields: [.contentType: "application/vnd.a+json"], body: "{}")
        #expect(similar == nil)
    }

    @Test(
        "a read-only property is passed over, and a write-only one is expected",
        arguments: [
            (#"{"id":"x","name":"a","password":"b"}"#, nil), (#"{"name":"a"}"#, "400, body /password required"),
            (#"{"name":1,"password":"b"}"#, "400, body /name type"),
        ] as [(String, String?)])
    func direction(body: String, expected: String?) async throws {
        let fixture = ValidationFixture(
            #"""
            "body":{"content":{"application/json":{"schema":{"type":"object","required":["id","name","password"],
            "properties":{"id":{"type":"integer","readOnly":true},"name":{"type":"string"},
            "password":{"type":"string","writeOnly":true}}}}}}
            """#
        )
        let problem = try await fixture.problem(fields: [.contentType: "application/json"], body: body)
        #expect(problem?.summary == expected)
    }

    @Test(
        "parameters that are JSON, empty or nested are read as their types read them",
        arguments: [
            ("json=%7B%22a%22:3%7D", "422, query /json/a maximum"), ("json=%7B", "400, query /json malformed"),
            ("json=%7B%22a%22:1%7D", nil), ("flag=", nil), ("flag=x", "400, query /flag type"),
            ("filter[a]=3", "422, query /filter/a maximum"), ("filter[a]=1&filter[b]=x", nil),
            ("null=", nil), ("list=%7B%22a%22:3%7D", "422, query /list/0/a maximum"),
            ("a=3", "422, query /open/a maximum"), ("free=3", nil),
        ] as [(String, String?)])
    func readings(query: String, expected: String?) async throws {
        let object = #"{"type":"object","properties":{"a":{"type":"integer","maximum":2}}}"#
        let fixture = ValidationFixture(
            #"""
            "parameters":[{"name":"json","in":"query","json":true,"schema":\#(object)},
            {"name":"flag","in":"query","allowEmptyValue":true,"schema":{"type":"integer"}},
            {"name":"filter","in":"query","style":"deepObject","keys":["a"],"schema":\#(object)},
            {"name":"null","in":"query","schema":{"type":"integer","nullable":true,"minimum":1}},
            {"name":"list","in":"query","shape":"array","schema":{"type":"array","items":\#(object)}},
            {"name":"open","in":"query","keys":["a"],"schema":\#(object)}]
            """#
        )
        #expect(
            try await fixture.problem("/things/1?\(query)") { reader in
                if query == "flag=x" { _ = try reader.query("flag", Int.self, .form.allowingEmptyValue) }
            }?.summary == expected)
    }

    @Test(
        "messages are Japanese for who prefers that, and English for all others",
        arguments: [
            (nil, false), ("", false), ("en", false), ("ja", true), ("ja-JP, en;q=0.8", true), ("en, ja", false),
            ("en;q=0.5, JA;q=0.9", true), ("fr, ja;q=0.3", true), ("*", false), ("ja;q=0", false), ("ja;q=x", true),
        ] as [(String?, Bool)])
    func language(text: String?, isJapanese: Bool) async throws {
        #expect(AcceptLanguage.prefersJapanese(text) == isJapanese)
        let fixture = ValidationFixture(
            #""parameters":[{"name":"limit","in":"query","required":true,"schema":{"type":"integer","maximum":10}}]"#)
        let fields: HTTPFields = text.map { [.acceptLanguage: $0] } ?? [:]
        let tooLarge = try await fixture.problem("/things/1?limit=11", fields)
        #expect(tooLarge?.violations.map(\.message) == [isJapanese ? "11 は10以下ではない" : "11 is not at most 10"])
        let missing = try await fixture.problem("/things/1", fields)
        #expect(missing?.violations.map(\.message) == [isJapanese ? "パラメータは必須" : "the parameter is required"])
        #expect(missing?.headerFields[.contentLanguage] == (isJapanese ? "ja" : nil))
    }
}

extension ValidationFixture {
    func problem(fields: HTTPFields, body: String? = nil) async throws -> ProblemDetails? {
        try await problem("/things/1", fields, body: body)
    }
}
