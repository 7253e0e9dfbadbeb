import KakehashiTestSupport
import SourceDiagnostics
import Testing
import YAMLSyntax

@testable import OpenAPIModel

@Suite struct ReferenceRuleTests {
    /// A sample as a whole document.
    private static func document(_ sample: String) -> String {
        var text = sample
        for (field, lines) in [
            ("paths", "paths: {}\n"), ("info", "info: {title: t, version: '1'}\n"), ("openapi", "openapi: 3.0.3\n"),
        ]
        where !sample.hasPrefix(field + ":") && !sample.contains("\n\(field):") {
            text = lines + text
        }
        return text
    }

    @Test("the bad sample of a rule raises it, the good one raises nothing", arguments: ReferenceRules.all)
    func samples(of rule: Rule) {
        guard let samples = rule.samples else { return }
        // Below the root of the file system, so that there is something to lead out to.
        let provider = InMemoryFileProvider(["specs/openapi.yaml": Self.document(samples.bad)])
        let bad = DocumentLoader(provider: provider).load(path: "specs/openapi.yaml")
        #expect(bad.diagnostics.map(\.rule.id) == [rule.id])
        #expect(DocumentLoader.load(text: Self.document(samples.good)).diagnostics == [])
    }

    @Test("every rule speaks both languages", arguments: ReferenceRules.all)
    func languages(of rule: Rule) {
        for text in [rule.summary, rule.explanation] {
            #expect(!text.english.isEmpty)
            #expect(text.japanese.unicodeScalars.contains { $0.value > 0x3000 })
        }
    }

    /// What is found in an entry document with five files beside it.
    private func load(_ options: LoaderOptions) -> LoadResult {
        let names = ["a", "b", "c", "d", "e"]
        let schemas = names.map { "\($0): {$ref: \($0).yaml}" }.joined(separator: ", ")
        let text = BadDocument.head + "paths: {}\ncomponents: {schemas: {\(schemas)}}\n"
        var files = Dictionary(uniqueKeysWithValues: names.map { ("\($0).yaml", "title: \($0)\n") })
        files["openapi.yaml"] = text
        return DocumentLoader(provider: InMemoryFileProvider(files), options: options).run(path: "openapi.yaml")
    }

    private static let entrySize = 175

    @Test(
        "a limit that is reached is one finding, and what lies before it is loaded",
        arguments: [
            (LoaderOptions(referenceLimits: ReferenceLimits(files: 6)), nil, 5),
            (LoaderOptions(referenceLimits: ReferenceLimits(files: 4)), "openapi/file-limit", 3),
            (LoaderOptions(referenceLimits: ReferenceLimits(references: 5)), nil, 5),
            (LoaderOptions(referenceLimits: ReferenceLimits(references: 2)), "openapi/reference-limit", 2),
            (LoaderOptions(referenceLimits: ReferenceLimits(totalBytes: entrySize + 45)), nil, 5),
            (
                LoaderOptions(referenceLimits: ReferenceLimits(totalBytes: entrySize + 44)), "openapi/total-size-limit",
                4
            ),
            (
                LoaderOptions(referenceLimits: ReferenceLimits(totalBytes: entrySize + 20)), "openapi/total-size-limit",
                2
            ),
        ] as [(LoaderOptions, String?, Int)])
    func limits(options: LoaderOptions, rule: String?, valid: Int) throws {
        let result = load(options)
        #expect(result.files.files.first?.bytes.count == Self.entrySize)
        #expect(result.diagnostics.map(\.rule.id) == (rule.map { [$0] } ?? []))
        let document = try #require(result.document)
        #expect(document.schemas.count { !$0.isInvalid } == valid)
    }

    @Test("a file over the limit for one file is a finding at its reference, the entry file one without a place")
    func fileSize() {
        let files = ["openapi.yaml": BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: a.yaml}}}"]
        let large = files.merging(["a.yaml": "title: " + String(repeating: "x", count: 500)]) { $1 }
        let options = LoaderOptions(limits: SyntaxLimits(bytes: 200))
        let result = DocumentLoader(provider: InMemoryFileProvider(large), options: options).run(path: "openapi.yaml")
        #expect(result.diagnostics.map(\.rule.id) == ["yaml/size-limit"])
        #expect(result.diagnostics.first?.pointer == "/components/schemas/A/$ref")
        let small = LoaderOptions(limits: SyntaxLimits(bytes: 20))
        let none = DocumentLoader(provider: InMemoryFileProvider(large), options: small).run(path: "openapi.yaml")
        #expect(none.document == nil)
        #expect(none.diagnostics.map(\.rule.id) == ["yaml/size-limit"])
    }

    @Test(
        "the limits on nodes, depth and aliases hold for every file",
        arguments: [
            (SyntaxLimits(nodes: 60), "[\(String(repeating: "1,", count: 100))1]", "yaml/node-limit"),
            (
                SyntaxLimits(depth: 10), String(repeating: "[", count: 20) + String(repeating: "]", count: 20),
                "yaml/depth"
            ),
            (
                SyntaxLimits(aliasExpansion: 20), "a: &a [1, 2, 3, 4, 5]\nb: [*a, *a, *a, *a, *a]",
                "yaml/alias-expansion"
            ),
        ])
    func syntaxLimits(limits: SyntaxLimits, text: String, rule: String) {
        let outcome = DocumentLoader.load(
            text: BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: a.yaml}}}", others: ["a.yaml": text],
            options: LoaderOptions(limits: limits))
        #expect(outcome.diagnostics.map(\.rule.id) == [rule])
    }
}
