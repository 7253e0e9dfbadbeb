import SourceDiagnostics
import Testing

@testable import OpenAPIModel

/// A reader that goes on without the broken parts can say what they were.
@Suite struct OmissionTests {
    private func load(_ body: String) throws -> (document: Document, omissions: [String]) {
        let outcome = DocumentLoader.load(text: BadDocument.head + body)
        #expect(outcome.diagnostics.hasErrors)
        let document = try #require(outcome.value)
        return (document, document.omissions.map { "\($0.part) \($0.origin.pointer)" })
    }

    @Test("broken parts of an operation are named, and the rest of it stays")
    func operation() throws {
        let (document, omissions) = try load(
            """
            paths:
              /a:
                get:
                  parameters: [{name: a, in: nowhere, schema: {}}, {name: b, in: query, schema: {}}]
                  responses:
                    '200': {$ref: '#/none'}
                    '2000': {description: d}
                    '404': {description: d, content: {json: {}}}
                    '500': {$ref: '#/components/responses/R'}
                put: {responses: {'500': {$ref: '#/components/responses/R'}}}
                post: {responses: {'201': {description: d}}}
            components:
              responses:
                R: {description: d, headers: {X: 1}}
            """)
        let operations = document.paths[0].operations
        #expect(operations.map(\.isIncomplete) == [true, true, false])
        #expect(operations[0].parameters.map { document[$0].name } == ["b"])
        #expect(operations[0].responses.map(\.status) == [.code(404), .code(500)])
        #expect(
            omissions == [
                "header /components/responses/R/headers/X", "parameter /paths/~1a/get/parameters/0",
                "response /paths/~1a/get/responses/200", "response /paths/~1a/get/responses/2000",
                "mediaType /paths/~1a/get/responses/404/content/json",
            ])
    }

    @Test("broken parameters of a path item touch all of its operations")
    func shared() throws {
        let (document, _) = try load(
            """
            paths:
              /a:
                parameters: [{$ref: '#/none'}]
                get: {responses: {default: {description: d}}}
              /b:
                get: {responses: {default: {description: d}}}
            """)
        #expect(document.paths.map { $0.operations[0].isIncomplete } == [true, false])
    }

    @Test("a broken schema is marked, and contradicting bounds are left out of it")
    func schemas() throws {
        let (document, omissions) = try load(
            """
            paths: {}
            components:
              schemas:
                A: {properties: {a: 1, b: {minLength: 3, maxLength: 2, pattern: a}, c: {minimum: 2, maximum: 1}}}
            """)
        let properties = document.schemas[0].properties.map { document[$0.schema] }
        #expect(properties.map(\.isInvalid) == [true, false, false])
        #expect(properties[1].minLength == nil && properties[1].maxLength == nil && properties[1].pattern == "a")
        #expect(properties[2].minimum == nil && properties[2].maximum == nil)
        #expect(
            omissions == [
                "schema /components/schemas/A/properties/a",
                "bounds /components/schemas/A/properties/b/minLength",
                "bounds /components/schemas/A/properties/c/minimum",
            ])
    }

    @Test("a document without errors has no omissions")
    func clean() throws {
        let text = BadDocument.head + "paths: {/a: {get: {responses: {default: {description: d}}}}}\n"
        let document = try #require(DocumentLoader.load(text: text).value)
        #expect(document.omissions == [] && document.paths[0].operations[0].isIncomplete == false)
    }
}
