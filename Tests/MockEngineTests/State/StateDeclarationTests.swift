import MockEngine
import OpenAPIModel
import SourceDiagnostics
import Testing

/// What `x-stateful` may say.
struct StateDeclarationTests {
    private static func findings(_ declaration: String) throws -> [String] {
        let text = """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /pets/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get:
                  x-stateful: \(declaration)
                  responses:
                    '200':
                      description: a pet
                      content:
                        application/json:
                          schema: {type: object, properties: {id: {type: string}}}
                          examples: {one: {value: {id: a}}}
            """
        let document = try #require(DocumentLoader.load(text: text).value)
        let diagnostics = CompiledService.compile(document).diagnostics
        #expect(
            diagnostics.allSatisfy {
                $0.rule.id == "mock/wrong-stateful" && $0.pointer == "/paths/~1pets~1{id}/get/x-stateful"
            })
        return diagnostics.map(\.message.english)
    }

    @Test(
        "what can be followed is no finding",
        arguments: [
            "{resource: pets, action: read}", "{resource: pets, action: read, key: id, keyFrom: $request.path.id}",
            "{resource: pets, action: read, whenMissing: one}", "false",
        ])
    func good(_ declaration: String) throws {
        #expect(try Self.findings(declaration) == [])
    }

    @Test(
        "what cannot be followed is named",
        arguments: [
            ("true", "'x-stateful' is no object"),
            ("{resource: pets}", "'x-stateful' needs 'resource' and 'action'"),
            ("{resource: pets, action: eat}", "'eat' is no action of 'x-stateful'"),
            ("{resource: pets, action: read, colour: red}", "'colour' is no member of 'x-stateful'"),
            ("{resource: pets, action: read, key: 1}", "'key' is no text"),
            ("{resource: pets, action: read, keyFrom: id}", "'id' says no place in a request"),
            ("{resource: pets, action: read, keyFrom: $request.query.q}", "the operation has no query parameter 'q'"),
            (
                "{resource: pets, action: read, key: name}",
                "no answer shows an item of 'pets' that has 'name'"
            ), ("{resource: pets, action: read, whenMissing: two}", "no answer has the example 'two'"),
            ("{resource: pets, action: read, envelope: result}", "no answer has the member 'result'"),
        ])
    func bad(_ declaration: String, _ message: String) throws {
        #expect(try Self.findings(declaration) == [message])
    }
}
