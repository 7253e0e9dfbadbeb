import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// What the runtime expressions of links and callbacks come to.
struct RuntimeValuesTests {
    private var values: RuntimeValues {
        var values = RuntimeValues()
        values.put("$url", "https://a.example/users/7?x=1")
        values.put("$method", "GET")
        values.put("$statusCode", 201)
        values.put("$request.path.id", 7)
        values.put("$request.query.a#b", "q")
        values.put("$request.header.X-None", String?.none)
        let body: JSONValue = [
            "id": 12, "name": "橋 & co", "a/b": ["~": true], "list": [1, ["x": "y"]], "none": .null, "price": 1.50,
        ]
        values.put("$response.body", body)
        return values
    }

    @Test(
        arguments: [
            ("$url", "https://a.example/users/7?x=1"), ("$method", "GET"), ("$statusCode", "201"),
            ("$request.path.id", "7"), ("$request.query.a#b", "q"), ("$response.body#/id", "12"),
            ("$response.body#/name", "橋 & co"), ("$response.body#/a~1b/~0", "true"), ("$response.body#/list/0", "1"),
            ("$response.body#/list/1/x", "y"), ("$response.body#/price", "1.5"), ("plain", "plain"), ("", ""),
            ("{$request.path.id}-{$method}", "7-GET"), ("a{b}{$method}}", "a{b}GET}"), ("{$method", "{$method"),
            ("$ is no expression: {$method}", "$ is no expression: GET"),
        ])
    func `an expression has the value of its message`(text: String, value: String) throws {
        #expect(try values.value(text, String.self) == value)
    }

    @Test func `a value is read as the type that is needed`() throws {
        #expect(try values.value("$response.body#/id", Int.self) == 12)
        #expect(try values.value("$request.path.id", Int.self) == 7)
        #expect(try values.value("{$request.path.id}{$statusCode}", Int.self) == 7201)
        #expect(try values.value("$response.body#/list", [JSONValue].self).count == 2)
        #expect(try values.value("$response.body", JSONValue.self).objectValue?["id"] == 12)
        #expect(try values.constant("\"12\"", Int.self) == 12)
        #expect(try values.constant("12", String.self) == "12")
        #expect(try values.constant("[1, 2]", [Int].self) == [1, 2])
    }

    @Test(
        arguments: [
            "$request.header.X-None", "$response.header.Location", "$response.body#/none", "$response.body#/no/such",
            "$response.body#/list/2", "$response.body#/list/x", "$response.body#/id/x", "$request.body#/id",
        ])
    func `what no message has is nil where it may be and an error where not`(text: String) throws {
        #expect(try values.optional(text, String.self) == nil)
        let error = #expect(throws: RuntimeExpressionError.self) { try values.value(text, String.self) }
        #expect(error?.description == "the expression '\(text)' has no value")
        #expect(throws: RuntimeExpressionError.self) { try values.optional("a{\(text)}b", String.self) }
    }

    @Test func `a value of another type is an error that names the expression`() {
        let error = #expect(throws: RuntimeExpressionError.self) {
            try values.value("$response.body#/name", Int.self)
        }
        #expect(error?.expression == "$response.body#/name" && error?.reason != nil)
    }

    @Test(
        arguments: [
            ("$url", "https://a.example/users/7?x=1"), ("{$url}&y=2", "https://a.example/users/7?x=1&y=2"),
            (
                "http://b.example/{$response.body#/name}?id={$request.path.id}",
                "http://b.example/%E6%A9%8B%20%26%20co?id=7"
            ),
            ("{$url}/{$url}", "https://a.example/users/7?x=1/https%3A%2F%2Fa.example%2Fusers%2F7%3Fx%3D1"),
        ])
    func `what stands behind the beginning of a URL is escaped`(text: String, url: String) throws {
        #expect(try values.url(text) == url)
    }
}
