import KakehashiTestSupport
import SourceDiagnostics
import Testing

@testable import OpenAPIModel

@Suite struct ReferenceTests {
    private func load(
        _ body: String, others: [String: String] = [:], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> Document {
        let paths = body.contains("paths:") ? "" : "paths: {}\n"
        let outcome = DocumentLoader.load(text: BadDocument.head + paths + body, others: others)
        #expect(outcome.diagnostics == [], sourceLocation: sourceLocation)
        return try #require(outcome.value, sourceLocation: sourceLocation)
    }

    private func id(_ name: String, _ document: Document) throws -> Schema.ID {
        try #require(document.components.schemas.first { $0.name == name }?.value)
    }

    private func property(_ name: String, of schema: Schema.ID, _ document: Document) throws -> Schema.ID {
        try #require(document[schema].properties.first { $0.name == name }?.schema)
    }

    @Test("references to the same place give the same id, also over a chain")
    func interning() throws {
        let document = try load(
            """
            components:
              schemas:
                A: {properties: {b: {$ref: '#/components/schemas/B'}, c: {$ref: '#/components/schemas/C'}}}
                B: {$ref: '#/components/schemas/C'}
                C: {type: string}
            """)
        let a = try id("A", document)
        #expect(try property("b", of: a, document) == id("C", document))
        #expect(try property("c", of: a, document) == id("C", document))
        #expect(try id("B", document) == id("C", document))
        #expect(document[try id("B", document)].componentName == "C")
    }

    @Test("a schema may contain itself")
    func cycle() throws {
        let document = try load("components: {schemas: {A: {items: {$ref: '#/components/schemas/A'}, type: array}}}")
        let a = try id("A", document)
        #expect(document[a].items == a)
    }

    @Test("a pointer may have escapes of both kinds")
    func escapes() throws {
        let document = try load(
            """
            components:
              schemas:
                A:
                  properties:
                    a/b~c: {type: string}
                    犬 1: {type: integer}
                    d: {$ref: '#/components/schemas/A/properties/a~1b~0c'}
                    e: {$ref: '#/components/schemas/A/properties/%E7%8A%AC%201'}
                    f: {allOf: [{title: x}, {title: y}]}
                    g: {$ref: '#/components/schemas/A/properties/f/allOf/1'}
            """)
        let a = try id("A", document)
        #expect(document[try property("d", of: a, document)].type == .string)
        #expect(document[try property("e", of: a, document)].type == .integer)
        #expect(document[try property("g", of: a, document)].title == "y")
        #expect(
            document[try property("g", of: a, document)].origin.pointer == "/components/schemas/A/properties/f/allOf/1")
    }

    @Test("references in a file are relative to that file, and each file is read once")
    func severalFiles() throws {
        let document = try load(
            """
            components:
              schemas:
                A: {$ref: 'common/pets.yaml#/definitions/Pet'}
                B: {$ref: './common/../common/pets.yaml#/definitions/Pet'}
                C: {$ref: common/Owner.yaml}
                D: {type: string}
            """,
            others: [
                "common/pets.yaml": "definitions: {Pet: {properties: {owner: {$ref: Owner.yaml}, "
                    + "d: {$ref: '../openapi.yaml#/components/schemas/D'}}}}",
                "common/Owner.yaml": "properties: {pet: {$ref: 'pets.yaml#/definitions/Pet'}}",
            ])
        let pet = try id("A", document)
        let owner = try id("C", document)
        #expect(try id("B", document) == pet)
        #expect(try property("owner", of: pet, document) == owner)
        #expect(try property("pet", of: owner, document) == pet)
        #expect(try property("d", of: pet, document) == id("D", document))
        #expect(document.files.files.map(\.name) == ["openapi.yaml", "common/pets.yaml", "common/Owner.yaml"])
        #expect(document[pet].componentName == "Pet")
        #expect(document[owner].componentName == "Owner")
        #expect(document[pet].origin.range.file == document.files.files[1].id)
    }

    @Test(
        "a schema has a name where its place gives one",
        arguments: [
            ("definitions: {X: {}}", "#/definitions/X", "X"), ("a: {$defs: {X: {}}}", "#/a/$defs/X", "X"),
            ("schemas: {X: {}}", "#/schemas/X", "X"), ("components: {schemas: {X: {}}}", "#/components/schemas/X", "X"),
            ("type: object", "", "other"), ("a: {X: {}}", "#/a/X", nil),
            ("properties: {schemas: {items: {}}}", "#/properties/schemas/items", nil),
            ("properties: {definitions: {items: {}}}", "#/properties/definitions/items", nil),
        ] as [(String, String, String?)])
    func names(text: String, fragment: String, name: String?) throws {
        let document = try load(
            "components: {schemas: {A: {$ref: 'other.yaml\(fragment)'}}}", others: ["other.yaml": text])
        #expect(document[try id("A", document)].componentName == name)
    }

