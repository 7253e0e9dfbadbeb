import JSONCoding
import SourceDiagnostics
import Testing

@testable import OpenAPIModel

@Suite struct Version31Tests {
    /// A document whose only finding is that it is of version 3.1.
    private func load(_ body: String) throws -> Document {
        let text = "openapi: 3.1.0\ninfo: {title: t, version: '1', summary: s, license: {name: n, identifier: MIT}}\n"
        let outcome = DocumentLoader.load(text: text + body)
        #expect(outcome.diagnostics.map(\.rule.id) == ["openapi/version-3-1"])
        return try #require(outcome.value)
    }

    private func schema(_ keywords: String) throws -> (schema: Schema, document: Document) {
        let document = try load("components: {schemas: {A: {\(keywords)}, B: {type: string}}}\n")
        return (document[document.components.schemas[0].value], document)
    }

    @Test("what is new and means something is read")
    func head() throws {
        let document = try load(
            """
            components:
              pathItems:
                P: {get: {parameters: [{$ref: '#/components/parameters/Q', description: other}]}}
              parameters:
                Q: {name: q, in: query, description: own, schema: {}}
              examples:
                E: {$ref: '#/components/examples/F', summary: other}
                F: {summary: own, value: 1}
            """)
        #expect(document.info.summary == "s" && document.info.license?.identifier == "MIT")
        #expect(document.version == "3.1.0" && document.paths.isEmpty)
        let operation = try #require(document.components.pathItems.first?.value.operations.first)
        #expect(operation.responses.isEmpty)
        #expect(operation.parameters.map { document[$0].description } == ["other"])
        #expect(document[document.components.parameters[0].value].description == "own")
        #expect(document.components.examples.map(\.value.summary) == ["other", "own"])
    }

    @Test("a list of types with null is a nullable type")
    func types() throws {
        let (schema, _) = try schema("type: [string, 'null'], enum: [a, null]")
        #expect(schema.type == .string && schema.isNullable)
        let (null, _) = try self.schema("type: 'null'")
        #expect(null.type == nil && null.isNullable && null.enumValues == [.null])
    }

    @Test("const is an enum of one, the first of the examples is the example, and none of the others is lost")
    func constants() throws {
        let (schema, _) = try schema("const: {a: 1}, examples: [x, y], $comment: none")
        #expect(schema.enumValues == [["a": 1]] && schema.example == "x")
        #expect(schema.furtherExamples.map(\.json) == ["y"])
        let (both, _) = try self.schema("example: w, examples: [x, y]")
        #expect(both.example == "w" && both.furtherExamples.map(\.json) == ["x", "y"])
    }

    @Test(
        "a numeric exclusive bound is a bound that is exclusive; the stricter one counts",
        arguments: [
            ("exclusiveMinimum: 3", "3", true), ("exclusiveMinimum: 3, minimum: 3", "3", true),
            ("minimum: 4, exclusiveMinimum: 3", "4", false),
        ])
    func bounds(_ keywords: String, _ minimum: String, _ isExclusive: Bool) throws {
        let (schema, _) = try schema(keywords)
        #expect(schema.minimum?.text == minimum && schema.exclusiveMinimum == isExclusive)
        let mirrored = keywords.replacing("exclusiveMinimum", with: "exclusiveMaximum")
            .replacing("minimum", with: "maximum").replacing(": 4", with: ": 2")
        let (other, _) = try self.schema(mirrored)
        #expect(other.maximum?.text == (minimum == "4" ? "2" : minimum) && other.exclusiveMaximum == isExclusive)
    }

    @Test("a reference with other keywords is one part of a schema")
    func siblings() throws {
        let (schema, document) = try schema("$ref: '#/components/schemas/B', description: d, maxLength: 3")
        #expect(schema.description == "d" && schema.maxLength == 3 && schema.componentName == "A")
        #expect(schema.allOf.map { document[$0].componentName } == ["B"])
        let chain = try load(
            """
            components:
              schemas:
                A: {items: {$ref: '#/components/schemas/B'}}
                B: {$ref: '#/components/schemas/C', title: t}
                C: {type: string}
            """)
        let items = try #require(chain.schemas[0].items)
        #expect(chain[items].title == "t" && chain[chain[items].allOf[0]].type == .string)
    }

    @Test("true accepts everything and false nothing")
    func booleans() throws {
        let (schema, document) = try schema("properties: {a: true, b: false}")
        let (everything, nothing) = (document[schema.properties[0].schema], document[schema.properties[1].schema])
        #expect(everything.not == nil && !everything.isInvalid)
        #expect(nothing.not.map { document[$0].not == nil } == true)
    }
}
