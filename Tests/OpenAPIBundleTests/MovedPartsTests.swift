import JSONCoding
import OpenAPIBundle
import OpenAPIModel
import SourceDiagnostics
import Testing
import YAMLSyntax

/// Pointers into an object of another file that becomes a component, or stands in place of a reference, as a whole.
@Suite struct MovedPartsTests {
    private static let head = "openapi: 3.0.3\ninfo: {title: Parts, version: '1'}\n"

    private func bundle(_ entry: String, _ others: [String: String]) throws -> JSONValue {
        let contract = try Contract(others.merging(["openapi.yaml": Self.head + entry]) { $1 })
        #expect(!contract.diagnostics.hasErrors, "\(contract.diagnostics.map(\.message.english))")
        let bundle = try contract.bundled()
        let again = try bundle.reloaded()
        #expect(!again.diagnostics.hasErrors, "\(bundle.text())")
        #expect(try again.bundled().text() == bundle.text())
        let same = ModelDescription.unfoldedPaths(of: contract.document)
        #expect(ModelDescription.unfoldedPaths(of: again.document) == same)
        var files = SourceFiles()
        let text = files.add(name: "bundle.yaml", bytes: bundle.bytes(as: .yaml))
        return try #require(DocumentSyntax.parse(text).value).jsonValue()
    }

    private static let shapes = [
        "b.yaml": """
        Pet:
          type: object
          properties:
            owner: {type: object, properties: {name: {$ref: '#/Name'}, home: {$ref: '#/Pet/properties/home'}}}
            home: {type: string, title: home}
          x-part: {type: string, allOf: [{$ref: '#/Name'}]}
        Name: {type: string}
        """
    ]

