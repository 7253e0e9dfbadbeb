import JSONCoding
import OpenAPIBundle
import OpenAPIModel
import SourceDiagnostics
import Testing
import YAMLSyntax

/// References as they can be written, and where the objects can come from.
@Suite struct ReferenceSpellingTests {
    private static let head = "openapi: 3.0.3\ninfo: {title: Spelling, version: '1'}\npaths: {}\n"

    /// The schemas of a bundle by name.
    private func schemas(
        _ entry: String, _ others: [String: String] = [:], links: [String: String] = [:],
        remote: RemoteDocuments = RemoteDocuments()
    ) throws -> [String: JSONValue] {
        var provider = InMemoryFileProvider(others.merging(["openapi.yaml": Self.head + entry]) { $1 })
        for (path, target) in links { provider.addLink(path: path, target: target) }
        let outcome = DocumentLoader(provider: provider, options: LoaderOptions(remote: remote)).load(
            path: "openapi.yaml")
        #expect(!outcome.diagnostics.hasErrors, "\(outcome.diagnostics.map(\.message.english))")
        let document = try #require(outcome.value)
        let bundle = try #require(ContractBundler(provider: provider).bundle(document).value)
        var files = SourceFiles()
        let node = DocumentSyntax.parse(files.add(name: "bundle.yaml", bytes: bundle.bytes(as: .yaml))).value
        #expect(!(try bundle.reloaded().diagnostics.hasErrors))
        var result: [String: JSONValue] = [:]
        for (key, value) in node?["components"]?["schemas"]?.entries.map({ $0 }) ?? [] {
            result[key.scalarText ?? ""] = value.jsonValue()
        }
        return result
    }

    @Test(
        "however a reference is written, the same object is one component",
        arguments: [
            "b.yaml#/components/schemas/B", "./b.yaml#/components/schemas/B", "x/../b.yaml#/components/schemas/B",
            "b%2Eyaml#/components/schemas/B", "b.yaml#/components/schemas/%42", "link.yaml#/components/schemas/B",
            "folder/b.yaml#/components/schemas/B", "alias.yaml#/Alias",
        ])
    func spelling(text: String) throws {
        let entry = """
            components:
              schemas:
                First: {type: array, items: {$ref: '\(text)'}}
                Second: {type: array, items: {$ref: 'b.yaml#/components/schemas/B'}}
            """
        let found = try schemas(
            entry,
            [
                "b.yaml": "components: {schemas: {B: {type: string}}}", "x/empty.yaml": "{}",
                "alias.yaml": "Alias: {$ref: 'b.yaml#/components/schemas/B'}",
            ], links: ["link.yaml": "b.yaml", "folder": "."])
        #expect(found.keys.sorted() == ["B", "First", "Second"])
        #expect(found["First"]?["items"] == found["Second"]?["items"])
    }

