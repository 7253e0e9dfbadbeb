import KakehashiTestSupport
import SourceDiagnostics
import Testing

@testable import OpenAPIModel

/// A finding about a reference tells how the reader came to it.
@Suite struct ReferenceChainTests {
    /// The notes of the only error, as the mark that each stands at and its text.
    private func notes(_ texts: [String: String], _ rule: String) throws -> [String] {
        let marked = MarkedFiles(texts)
        let result = DocumentLoader(provider: marked.provider).run(path: "openapi.yaml")
        let errors = result.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.rule.id) == [rule])
        return try #require(errors.first).notes.map { note in
            let mark = note.range.flatMap { marked.texts[result.files[$0.file].name]?.mark(at: $0.start) }
            return "\(mark.map(String.init) ?? "?") \(note.message.english)"
        }
    }

    @Test("a dangling reference at the end of a chain is one finding with the whole chain")
    func dangling() throws {
        let text = """
            components:
              schemas:
                A: {$ref: ①'#/components/schemas/B'}
                B: {$ref: ②'common.yaml#/C'}
                Again: {$ref: '#/components/schemas/B'}
            """
        let found = try notes(
            [
                "openapi.yaml": BadDocument.head + "paths: {}\n" + text,
                "common.yaml": "③C: {$ref: '#/None'}\nD: 1",
            ], "openapi/dangling-reference")
        #expect(
            found == [
                "③ the document is here", "② reached from here, by 'common.yaml#/C'",
                "① reached from here, by '#/components/schemas/B'",
            ])
    }

    @Test("a fault deep in other files tells, file by file, why they are read")
    func files() throws {
        let found = try notes(
            [
                "openapi.yaml": BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: ①a.yaml}}}",
                "a.yaml": "properties: {b: {$ref: ②'b.yaml#/B'}}",
                "b.yaml": "B: {items: {$ref: ③'#/C'}}\nC: {$ref: none.yaml}",
            ], "openapi/file-not-found")
        #expect(
            found == [
                "③ reached from here, by '#/C'", "② 'b.yaml' is read because of this reference",
                "① 'a.yaml' is read because of this reference",
            ])
    }

    @Test("a cycle over files is one finding with its links and the way into it")
    func cycle() throws {
        let found = try notes(
            [
                "openapi.yaml": BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: ①'b.yaml#/B'}}}",
                "b.yaml": "B: {$ref: 'c.yaml#/C'}", "c.yaml": "C: {$ref: ②'b.yaml#/B'}",
            ], "openapi/reference-cycle")
        #expect(found == ["② by way of 'b.yaml#/B'", "① reached from here, by 'b.yaml#/B'"])
    }

    @Test("a wrong kind at the end of a chain is one finding")
    func wrongKind() throws {
        let text = """
            components:
              schemas:
                A: {$ref: ①'#/components/schemas/B'}
                B: {$ref: '#/components/responses/C'}
              responses:
                C: ②{description: c}
            """
        let found = try notes(
            ["openapi.yaml": BadDocument.head + "paths: {}\n" + text], "openapi/reference-wrong-kind")
        #expect(found == ["② it leads to this", "① reached from here, by '#/components/schemas/B'"])
    }

    @Test("a chain of thousands does not fill the finding")
    func longChain() throws {
        let chain = (0..<3000).map { "    S\($0): {$ref: '#/components/schemas/S\($0 + 1)'}\n" }.joined()
        let outcome = DocumentLoader.load(text: BadDocument.head + "paths: {}\ncomponents:\n  schemas:\n" + chain)
        #expect(outcome.diagnostics.map(\.rule.id) == ["openapi/dangling-reference"])
        #expect(outcome.diagnostics.first.map { $0.notes.count < 30 } == true)
    }

    @Test("nor does a chain of hundreds of files")
    func manyFiles() {
        let files = (0..<300).map { ("f\($0).yaml", "items: {$ref: f\($0 + 1).yaml}") }
        let outcome = DocumentLoader.load(
            text: BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: f0.yaml}}}",
            others: Dictionary(uniqueKeysWithValues: files))
        #expect(outcome.diagnostics.map(\.rule.id) == ["openapi/file-not-found"])
        #expect(outcome.diagnostics.first.map { $0.notes.count < 50 } == true)
        #expect(outcome.value?.files.files.count == 301)
    }

    @Test("cycles are ordinary for schemas, over files too, and whatever is between")
    func ordinaryCycles() throws {
        let outcome = DocumentLoader.load(
            text: BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {properties: {b: {$ref: 'b.yaml'}}}}}",
            others: [
                "b.yaml": "allOf: [{$ref: c.yaml}]\nproperties: {a: {$ref: 'openapi.yaml#/components/schemas/A'}}",
                "c.yaml": "items: {$ref: b.yaml}\ntype: array",
            ])
        #expect(outcome.diagnostics == [])
        #expect(outcome.value?.files.files.map(\.name) == ["openapi.yaml", "b.yaml", "c.yaml"])
    }

    @Test("fields of a path item in the middle of a chain are not dropped in silence")
    func pathItemChain() throws {
        let operation = "{responses: {default: {description: d}}}"
        let marked = MarkedFiles([
            "openapi.yaml": BadDocument.head + """
                paths:
                  /a: {$ref: '#/paths/~1b', get: \(operation)}
                  /b: {$ref: 'c.yaml', ①put: \(operation)}
                """, "c.yaml": "post: \(operation)",
        ])
        let result = DocumentLoader(provider: marked.provider).run(path: "openapi.yaml")
        #expect(marked.findings(result.diagnostics, in: result.files) == ["① openapi/reference-siblings"])
        #expect(
            result.document?.paths.map { $0.operations.map(\.method.rawValue) } == [["get", "post"], ["put", "post"]])
    }

    @Test("a field that a path item and the one it refers to both have is told, and the nearer one counts")
    func hiddenFields() throws {
        func get(_ id: String) -> String { "{operationId: \(id), responses: {'200': {description: d}}}" }
        let marked = MarkedFiles([
            "openapi.yaml": BadDocument.head + """
                paths:
                  /a: {$ref: 'b.yaml', ①summary: own, x-a: 1, ②get: \(get("near")), post: \(get("more"))}
                """, "b.yaml": "{summary: other, x-a: 2, get: \(get("far")), description: d}",
        ])
        let result = DocumentLoader(provider: marked.provider).run(path: "openapi.yaml")
        #expect(
            marked.findings(result.diagnostics, in: result.files) == [
                "① openapi/reference-siblings", "② openapi/reference-siblings",
            ])
        let item = try #require(result.document?.paths.first)
        #expect(item.operations.map(\.operationID) == ["near", "more"])
        #expect(item.summary == "own" && item.description == "d")
    }
}
