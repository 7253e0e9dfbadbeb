import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// Bodies that are not JSON are compared as the value that their codec makes of them.
struct ValidationBodyTests {
    private static let pet =
        #"""
        "Pet":{"type":"object","required":["name"],"properties":{
        "id":{"type":"integer","minimum":1},
        "name":{"type":"string","maxLength":5},
        "tags":{"type":"array","items":{"type":"string","enum":["a","b"]}},
        "meta":{"type":"object","properties":{"n":{"type":"integer","maximum":2}}},
        "photo":{"type":"string","format":"binary","minLength":9},
        "ids":{"type":"array","items":{"type":"integer"}}}}
        """#

    private static func problem(_ type: String, _ more: String, _ body: String) async throws -> String? {
        let essence = type.prefix { $0 != ";" }
        let fixture = ValidationFixture(
            #""body":{"content":{"\#(essence)":{"schema":{"$ref":"Pet"}\#(more)}}}"#, schemas: [pet])
        return try await fixture.problem(fields: [.contentType: type], body: body)?.summary
    }

    @Test(
        "an urlencoded form",
        arguments: [
            ("name=Tama&id=1&tags=a&tags=b", nil),
            ("id=0&tags=c", "400, body /name required, body /id minimum, body /tags/0 enum"),
            ("name=Tamasaburo&id=x", "400, body /name max-length, body /id type"),
            ("name=%", "400, body /name malformed"),
            ("name=a&ids=1,2", nil), ("name=a&ids=1,x", "400, body /ids/1 type"),
            ("name=a&meta=%7B%22n%22:3%7D", "422, body /meta/n maximum"),
        ] as [(String, String?)])
    func form(body: String, expected: String?) async throws {
        let found = try await Self.problem(
            "application/x-www-form-urlencoded", #","fields":{"ids":{"explode":false,"shape":"array"}}"#, body)
        #expect(found == expected)
    }

    @Test(
        "XML",
        arguments: [
            (#"<pet id="1"><name>Tama</name><tag>a</tag></pet>"#, nil),
            (#"<pet id="0"><tag>c</tag></pet>"#, "400, body /name required, body /id minimum, body /tags/0 enum"),
            ("<pet", "400, body  malformed"), ("<cat/>", "400, body  wrong-type"),
        ] as [(String, String?)])
    func xml(body: String, expected: String?) async throws {
        let found = try await Self.problem("application/xml", #","xml":"Pet""#, body)
        #expect(
            found?.replacing("body /id minimum, body /name required", with: "body /name required, body /id minimum")
                == expected)
    }

    @Test(
        "a multipart form",
        arguments: [
            ([("name", "Tama"), ("meta", #"{"n":1}"#), ("photo", "x"), ("tags", "a"), ("tags", "b")], nil),
            (
                [("meta", #"{"n":3}"#), ("tags", "c")],
                "400, body /name required, body /meta/n maximum, body /tags/0 enum"
            ),
            ([("name", "a"), ("name", "b")], "400, body /name repeated"),
            ([("name", "a"), ("id", "0")], "422, body /id minimum"),
            ([("name", "a"), ("meta", "{")], "400, body /meta invalid-value"),
        ] as [([(String, String)], String?)])
    func multipart(parts: [(String, String)], expected: String?) async throws {
        let body =
            parts.map { name, text in
                "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(text)\r\n"
            }.joined() + "--b--\r\n"
        let found = try await Self.problem(
            "multipart/form-data; boundary=b", #","parts":{"meta":"json","photo":"file","tags":"text[]"}"#, body)
        #expect(found == expected)
    }

    @Test("streams and bytes are left to whoever reads them")
    func opaque() async throws {
        for type in ["application/x-ndjson", "text/event-stream", "application/octet-stream"] {
            #expect(try await Self.problem(type, "", "{") == nil)
        }
    }
}