    @Test(
        "a part of an object that moves is written once, whichever is found first",
        arguments: [["Pet", "Pet/properties/owner"], ["Pet/properties/owner", "Pet"]])
    func once(pointers: [String]) throws {
        let items = pointers.map { "{$ref: 'b.yaml#/\($0)'}" }.joined(separator: ", ")
        let result = try bundle("paths: {}\ncomponents: {schemas: {All: {allOf: [\(items)]}}}\n", Self.shapes)
        let schemas = try #require(result["components"]?["schemas"]?.objectValue)
        #expect(schemas.map(\.key).sorted() == ["All", "Name", "Pet"])
        let found = try #require(schemas["All"]?["allOf"]?.arrayValue)
        #expect(found.map { $0["$ref"] } == pointers.map { .string("#/components/schemas/\($0)") })
        #expect(
            schemas["Pet"]?["properties"]?["owner"]?["properties"]?["home"]
                == ["$ref": "#/components/schemas/Pet/properties/home"])
    }

    @Test("a name of the entry file for a part of a moved object becomes a reference to that part")
    func named() throws {
        let schemas = "{Owner: {$ref: 'b.yaml#/Pet/properties/owner'}, Animal: {$ref: 'b.yaml#/Pet'}}"
        let result = try bundle("paths: {}\ncomponents: {schemas: \(schemas)}\n", Self.shapes)
        let found = try #require(result["components"]?["schemas"]?.objectValue)
        #expect(found.map(\.key) == ["Owner", "Animal", "Name"])
        #expect(found["Owner"] == ["$ref": "#/components/schemas/Animal/properties/owner"])
    }

    @Test("a part that stands where the specification has no object becomes a component")
    func data() throws {
        let schemas = "{A: {items: {$ref: 'b.yaml#/Pet'}}, B: {items: {$ref: 'b.yaml#/Pet/x-part'}}}"
        let result = try bundle("paths: {}\ncomponents: {schemas: \(schemas)}\n", Self.shapes)
        let found = try #require(result["components"]?["schemas"]?.objectValue)
        #expect(found["Pet_x-part"]?["allOf"] == [["$ref": "#/components/schemas/Name"]])
    }

    @Test("definitions of a file that is a schema become components, and their parts stay in them")
    func definitions() throws {
        let file = """
            type: object
            definitions:
              Collar: {type: object, properties: {color: {type: string}}}
            properties:
              collar: {$ref: '#/definitions/Collar'}
              color: {$ref: '#/definitions/Collar/properties/color'}
            """
        let schemas = "{A: {items: {$ref: 'pet.yaml'}}}"
        let result = try bundle("paths: {}\ncomponents: {schemas: \(schemas)}\n", ["pet.yaml": file])
        let found = try #require(result["components"]?["schemas"]?.objectValue)
        #expect(found.map(\.key) == ["A", "pet", "Collar"])
        #expect(
            found["pet"]?["properties"] == [
                "collar": ["$ref": "#/components/schemas/Collar"],
                "color": ["$ref": "#/components/schemas/Collar/properties/color"],
            ])
    }

    @Test("a part of a path item that stands in place of its reference is written once")
    func pathItems() throws {
        let paths = """
            list:
              get:
                responses:
                  '200':
                    description: pets
                    content: {application/json: {schema: {type: array, items: {type: string}}}}
            one:
              get:
                responses:
                  '200': {$ref: '#/list/get/responses/200'}
                  '201':
                    description: a pet
                    content: {a/b: {schema: {$ref: '#/list/get/responses/200/content/application~1json/schema/items'}}}
            """
        let entry = "paths: {/pets: {$ref: 'paths.yaml#/list'}, /pet: {$ref: 'paths.yaml#/one'}}\n"
        let result = try bundle(entry, ["paths.yaml": paths])
        #expect(result["components"] == nil)
        let responses = result["paths"]?["/pet"]?["get"]?["responses"]
        #expect(responses?["200"] == ["$ref": "#/paths/~1pets/get/responses/200"])
        #expect(
            responses?["201"]?["content"]?["a/b"]?["schema"] == [
                "$ref": "#/paths/~1pets/get/responses/200/content/application~1json/schema/items"
            ])
    }

    @Test("references in a fetched document are relative to where it was in the end, by whatever URL it was asked for")
    func redirects() throws {
        var remote = RemoteDocuments()
        let place = try RemoteURL("https://example.jp/v2/a.yaml")
        let properties = "{b: {$ref: 'b.yaml#/B'}, own: {$ref: 'a.yaml#/A'}, gone: {$ref: 'c.yaml'}}"
        let text = "A: {type: object, properties: \(properties)}"
        for url in ["https://example.jp/latest", "https://example.jp/old/a.yaml"] {
            remote[try RemoteURL(url)] = .text(Array(text.utf8), location: place)
        }
        let other = try RemoteURL("https://example.jp/v2/b.yaml")
        remote[other] = .text(Array("B: {type: string}".utf8), location: other)
        let schemas = """
            First: {items: {$ref: 'https://example.jp/latest#/A'}}
                Second: {items: {$ref: 'https://example.jp/old/a.yaml#/A'}}
                Third: {items: {$ref: 'https://example.jp/v2/a.yaml#/A/properties/b'}}
            """
        let entry = Self.head + "paths: {}\ncomponents:\n  schemas:\n    \(schemas)\n"
        let provider = InMemoryFileProvider(["openapi.yaml": entry])
        let outcome = DocumentLoader(provider: provider, options: LoaderOptions(remote: remote)).load(
            path: "openapi.yaml")
        #expect(
            outcome.diagnostics.map(\.message.english) == [
                "'https://example.jp/v2/c.yaml' is a URL of a host that is not allowed"
            ])
        let document = try #require(outcome.value)
        let bundle = try #require(ContractBundler(provider: provider).bundle(document).value)
        let result = try #require(try bundle.reloaded().document.origin.node?["components"]?["schemas"]).jsonValue()
        let found = try #require(result.objectValue)
        #expect(found.map(\.key) == ["First", "Second", "Third", "A", "B"])
        #expect(found["First"] == found["Second"])
        #expect(
            found["A"]?["properties"] == [
                "b": ["$ref": "#/components/schemas/B"], "own": ["$ref": "#/components/schemas/A"],
                "gone": ["$ref": "https://example.jp/v2/c.yaml"],
            ])
    }
}
