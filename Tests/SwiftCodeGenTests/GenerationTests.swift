import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

private let modes = GenerationOptions.Mode.allCases

@Suite struct GenerationTests {
    /// Every set of modes, the empty one too.
    static let selections: [[GenerationOptions.Mode]] = (0..<(1 << modes.count)).map { bits in
        modes.indices.filter { bits >> $0 & 1 == 1 }.map { modes[$0] }
    }

    @Test("a callback of a callback's operation is named by a finding, and the outer one is generated")
    func innerCallbacks() throws {
        let inner = "{'https://a.test/b': {post: {responses: {'204': {description: d}}}}}"
        let outer = "{'https://a.test/a': {post: {callbacks: {deep: \(inner)}, responses: {'204': {description: d}}}}}"
        let document = try #require(
            DocumentLoader.load(
                text: """
                    openapi: 3.0.3
                    info: {title: t, version: '1'}
                    paths:
                      /a: {post: {operationId: a, callbacks: {told: \(outer)}, responses: {'204': {description: d}}}}
                    """
            ).value)
        let planned = APIPlanner.plan(document, contract: "Told")
        #expect(
            planned.diagnostics.map(\.message.english) == [
                "the callback 'deep' is left out: it belongs to the callback 'told'"
            ])
        #expect(planned.value?.callbacks.map(\.operation.id) == ["a.told"])
    }

    @Test("generating twice gives equal bytes", arguments: Fixture.all)
    func twice(_ fixture: Fixture) throws {
        #expect(try fixture.generate(modes: modes) == fixture.generate(modes: modes))
    }

    @Test("a mode gives the same files whatever else is generated", arguments: selections)
    func selection(_ selection: [GenerationOptions.Mode]) throws {
        let document = try Fixture(name: "media-types").document()
        let whole = try names(generate(document, modes))
        let files = try generate(document, selection)
        #expect(Set(names(files)).isSubset(of: whole))
        #expect(Set(files.map(\.name)).count == files.count)
        let alone = try selection.flatMap { try generate(document, [$0]) }
        // A mock imports the types' module only where the types are not beside it.
        let isSame = { (file: GeneratedFile) in alone.contains(file) || file.name.hasSuffix("+Mock.swift") }
        #expect(files.count == alone.count)
        #expect(files.allSatisfy(isSame))
    }

    @Test("the order of the modes does not matter")
    func order() throws {
        let document = try Fixture(name: "media-types").document()
        #expect(try generate(document, modes) == generate(document, modes.reversed()))
    }

    @Test("a mock beside its types imports no module of theirs")
    func mockImports() throws {
        let document = try Fixture(name: "mock").document()
        func imports(_ modes: [GenerationOptions.Mode], apiModule: String? = nil) throws -> [String] {
            let mock = try #require(try generate(document, modes, apiModule: apiModule).last)
            return mock.text.split(separator: "\n").filter { $0.contains("import ") && !$0.hasPrefix(" ") }.map {
                String($0.split(separator: " ").last ?? "")
            }
        }
        #expect(try !imports(modes).contains("MockAPI"))
        #expect(try imports([.mock]).contains("ContractAPI"))
        #expect(try imports([.mock], apiModule: "Elsewhere").contains("Elsewhere"))
    }

    @Test("the access modifier stands at everything, and nothing else changes", arguments: ["public", "package"])
    func access(_ modifier: String) throws {
        for fixture in Fixture.all where !fixture.modes.contains(.mock) {
            let document = try fixture.document()
            let shown = try generate(document, fixture.modes, access: modifier)
            let hidden = try generate(document, fixture.modes, access: "internal")
            #expect(shown.map(\.name) == hidden.map(\.name))
            for (shown, hidden) in zip(shown, hidden) {
                let words = try SwiftTokens(shown.text).tokens.filter { $0 != .word(modifier) }
                let others = try SwiftTokens(hidden.text).tokens
                #expect(withoutImports(words) == withoutImports(others), "\(shown.name)")
                #expect(!others.contains(.word("public")) && !others.contains(.word("package")))
            }
        }
    }

    @Test(
        "a new operation changes the files of its shard and the roots, no more", arguments: ["extra", "another", "x"])
    func shards(_ operation: String) throws {
        let before = try generate(try load(operations: ["list", "get", "put"]), modes)
        let after = try generate(try load(operations: ["list", "get", "put", operation]), modes)
        #expect(before.map(\.name) == after.map(\.name))
        let changed = zip(before, after).filter { $0 != $1 }.map(\.0.name)
        let parts = changed.filter { $0.hasPrefix("Contract+Part") }
        #expect(Set(parts.map { $0.prefix("Contract+Part1".count) }).count == 1, "\(parts)")
        let roots = changed.filter { !parts.contains($0) }
        // The mock holds the contract's text.
        #expect(Set(roots).isSubset(of: ["Contract+Server.swift", "Contract+Mock.swift"]))
        #expect(changed.count == 4 + roots.count, "\(changed)")
    }

    @Test("the number of files does not depend on the contract")
    func fileCount() throws {
        let counts = try Fixture.all.map { try $0.generate(modes: modes).count }
        #expect(Set(counts).count == 1)
    }

    @Test("every file says who wrote it, and of what")
    func headers() throws {
        for file in try Fixture(name: "objects").generate(modes: modes) {
            #expect(CodeGenerator.isGenerated(file.bytes))
            #expect(file.text.hasPrefix("// Generated by kakehashi 0.0.0 from objects.yaml; do not edit.\n"))
            #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"))
            #expect(!file.text.split(separator: "\n").contains { $0.last?.isWhitespace == true })
        }
        #expect(!CodeGenerator.isGenerated(Array("// Written by hand".utf8)))
        #expect(!CodeGenerator.isGenerated([]))
    }

    @Test("schemas that refer to each other in a long chain need no deep stack", arguments: ["allOf", "properties"])
    func longChains(_ keyword: String) throws {
        let count = 3_000
        let schemas = (0..<count).map { index -> String in
            let next = "{$ref: '#/components/schemas/S\(index + 1)'}"
            let text = keyword == "allOf" ? "{allOf: [\(next)]}" : "{type: object, properties: {next: \(next)}}"
            return "    S\(index): \(text)\n"
        }
        let text =
            "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
            + schemas.joined() + "    S\(count): {type: object, properties: {last: {type: string}}}\n"
        let document = try #require(DocumentLoader.load(text: text).value)
        #expect(try generate(document, [.types]).count > 0)
    }

    @Test("unions that refer to each other are read once each")
    func unionsOfUnions() throws {
        let names = (0..<12).map { "U\($0)" }
        let alternatives = names.map { "{$ref: '#/components/schemas/\($0)'}" }.joined(separator: ", ")
        let text =
            "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
            + names.map { "    \($0): {oneOf: [\(alternatives), {type: string}]}\n" }.joined()
            + "    Holder: {type: object, properties: {u: {$ref: '#/components/schemas/U0'}}}\n"
        let document = try #require(DocumentLoader.load(text: text).value)
        #expect(try generate(document, [.types]).count > 0)
    }

    // MARK: -

    private func generate(
        _ document: Document, _ modes: [GenerationOptions.Mode], access: String = "public", apiModule: String? = nil
    ) throws -> [GeneratedFile] {
        let options = GenerationOptions(
            modes: modes, name: "Contract", accessModifier: access, apiModule: apiModule, toolVersion: "0.0.0")
        return try #require(CodeGenerator.generate(document, options: options).value)
    }

    private func names(_ files: [GeneratedFile]) -> [String] { files.map(\.name) }

    private func load(operations: [String]) throws -> Document {
        let paths = operations.map { name in
            """
              /\(name):
                get:
                  operationId: \(name)
                  responses:
                    '200':
                      description: Well.
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              name:
                                type: string

            """
        }
        let text = "openapi: 3.0.3\ninfo:\n  title: t\n  version: '1'\npaths:\n" + paths.joined()
        return try #require(DocumentLoader.load(text: text).value)
    }

    /// How visible an import has to be depends on what is visible in the file.
    private func withoutImports(_ tokens: [SwiftTokens.Token]) -> [SwiftTokens.Token] {
        guard let handshake = tokens.firstIndex(of: .word("private")) else { return tokens }
        return Array(tokens[handshake...])
    }
}
