import KakehashiTestSupport
import OpenAPILint
import SourceDiagnostics
import Testing

/// Examples, defaults and enums: where the findings point, and what is left alone.
@Suite struct MeaningExampleTests {
    @Test("an example's finding points at the part that does not fit")
    func examplePart() {
        #expect(
            MeaningDocument.places(
                response: """
                    {schema: {type: object, required: [id],
                     properties: {id: {type: integer}, tags: {type: array, items: {type: string}}}},
                     example: {id: ①one, tags: [a, ②1]}}
                    """) == ["① openapi/example-mismatch", "② openapi/example-mismatch"])
    }

    @Test("the same mismatch in many elements is one finding at the first")
    func repetitions() {
        #expect(
            MeaningDocument.places(
                response: """
                    {schema: {type: array, items: {type: object, properties: {id: {type: integer}}}},
                     example: [{id: 1}, {id: ①a}, {id: b}, {id: c}]}
                    """) == ["① openapi/example-mismatch"])
    }

    @Test("examples of responses have no write-only properties, those of requests no read-only ones")
    func direction() {
        let document = MeaningDocument(
            """
            paths:
              /users:
                post:
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/User'}
                        examples:
                          good: {value: {name: n, secret: s}}
                          bad: {value: {name: n, secret: s, id: ①1}}
                  responses:
                    '201':
                      description: made
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/User'}
                          examples:
                            good: {value: {id: 1, name: n}}
                            bad: {value: {id: 1, name: n, secret: ②s}}
            components:
              schemas:
                User:
                  type: object
                  required: [id, name, secret]
                  properties:
                    id: {type: integer, readOnly: true}
                    name: {type: string}
                    secret: {type: string, writeOnly: true}
                  example: {id: 1, name: n}
            """)
        #expect(document.places == ["① openapi/example-mismatch", "② openapi/example-mismatch"])
    }

    @Test("an example that many responses share has one finding")
    func shared() {
        #expect(
            MeaningDocument.places(
                response: """
                    {schema: {$ref: '#/components/schemas/A'},
                     examples: {x: {$ref: '#/components/examples/X'}, y: {$ref: '#/components/examples/X'}}}
                    """, components: "{schemas: {A: {type: string}}, examples: {X: {value: ①1}}}")
                == ["① openapi/example-mismatch"])
    }

    @Test("each of the examples that a schema of version 3.1 has is compared with it")
    func several() {
        let document = MeaningDocument(
            """
            openapi: 3.1.0
            components:
              schemas:
                A: {type: integer, exclusiveMinimum: 0, examples: [1, ①-1, 2, ②x]}
            """)
        #expect(document.places == ["① openapi/example-mismatch", "② openapi/example-mismatch"])
    }

    @Test("an alternative that nearly fits says in a note what it misses")
    func alternatives() throws {
        let document = MeaningDocument(
            """
            paths:
              /a:
                get:
                  responses:
                    '200':
                      description: ok
                      content:
                        application/json:
                          schema:
                            oneOf:
                              - {type: object, required: [a], properties: {a: {type: string}}}
                              - {type: object, required: [b, c], properties: {b: {}, c: {}}}
                          example: ①{a: 1}
            """)
        #expect(document.places == ["① openapi/example-mismatch"])
        #expect(try #require(document.found.first).notes.contains { $0.message.english.hasPrefix("nearest") })
    }

    @Test("a text may stand for a value as it is sent, but not in JSON")
    func serialized() {
        let document = MeaningDocument(
            """
            paths:
              /a:
                get:
                  parameters:
                    - {name: ids, in: query, schema: {type: array, items: {type: integer}}, example: '1,2'}
                    - {name: page, in: query, schema: {type: integer}, example: ①'2'}
                  responses:
                    '200':
                      description: ok
                      content:
                        application/xml: {schema: {type: object}, example: <a/>}
                        application/problem+json: {schema: {type: object}, example: ②'{}'}
            """)
        #expect(document.places == ["① openapi/example-mismatch", "② openapi/example-mismatch"])
    }

    @Test("an example outside is not looked at")
    func external() {
        #expect(
            MeaningDocument.places(
                response: "{schema: {type: string}, examples: {x: {externalValue: https://example.jp/x}}}") == [])
    }

    @Test(
        "a value that cannot be checked is said to be unchecked, not to be wrong",
        arguments: [
            ("example", "the example", "例"), ("default", "the default", "既定値"), ("enum", "the value", "値"),
        ])
    func unchecked(keyword: String, english: String, japanese: String) throws {
        let text = String(repeating: "a", count: 500)
        let value = keyword == "enum" ? "[①\(text)]" : "①\(text)"
        let document = MeaningDocument(
            """
            components:
              schemas:
                A: {type: string, pattern: '(?=b{50000})', \(keyword): \(value)}
            """)
        #expect(document.places == ["① schema/too-costly"])
        let finding = try #require(document.found.first { $0.rule.id == "schema/too-costly" })
        let pattern = "(?=b{50000})"
        #expect(finding.severity == .warning)
        #expect(
            finding.message
                == LocalizedText(
                    "\(english) is not checked: matching the text with '\(pattern)' takes too many steps",
                    ja: "\(japanese)は検査されない: テキストとパターン「\(pattern)」の照合に必要な手順が多すぎる"))
    }

    @Test("what does not fit is found beside what cannot be checked")
    func partlyUnchecked() {
        let text = String(repeating: "a", count: 500)
        #expect(
            MeaningDocument.places(
                schemas: """
                    A: {properties: {a: {pattern: '(?=b{50000})'}, b: {type: string}}, example: {a: ①\(text), b: ②1}}
                    """) == ["① schema/too-costly", "② openapi/example-mismatch"])
    }

    @Test("examples at each of sixty schemas that multiply are judged, and none by its cost")
    func ladder() {
        let steps = (0..<60).map { step in
            "A\(step): {oneOf: [@A\(step + 1), @A\(step + 1)], example: a}"
        }
        let schemas = (steps + ["A60: {type: string, example: a}"]).joined(separator: "\n")
            .replacing(/@(A[0-9]+)/) { "{$ref: '#/components/schemas/\($0.1)'}" }
        let places = MeaningDocument.places(schemas: schemas)
        #expect(places.count == 60)
        #expect(places.allSatisfy { $0.hasSuffix("openapi/example-mismatch") })
    }

    // MARK: Defaults and enums

    @Test("a default of null needs 'nullable'")
    func nullDefault() {
        #expect(
            MeaningDocument.places(
                schemas: "A: {type: string, default: ①null}\nB: {type: string, nullable: true, default: null}")
                == ["① openapi/default-mismatch"])
    }

    @Test("values of an enum are of its type and within its bounds")
    func enumValues() {
        #expect(
            MeaningDocument.places(
                schemas: """
                    A: {type: string, enum: [a, ①1, ②null]}
                    B: {type: string, nullable: true, enum: [a, null]}
                    C: {type: integer, maximum: 3, enum: [1, 2.0, ③4]}
                    """) == ["① openapi/enum-mismatch", "② openapi/enum-mismatch", "③ openapi/enum-mismatch"])
    }

    @Test("equal numbers are a repetition, however they are written; texts must be equal byte by byte")
    func duplicates() {
        #expect(
            MeaningDocument.places(schemas: "A: {enum: [1, ①1.0, '1', \"e\\u0301\", \"\\u00e9\"]}")
                == ["① openapi/duplicate-enum-value"])
    }

    @Test(
        "a fix writes what the type asks for",
        arguments: [
            ("A: {type: string, enum: [a, 1]}", "openapi/enum-mismatch", "A: {type: string, enum: [a, '1']}"),
            ("A: {type: integer, default: '10'}", "openapi/default-mismatch", "A: {type: integer, default: 10}"),
            ("A: {type: boolean, example: 'true'}", "openapi/example-mismatch", "A: {type: boolean, example: true}"),
            ("A: {enum: [a, b, a, c]}", "openapi/duplicate-enum-value", "A: {enum: [a, b, c]}"),
            ("A: {enum: [a, a # twice\n   ]}", "openapi/duplicate-enum-value", "A: {enum: [a # twice\n   ]}"),
        ])
    func fixes(schema: String, rule: String, expected: String) throws {
        let fixed = try #require(MeaningDocument("components:\n  schemas:\n    " + schema).fixed(rule))
        #expect(fixed.contains(expected))
        #expect(MeaningDocument(fixed).places == [])
    }
}
