import Foundation
import KakehashiRuntime
import Testing

/// What callers who do something wrong are told by the generated server of `everything.yaml`, as curl sees it.
@Suite(.enabled(if: Curl.isThere, "needs curl"))
struct ProblemTests {
    private func run(_ body: @Sendable @escaping (Curl) async throws -> Void) async throws {
        try await EverythingServer.run { url async throws in try await body(Curl(server: url)) }
    }

    /// A violation without its message, which must be there.
    private static func violations(_ answer: Curl.Answer) throws -> [String] {
        #expect(answer["content-type"] == ["application/problem+json"])
        let problem = try JSONValue(jsonText: answer.body)
        #expect(problem["status"] == .number(JSONNumber(answer.status)))
        return try (problem["errors"]?.arrayValue ?? []).map { violation in
            let message = try #require(violation["message"]?.stringValue)
            #expect(!message.isEmpty)
            return ["in", "pointer", "code"].map { violation[$0]?.stringValue ?? "-" }.joined(separator: " ")
        }
    }

    private static func type(_ answer: Curl.Answer) throws -> String {
        #expect(answer["content-type"] == ["application/problem+json"])
        let problem = try JSONValue(jsonText: answer.body)
        #expect(problem["title"]?.stringValue?.isEmpty == false)
        return (problem["type"]?.stringValue ?? "").replacingOccurrences(of: "urn:kakehashi:problem:", with: "")
    }

