import KakehashiTestSupport
import OpenAPILint
import SourceDiagnostics
import Testing

/// Schemas that say what cannot be, and discriminators that do not fit.
@Suite struct MeaningSchemaTests {
    @Test("a required name is looked for in all schemas of the same value")
    func required() {
        #expect(
            MeaningDocument.places(
                schemas: """
                    A: {type: object, required: [a, ①b], properties: {a: {}}}
                    Base: {type: object, required: [own], properties: {a: {}}}
                    Derived: {allOf: [@Base, {required: [a], properties: {own: {}}}]}
                    Either: {properties: {x: {}, y: {}}, anyOf: [{required: [x]}, {required: [y]}, {required: [②z]}]}
                    Open: {type: object, required: [b], additionalProperties: {type: string}}
                    Said: {type: object, required: [b], additionalProperties: true}
                    """) == ["① openapi/required-undefined", "② openapi/required-undefined"])
    }

    @Test("a value that must contain itself is found where the circle begins")
    func infinite() {
        #expect(
            MeaningDocument.places(
                schemas: """
                    Node: {type: object, required: [next], properties: {①next: @Node}}
                    User: {type: object, required: [node], properties: {node: @Node}}
                    A: {type: object, required: [b], properties: {②b: @B}}
                    B: {type: array, minItems: 1, items: @A}
                    """) == ["① openapi/infinite-value", "② openapi/infinite-value"])
    }

    @Test(
        "a circle of schemas is told by what leads round it, and one without parts as a schema that is only itself",
        arguments: [
            (
                "A: {type: object, required: [next], properties: {next: @A}}",
                "a value of 'A' must contain another one without end, by 'next'",
                "「A」の値は「next」を通じて際限なく自分自身を含まなければならない", []
            ),
            (
                "A: {type: object, required: [b], properties: {b: @B}}\nB: {type: array, minItems: 1, items: @A}",
                "a value of 'A' must contain another one without end, by 'b', 'items'",
                "「A」の値は「b」、「items」を通じて際限なく自分自身を含まなければならない", ["by way of 'items'"]
            ),
            (
                "A: {type: object, required: [allOf], properties: {allOf: @A}}",
                "a value of 'A' must contain another one without end, by 'allOf'",
                "「A」の値は「allOf」を通じて際限なく自分自身を含まなければならない", []
            ),
            (
                "A: {allOf: [@A]}", "'A' is only itself again, by 'allOf'", "「A」は「allOf」を通じて自分自身に戻るだけである", []
            ),
            (
                "A: {allOf: [@B]}\nB: {oneOf: [@A]}", "'A' is only itself again, by 'allOf', 'oneOf'",
                "「A」は「allOf」、「oneOf」を通じて自分自身に戻るだけである", ["by way of 'oneOf'"]
            ),
        ] as [(String, String, String, [String])])
    func circles(schemas: String, english: String, japanese: String, notes: [String]) throws {
        let lines = schemas.split(separator: "\n").joined(separator: "\n    ")
            .replacing(/@([A-Z])/) { "{$ref: '#/components/schemas/\($0.1)'}" }
        let document = MeaningDocument("components:\n  schemas:\n    " + lines)
        let found = document.found.filter { $0.rule.id == "openapi/infinite-value" }
        let finding = try #require(found.first)
        #expect(found.count == 1)
        #expect(finding.message.english == english)
        #expect(finding.message.japanese == japanese)
        #expect(finding.notes.map(\.message.english) == notes)
    }

    @Test("a value that may end somewhere is none that must contain itself")
    func finite() {
        #expect(
            MeaningDocument.places(
                schemas: """
                    Null: {type: object, nullable: true, required: [next], properties: {next: @Null}}
                    List: {type: object, required: [items], properties: {items: {type: array, items: @List}}}
                    Tree: {type: object, required: [next], properties: {next: {oneOf: [{type: string}, @Tree]}}}
                    Map: {type: object, additionalProperties: @Map}
                    """) == [])
    }

    @Test("types that exclude each other are found in the value and in its properties")
    func contradictions() {
        #expect(
            MeaningDocument.places(
                schemas: """
                    A: {allOf: [{type: string}, ①{type: integer}]}
                    B: {type: object, allOf: [②@Text]}
                    C: {allOf: [{type: integer}, {type: number}]}
                    D: {allOf: [{oneOf: [{type: string}, {type: object}]}, {type: object}]}
                    Text: {type: string}
                    Base: {type: object, properties: {id: {type: string}}}
                    E: {allOf: ③[@Base, {type: object, properties: {id: {type: integer}}}]}
                    F: {allOf: [@E, {type: object}]}
                    """)
                == [
                    "① openapi/contradicting-types", "② openapi/contradicting-types", "③ openapi/contradicting-types",
                ])
    }

    @Test("a pattern that cannot be checked is pointed at itself")
    func patterns() {
        #expect(
            MeaningDocument.places(
                schemas: """
                    A: {type: string, pattern: ①'('}
                    B: {type: object, properties: {b: {type: string, description: b, pattern: ②'(?<=a)b'}}}
                    """) == ["① schema/invalid-pattern", "② schema/unsupported-pattern"])
    }

    @Test("'nullable' is pointed at itself")
    func nullable() {
        #expect(
            MeaningDocument.places(schemas: "A: {nullable: ①true, allOf: [{type: string}]}") == [
                "① openapi/nullable-without-type"
            ])
    }

    // MARK: Discriminators

    @Test("the property of a discriminator is a required string of every alternative")
    func discriminatorProperty() {
        #expect(
            MeaningDocument.places(
                schemas: """
                    Good: {type: object, required: [kind], properties: {kind: {type: string}}}
                    Also: {allOf: [@Good]}
                    Number: {type: object, required: [kind], properties: {kind: {type: integer}}}
                    A: {oneOf: [@Good, @Also], discriminator: {propertyName: kind}}
                    B: {oneOf: [@Good, @Number], discriminator: {propertyName: ①kind}}
                    C: {anyOf: [@Good], discriminator: {propertyName: ②other}}
                    """) == ["① openapi/discriminator-mismatch", "② openapi/discriminator-mismatch"])
    }

    @Test("a mapping leads to one of the alternatives or to a schema that extends the base")
    func discriminatorMapping() {
        #expect(
            MeaningDocument.places(
                schemas: """
                    Base: {allOf: [@Other], discriminator: {propertyName: kind, mapping: {c: Child, g: Grand, o: ①Other}}}
                    Child: {allOf: [@Base]}
                    Grand: {allOf: [@Child]}
                    Other: {type: object, required: [kind], properties: {kind: {type: string}}}
                    Union: {oneOf: [@Child], discriminator: {propertyName: kind, mapping: {o: ②Other}}}
                    Alone: {allOf: [@Other], discriminator: ③{propertyName: kind}}
                    """)
                == [
                    "① openapi/discriminator-mismatch", "② openapi/discriminator-mismatch",
                    "③ openapi/discriminator-without-variants",
                ])
    }
}
