import Testing

@testable import OpenAPIModel

@Suite struct RuntimeExpressionTests {
    @Test(
        "an expression of the grammar is read",
        arguments: [
            ("$url", .url), ("$method", .method), ("$statusCode", .statusCode),
            ("$request.header.X-Id", .request(.header("X-Id"))), ("$request.query.a b", .request(.query("a b"))),
            ("$request.path.id", .request(.path("id"))), ("$request.body", .request(.body(pointer: nil))),
            ("$request.body#/a~1b/0", .request(.body(pointer: "/a~1b/0"))),
            ("$response.body#", .response(.body(pointer: ""))),
            ("$response.header.Location", .response(.header("Location"))),
        ] as [(String, RuntimeExpression)])
    func reads(_ text: String, _ expected: RuntimeExpression) {
        let expression = RuntimeExpression(text)
        #expect(expression == expected)
        #expect(expression?.description == text)
    }

    @Test(
        "a text outside of the grammar is none",
        arguments: [
            "", "$", "url", "$URL", "$url ", "$request", "$request.", "$request.header.", "$request.header.a b",
            "$request.cookie.a", "$request.body/a", "$request.body#a", "$request.body#/a~2", "$request.bodyx",
            "$response.query.", "$statuscode",
        ])
    func refuses(_ text: String) { #expect(RuntimeExpression(text) == nil) }

    @Test("a text is taken apart into literals and expressions")
    func parts() throws {
        let text = try RuntimeText("http://a/{$request.query.u}?s={$statusCode}&{x}$5")
        #expect(
            text.parts == [
                .literal("http://a/"), .expression(.request(.query("u"))), .literal("?s="), .expression(.statusCode),
                .literal("&{x}$5"),
            ])
        #expect(text.description == "http://a/{$request.query.u}?s={$statusCode}&{x}$5")
        #expect(try RuntimeText("$request.body#/{x}").parts == [.expression(.request(.body(pointer: "/{x}")))])
        #expect(try RuntimeText("$5").expressions == [])
    }

    @Test(
        "what cannot be read is named, braces included",
        arguments: [("a{$none}b", "{$none}"), ("a{$url", "{$url"), ("$none", "$none")])
    func faults(_ text: String, _ fault: String) {
        #expect(throws: RuntimeText.Fault(text: fault)) { try RuntimeText(text) }
    }
}