    @Test func `What cannot be read is a 400 that names every place`() async throws {
        try await run { curl async throws in
            let query = try await curl("/v1/styles/query?empty=x&from=a&deep[from]=b&filter={")
            #expect(query.status == 400)
            let found1 = try Self.violations(query)
            #expect(
                found1 == [
                    "query /objectExploded/from type", "query /deep/from type", "query /empty type",
                    "query /filter malformed",
                ])
            let path = try await curl("/v1/things/1", "-X", "DELETE")
            #expect(path.status == 422)
            let found2 = try Self.violations(path)
            #expect(
                found2 == ["path /thingId format"])
            let json = try await curl(
                "/v1/values", "-H", "Content-Type: application/json", "-d", #"{"must":1,"may":[],"chain":{"next":{}}}"#)
            #expect(json.status == 400)
            let found3 = try Self.violations(json)
            #expect(
                found3 == [
                    "body /mustOrNull required", "body /must type", "body /may type", "body /chain/value required",
                    "body /chain/next/value required",
                ])
            let cut = try await curl("/v1/values", "-H", "Content-Type: application/json", "-d", #"{"must":"#)
            #expect(cut.status == 400)
            let found4 = try Self.violations(cut)
            #expect(
                found4 == ["body  malformed"])
            let part = try await curl(
                "/v1/bodies/upload", "-F", "title=a", "-F", "picture=a;filename=a;type=image/png", "-F",
                #"thing="<range/>";type=application/xml"#)
            #expect(part.status == 400)
            let place = try Self.violations(part)
            #expect(place == ["body /thing wrong-type"])
            let none = try await curl("/v1/values", "-X", "POST")
            #expect(none.status == 400)
            let found5 = try Self.violations(none)
            #expect(
                found5 == ["body  missing"])
        }
    }

    @Test func `What breaks a constraint is a 422 that names every place`() async throws {
        try await run { curl async throws in
            let query = try await curl("/v1/things?limit=0&q=A")
            #expect(query.status == 422)
            let found6 = try Self.violations(query)
            #expect(
                found6 == ["query /limit minimum", "query /q min-length", "query /q pattern"])
            let limited =
                #"{"must":"a","mustOrNull":null,"limited":{"number":0.7,"below":10,"text":"ABCDE","list":[1,1,2,3],"map":{},"notZero":0,"mail":"x"},"closed":{"other":1},"counts":{"a":1,"b":2,"c":3,"d":4},"shape":{"kind":"circle","radius":-1},"grade":"Z","direction":"up"}"#
            let body = try await curl("/v1/values", "-H", "Content-Type: application/json", "-d", limited)
            #expect(body.status == 422)
            let found7 = try Self.violations(body)
            #expect(
                found7 == [
                    "body /limited/number minimum", "body /limited/number multiple-of",
                    "body /limited/below maximum", "body /limited/text max-length",
                    "body /limited/text pattern", "body /limited/list max-items", "body /limited/list unique-items",
                    "body /limited/map min-properties", "body /limited/notZero not", "body /limited/mail format",
                    "body /closed/other additional-properties", "body /counts max-properties",
                    "body /shape/radius minimum", "body /grade pattern",
                ])
            let form = try await curl("/v1/bodies/form", "--data-binary", "name=")
            #expect(form.status == 422)
            let found8 = try Self.violations(form)
            #expect(
                found8 == ["body /name min-length"])
            let xml = try await curl(
                "/v1/bodies/xml", "-H", "Content-Type: application/xml", "-d",
                "<b:book xmlns:b=\"https://example.jp/books\" page-count=\"0\"><b:title/></b:book>")
            #expect(xml.status == 422)
            let found9 = try Self.violations(xml)
            #expect(
                found9 == ["body /pages minimum"])
            let part = try await curl(
                "/v1/bodies/upload", "-F", "title=a title that is too long", "-F", "picture=a;filename=a;type=image/png"
            )
            #expect(part.status == 422)
            let found0 = try Self.violations(part)
            #expect(found0 == ["body /title max-length"])
            let text = try await curl("/v1/bodies/text", "-H", "Content-Type: text/plain", "-d", "x")
            #expect(text.status == 422)
            let found10 = try Self.violations(text)
            #expect(
                found10 == ["body  min-length"])
        }
    }

    @Test func `Messages are in the language that the caller asks for`() async throws {
        try await run { curl async throws in
            let answer = try await curl("/v1/things?limit=0", "-H", "Accept-Language: ja")
            #expect(answer.text.contains("以上"))
        }
    }

    @Test func `An unknown caller is a 401 with a challenge for each scheme`() async throws {
        try await run { curl async throws in
            let challenges = [
                ("key", [#"ApiKey realm="Everything", in="header", name="X-Api-Key""#]),
                ("query-key", [#"ApiKey realm="Everything", in="query", name="api_key""#]),
                ("cookie", [#"ApiKey realm="Everything", in="cookie", name="sid""#]),
                ("login", [#"Basic realm="Everything", charset="UTF-8""#]),
                ("token", [#"Bearer realm="Everything""#]),
                ("digest", [#"digest realm="Everything", nonce="n-1", algorithm="SHA-256""#]),
                ("oauth", [#"Bearer realm="Everything", scope="things:write things:read""#]),
                ("issuer", [#"Bearer realm="Everything", scope="profile""#]),
                (
                    "several",
                    [
                        #"Bearer realm="Everything""#, #"ApiKey realm="Everything", in="query", name="api_key""#,
                        #"Basic realm="Everything", charset="UTF-8""#,
                        #"ApiKey realm="Everything", in="header", name="X-Api-Key""#,
                    ]
                ),
            ]
            for (name, expected) in challenges {
                let answer = try await curl("/v1/callers/\(name)")
                #expect(answer.status == 401)
                #expect(try Self.type(answer) == "unauthorized")
                #expect(answer["www-authenticate"] == expected)
            }
            let old = try await curl("/v1/callers/token", "-H", "Authorization: Bearer old")
            #expect(old.status == 401)
            #expect(
                old["www-authenticate"] == [
                    #"Bearer realm="Everything", error="invalid_token", error_description="the token is old""#
                ])
            // Who presents something wrong is not let in as a stranger.
            #expect(try await curl("/v1/callers/known", "-H", "X-Api-Key: wrong").status == 401)
            #expect(try await curl("/v1/callers/known").status == 200)
        }
    }

    @Test func `Credentials are found where the contract has them`() async throws {
        try await run { curl async throws in
            let calls = [
                try await curl("/v1/callers/key", "-H", "x-api-key: key-1"),
                try await curl("/v1/callers/query-key?greeting=a&api_key=key+2%26"),
                try await curl("/v1/callers/cookie", "-b", "theme=dark; sid=sid-3"),
                try await curl("/v1/callers/login", "-u", "花子:a:b"),
                try await curl("/v1/callers/token", "-H", "Authorization: bearer token-4"),
                try await curl("/v1/callers/oauth", "--oauth2-bearer", "grant-6"),
            ]
            #expect(calls.map(\.status) == Array(repeating: 200, count: calls.count))
        }
    }

    @Test func `A credential that grants too little is a 403 that says what is missing`() async throws {
        try await run { curl async throws in
            let answer = try await curl("/v1/callers/oauth", "--oauth2-bearer", "reader-6")
            #expect(answer.status == 403)
            #expect(try Self.type(answer) == "insufficient-scope")
            #expect(
                answer["www-authenticate"] == [
                    #"Bearer realm="Everything", scope="things:write things:read", error="insufficient_scope""#
                ])
        }
    }

    @Test func `A path that is not there is a 404, a method that is not there a 405 that says which are`() async throws
    {
        try await run { curl async throws in
            for path in ["/v1/nothing", "/v1//things", "/v1/things/x/y"] {
                let answer = try await curl(path)
                #expect(answer.status == 404)
                #expect(try Self.type(answer) == "no-such-path")
            }
            let answer = try await curl("/v1/bodies/form")
            #expect(answer.status == 405)
            #expect(answer["allow"] == ["POST"])
            #expect(try Self.type(answer) == "method-not-allowed")
            let things = try await curl("/v1/things/00000000-0000-0000-0000-000000000001", "-X", "TRACE")
            #expect(things["allow"] == ["DELETE, GET, HEAD, OPTIONS, PATCH, PUT"])
        }
    }

    @Test func `An answer that the caller does not take is a 406`() async throws {
        try await run { curl async throws in
            let answer = try await curl("/v1/bodies/negotiated", "-X", "POST", "-H", "Accept: image/png")
            #expect(answer.status == 406)
            #expect(try Self.type(answer) == "not-acceptable")
        }
    }

    @Test func `A body that is too large is a 413, announced or not`() async throws {
        try await run { curl async throws in
            let large = Array(repeating: UInt8(ascii: " "), count: 10 << 20 + 1)
            for framing in ["X-Length: announced", "Transfer-Encoding: chunked"] {
                let answer = try await curl(
                    "/v1/values", "-H", framing, "-H", "Content-Type: application/json", "--data-binary", "@-",
                    input: large)
                #expect(answer.status == 413)
                #expect(try Self.type(answer) == "content-too-large")
            }
        }
    }

    @Test func `A media type that the contract does not have is a 415`() async throws {
        try await run { curl async throws in
            for type in ["text/plain", "application/xml", "no type"] {
                let answer = try await curl("/v1/values", "-H", "Content-Type: \(type)", "-d", "{}")
                #expect(answer.status == 415)
                #expect(try Self.type(answer) == "unsupported-media-type")
            }
            let charset = try await curl(
                "/v1/bodies/text", "-H", "Content-Type: text/plain; charset=shift_jis", "-d", "aa")
            #expect(charset.status == 415)
            let coded = try await curl(
                "/v1/values", "-H", "Content-Type: application/json", "-H", "Content-Encoding: gzip", "-d", "{}")
            #expect(coded.status == 415)
            #expect(coded["accept-encoding"] == ["identity"])
        }
    }

    @Test func `A handler's own problem is told as it is`() async throws {
        try await run { curl async throws in
            let answer = try await curl(
                "/v1/things/00000000-0000-0000-0000-000000000009", "-X", "PATCH", "-H",
                "Content-Type: application/merge-patch+json", "-d", #"{"name":"a"}"#)
            #expect(answer.status == 404)
            #expect(try Self.type(answer) == "no-such-thing")
        }
    }
}