    @Test("a reference by the file's own name becomes a local one")
    func ownName() throws {
        let found = try schemas(
            "components: {schemas: {A: {items: {$ref: 'openapi.yaml#/components/schemas/B'}}, B: {$ref: './openapi.yaml#/x-b'}}}\n"
                + "x-b: {type: string}\n")
        #expect(
            found["A"] == ["items": ["$ref": "#/components/schemas/B"]] || found["A"] == ["items": ["$ref": "#/x-b"]])
        #expect(found["B"] == ["$ref": "#/x-b"])
    }

    @Test("what an alias stands for is rewritten wherever it stands")
    func aliases() throws {
        let entry = """
            components:
              schemas:
                A: &a {type: array, items: {$ref: 'b.yaml'}}
                C: *a
            """
        let found = try schemas(
            entry, ["b.yaml": "&b {type: array, items: {$ref: 'b.yaml#'}, not: {allOf: [&c {$ref: '#'}, *c]}}"])
        #expect(found["A"] == found["C"] && found["A"]?["items"] == ["$ref": "#/components/schemas/b"])
        #expect(found["b"]?["not"]?["allOf"]?[1] == ["$ref": "#/components/schemas/b"])
    }

    @Test("data that looks like a reference is left alone")
    func data() throws {
        let schema =
            "{type: object, example: {$ref: 'b.yaml'}, default: {$ref: 'b.yaml'}, enum: [{$ref: 'b.yaml'}], x-y: {$ref: 'b.yaml'}}"
        let found = try schemas("components: {schemas: {A: \(schema), C: {$ref: 'c.yaml'}}}", ["c.yaml": schema])
        #expect(found["A"] == found["C"] && found["A"]?["example"] == ["$ref": "b.yaml"])
    }

    @Test("documents of the network are bundled like files, relative to where they are in the end")
    func network() throws {
        var remote = RemoteDocuments()
        let text = { (text: String, url: String) throws in
            RemoteDocuments.Entry.text(Array(text.utf8), location: try RemoteURL(url))
        }
        remote[try RemoteURL("https://example.jp/a.yaml")] = try text(
            "A: {type: object, properties: {b: {$ref: 'b.yaml#/B'}, up: {$ref: '/top.yaml'}, own: {$ref: '#/A'}}}",
            "https://example.jp/v2/a.yaml")
        remote[try RemoteURL("https://example.jp/v2/b.yaml")] = try text(
            "B: {type: string}", "https://example.jp/v2/b.yaml")
        remote[try RemoteURL("https://example.jp/top.yaml")] = try text("type: integer", "https://example.jp/top.yaml")
        let found = try schemas(
            "components: {schemas: {E: {items: {$ref: 'https://EXAMPLE.jp:443/a.yaml#/A'}}}}", remote: remote)
        #expect(found.keys.sorted() == ["A", "B", "E", "top"])
        #expect(
            found["A"]?["properties"]
                == [
                    "b": ["$ref": "#/components/schemas/B"], "up": ["$ref": "#/components/schemas/top"],
                    "own": ["$ref": "#/components/schemas/A"],
                ])
    }

    @Test("a reference that leads nowhere still names the same place")
    func broken() throws {
        let contract = try Contract([
            "openapi.yaml": Self.head
                + "components: {schemas: {A: {$ref: 'x/b.yaml'}, B: {items: {$ref: 'gone.yaml#/%41'}}}}",
            "x/b.yaml":
                "type: object\nproperties: {a: {$ref: 'gone.yaml#/A'}, b: {$ref: '#/gone'}, c: {$ref: '../up.yaml'}}",
        ])
        let text = try contract.bundled().text()
        for reference in ["x/gone.yaml#/A", "x/b.yaml#/gone", "up.yaml", "gone.yaml#/%41"] {
            #expect(text.contains("$ref: \(reference)\n"))
        }
    }

    @Test("a long chain of path items in callbacks of path items ends")
    func longChain() throws {
        let count = 5000
        var items = ""
        for index in 0..<count {
            let callbacks = "{c: {'{$url}': {$ref: '#/p\(index + 1)'}}}"
            items += "p\(index): {get: {responses: {default: {description: x}}, callbacks: \(callbacks)}}\n"
        }
        items += "p\(count): {get: {responses: {default: {description: x}}}}\n"
        let entry = "openapi: 3.0.3\ninfo: {title: Chain, version: '1'}\npaths: {/a: {$ref: 'items.yaml#/p0'}}\n"
        let text = try Contract(["openapi.yaml": entry, "items.yaml": items]).bundled().text()
        #expect(text.contains("$ref: items.yaml#/p8\n") && !text.contains("#/p9"))
    }

    @Test("thousands of equal names take no longer than others")
    func manyNames() throws {
        let count = 3000
        var entry = "components:\n  schemas:\n    All:\n      allOf:\n"
        var others: [String: String] = [:]
        for index in 0..<count {
            entry += "        - {$ref: 'f\(index % 2)/s.yaml#/\(index)/components/schemas/Same'}\n"
            others["f\(index % 2)/s.yaml", default: ""] += "\(index): {definitions: {Same: {type: string}}}\n"
        }
        entry = entry.replacing("components/schemas/Same'", with: "definitions/Same'")
        let found = try schemas(entry, others)
        #expect(found.count == count + 1)
        #expect(["Same", "s_Same", "f1_s_Same", "Same_2"].allSatisfy { found[$0] != nil })
    }
}