    @Test("a link that leads out of the root folder is refused, one that stays in is not")
    func symbolicLinks() throws {
        let body = "paths: {}\ncomponents: {schemas: {A: {$ref: in.yaml}, B: {$ref: out.yaml}, C: {$ref: dir/x.yaml}}}"
        var provider = InMemoryFileProvider([
            "root/openapi.yaml": BadDocument.head + body, "root/real.yaml": "type: string",
            "secret.yaml": "type: string",
            "elsewhere/x.yaml": "type: string",
        ])
        provider.addLink(path: "root/in.yaml", target: "real.yaml")
        provider.addLink(path: "root/out.yaml", target: "../secret.yaml")
        provider.addLink(path: "root/dir", target: "/elsewhere")
        let outcome = DocumentLoader(provider: provider).load(path: "root/openapi.yaml")
        #expect(
            outcome.diagnostics.map(\.rule.id) == [
                "openapi/reference-outside-root", "openapi/reference-outside-root",
            ])
        #expect(outcome.value?.files.files.map(\.name) == ["root/openapi.yaml", "root/in.yaml"])
        let wide = DocumentLoader(provider: provider, options: LoaderOptions(rootFolder: "/"))
        #expect(wide.load(path: "root/openapi.yaml").diagnostics == [])
    }

    @Test("a wider root folder admits its files")
    func rootFolder() {
        let provider = InMemoryFileProvider([
            "specs/a/openapi.yaml": BadDocument.head
                + "paths: {}\ncomponents: {schemas: {A: {$ref: '../common/b.yaml'}}}",
            "specs/common/b.yaml": "type: string",
        ])
        let narrow = DocumentLoader(provider: provider).load(path: "specs/a/openapi.yaml")
        #expect(narrow.diagnostics.map(\.rule.id) == ["openapi/reference-outside-root"])
        let wide = DocumentLoader(provider: provider, options: LoaderOptions(rootFolder: "specs"))
        let outcome = wide.load(path: "specs/a/openapi.yaml")
        #expect(outcome.diagnostics == [])
        #expect(outcome.value?.files.files.map(\.name) == ["specs/a/openapi.yaml", "specs/common/b.yaml"])
    }

    @Test("a broken reference leaves an invalid schema, and the rest is loaded")
    func invalidSchema() throws {
        let outcome = DocumentLoader.load(
            text: BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: '#/none'}, B: {type: string}}}")
        let document = try #require(outcome.value)
        #expect(document[try id("A", document)].isInvalid)
        #expect(document[try id("B", document)].type == .string)
    }

    @Test("schemas may nest as deep as the parser allows, and chains may be long")
    func depth() throws {
        let nested = String(repeating: "{not: ", count: 240) + "{}" + String(repeating: "}", count: 240)
        let chain = (0..<3000).map { "    S\($0): {$ref: '#/components/schemas/S\($0 + 1)'}\n" }.joined()
        let document = try load(
            "components:\n  schemas:\n    A: \(nested)\n" + chain + "    S3000: {type: string}\n")
        #expect(document.schemas.count == 242)
        #expect(try id("S0", document) == id("S3000", document))
    }

    @Test("a path item may be a reference, with fields of its own before it")
    func pathItems() throws {
        let outcome = DocumentLoader.load(
            text: BadDocument.head + """
                paths:
                  /a/{id}: {$ref: 'items.yaml#/a'}
                  /b/{id}:
                    $ref: 'items.yaml#/a'
                    get: {summary: own, responses: {default: {description: d}}}
                """,
            others: [
                "items.yaml": """
                a:
                  parameters: [{name: id, in: path, required: true, schema: {}}]
                  get: {summary: shared, responses: {default: {description: d}}}
                  put: {summary: shared, responses: {default: {description: d}}}
                """
            ])
        #expect(outcome.diagnostics.map(\.rule.id) == ["openapi/reference-siblings"])
        let document = try #require(outcome.value)
        #expect(document.paths.map { $0.operations.map(\.summary) } == [["shared", "shared"], ["own", "shared"]])
        #expect(document.paths.flatMap(\.operations).map(\.parameters.count) == [1, 1, 1, 1])
        #expect(document.parameters.count == 1)
    }

    @Test("a callback whose operation has that same callback ends")
    func callbackCycle() throws {
        let document = try load(
            """
            paths:
              /a:
                post:
                  responses: {default: {description: d}}
                  callbacks: {again: {$ref: '#/components/callbacks/Again'}}
            components:
              callbacks:
                Again:
                  '{$request.body#/url}':
                    post:
                      responses: {default: {description: d}}
                      callbacks: {again: {$ref: '#/components/callbacks/Again'}}
            """)
        let callback = try #require(document.paths.first?.operations.first?.callbacks.first)
        #expect(callback.expressions.first?.template == "{$request.body#/url}")
        #expect(callback.expressions.first?.operations.first?.callbacks.count == 0)
    }

    @Test("callbacks that all refer to each other do not multiply without end")
    func callbackMultiplication() throws {
        let references = (0..<30).map { "c\($0): {$ref: '#/components/callbacks/C\($0)'}" }.joined(separator: ", ")
        let callbacks = (0..<30).map { number in
            "    C\(number): {'{$url}': {post: {operationId: o\(number), responses: {default: {description: d}}, "
                + "callbacks: {\(references)}}}}\n"
        }
        let document = try load(
            "paths: {/a: {post: {responses: {default: {description: d}}, callbacks: {\(references)}}}}\n"
                + "components:\n  callbacks:\n" + callbacks.joined())
        #expect(document.paths.first?.operations.first?.callbacks.count == 30)
    }

    @Test(
        "what has a scheme or a host is remote",
        arguments: [
            ("http://a/b", true), ("HTTPS://a", true), ("urn:x", true), ("c:\\a", true), ("//a/b", true),
            ("a/b:c", false), ("#/a:b", false), ("./a.yaml", false), ("a.yaml", false), ("", false), (":a", false),
        ])
    func remote(text: String, expected: Bool) { #expect(LoadSession.isRemote(text) == expected) }
}
