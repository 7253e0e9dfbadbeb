import KakehashiTestSupport
import OpenAPILint
import SourceDiagnostics
import Testing

/// Paths that cannot be told apart.
@Suite struct MeaningPathTests {
    @Test(
        "paths are ambiguous where each of two templates is the narrower one somewhere",
        arguments: [
            ("/a/{x}/c", "/a/b/{y}", true),
            ("/{x}/c", "/a/{y}", true),
            ("/a/{x}/{y}", "/a/b/{y}", false),
            ("/a/{x}", "/a/b", false),
            ("/a/{x}/c", "/b/{y}/c", false),
            ("/a/{x}/c", "/a/{y}/d", false),
            ("/{x}/c", "/a/b", false),
            ("/a/{x}", "/a/{y}/b", false),
            ("/a/{x}.json", "/a/{y}", false),
            ("/a/{x}.json", "/a/b.{y}", true),
            ("/a/{x}.json", "/a/{y}.xml", false),
            ("/a/{x}.json/{z}", "/a/{y}/b", true),
            ("/{a}/{b}/c/{d}", "/{a}/b/{c}/d", true),
        ])
    func ambiguous(first: String, second: String, isAmbiguous: Bool) {
        func names(_ path: String) -> String {
            path.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
                .map { "{name: \($0), in: path, required: true, schema: {}}" }.joined(separator: ", ")
        }
        for (first, second) in [(first, second), (second, first)] {
            let document = MeaningDocument(
                """
                paths:
                  '\(first)': {get: {parameters: [\(names(first))], responses: {'200': {description: ok}}}}
                  ①'\(second)': {get: {parameters: [\(names(second))], responses: {'200': {description: ok}}}}
                """)
            #expect(document.loaded == [])
            #expect(document.places == (isAmbiguous ? ["① openapi/ambiguous-paths"] : []))
        }
    }

    @Test("a parameter that cannot have the other template's text is not ambiguous with it")
    func typed() {
        func places(type: String) -> [String] {
            MeaningDocument(
                """
                paths:
                  /a/{x}/c:
                    parameters: [{name: x, in: path, required: true, schema: {type: \(type)}}]
                    get: {responses: {'200': {description: ok}}}
                  ①/a/b/{y}:
                    get:
                      parameters: [{name: y, in: path, required: true, schema: {type: string}}]
                      responses: {'200': {description: ok}}
                """
            ).places
        }
        #expect(places(type: "integer") == [])
        #expect(places(type: "string") == ["① openapi/ambiguous-paths"])
    }

    @Test("a path that both templates match stands in the message")
    func ambiguousMessage() throws {
        let document = MeaningDocument(
            try #require(MeaningRules.all.first { $0.rule.id == "openapi/ambiguous-paths" }?.rule.samples).bad)
        #expect(document.found.first?.message.english.contains("'/shelters/near/all'") == true)
    }

    @Test("very many templates that could all cross are checked in a moment")
    func manyPaths() {
        let paths = (0..<1_000).map { "  '/{x}/b\($0)/{z}': {}\n  '/a\($0)/{y}/{z}': {}" }
        let document = MeaningDocument("paths:\n" + paths.joined(separator: "\n"))
        #expect(document.found.count > 0)
    }
}
