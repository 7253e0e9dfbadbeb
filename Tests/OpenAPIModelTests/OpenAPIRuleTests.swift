import KakehashiTestSupport
import SourceDiagnostics
import Testing
import YAMLSyntax

@testable import OpenAPIModel

@Suite struct OpenAPIRuleTests {
    @Test("a bad document raises its rules at its marks and no others", arguments: BadDocument.all)
    func findings(in bad: BadDocument) {
        #expect(bad.load().found == bad.findings)
    }

    @Test("every rule of the room has a bad document")
    func coverage() {
        let raised = Set(
            BadDocument.all.flatMap(\.findings).compactMap { $0.split(separator: " ").last.map(String.init) })
        let rules = Set(OpenAPIRules.all).subtracting(ReferenceRules.all)
        #expect(Set(rules.map(\.id)).subtracting(raised) == [])
        #expect(Set(OpenAPIRules.all.map(\.id)).count == OpenAPIRules.all.count)
    }

    @Test("one run finds the faults of all parts of a document")
    func allAtOnce() {
        let bad = BadDocument(
            text: """
                openapi: 3.0.3
                info: {title: t, version: ①1.0}
                servers: [②{}]
                security: [{③none: []}]
                paths:
                  ④a:
                    get:
                      parameters:
                        - {name: q, in: ⑤somewhere}
                        - {$ref: ⑥'#/components/parameters/None'}
                      requestBody: {content: {⑦json: {}}}
                      responses:
                        ⑧600: {description: x}
                        '200': ⑨{content: {text/plain: {schema: {type: ⑩text}}}}
                components:
                  schemas:
                    A: {properties: {b: {$ref: ⑪'none.yaml'}}, ⑫tpye: object}
                """, "① openapi/wrong-type", "② openapi/missing-field", "③ openapi/unknown-security-scheme",
            "④ openapi/path-without-slash", "⑤ openapi/invalid-value", "⑥ openapi/dangling-reference",
            "⑦ openapi/media-type", "⑧ openapi/status-code", "⑨ openapi/missing-field", "⑩ openapi/invalid-value",
            "⑪ openapi/file-not-found", "⑫ openapi/unknown-field")
        let (found, outcome, _) = bad.load()
        #expect(found == bad.findings)
        #expect(outcome.value?.paths.first?.operations.first?.responses.count == 1)
    }

    @Test("the edits of a fix remove the finding", arguments: BadDocument.all)
    func fixes(of bad: BadDocument) throws {
        let (_, outcome, files) = bad.load()
        for finding in outcome.diagnostics {
            guard let range = finding.range, let fix = finding.fixes.first, !fix.edits.isEmpty else { continue }
            var texts = Dictionary(
                uniqueKeysWithValues: files.files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
            let name = files[range.file].name
            texts[name] = String(decoding: finding.applyingFirstFix(to: files[range.file].bytes), as: UTF8.self)
            let after = DocumentLoader(provider: InMemoryFileProvider(texts)).load(path: BadDocument.entry)
            #expect(!after.diagnostics.contains { $0.rule == finding.rule && $0.message == finding.message })
            #expect(!after.diagnostics.contains { $0.rule == YAMLRules.syntax })
        }
    }

    @Test("a fix in a block mapping keeps the indentation")
    func blockFix() throws {
        let text =
            BadDocument.head
            + "paths:\n  /a/{b}:\n    parameters:\n      - name: b\n        in: path\n        schema: {}\n"
        let outcome = DocumentLoader.load(text: text)
        let finding = try #require(outcome.diagnostics.first)
        let fixed = String(decoding: finding.applyingFirstFix(to: Array(text.utf8)), as: UTF8.self)
        #expect(fixed.contains("      - required: true\n        name: b\n        in: path\n"))
        #expect(DocumentLoader.load(text: fixed).diagnostics == [])
    }

    @Test("no fix renames a field to one that is there, or that came later with another meaning")
    func renames() throws {
        let schemas =
            "paths: {}\ncomponents: {schemas: {A: {typ: string, type: string, examples: [a]}, B: {typ: string}}}\n"
        let findings = DocumentLoader.load(text: BadDocument.head + schemas).diagnostics
        #expect(findings.map(\.rule.id) == Array(repeating: "openapi/unknown-field", count: 3))
        #expect(findings.map { $0.fixes.flatMap(\.edits).count } == [0, 0, 1])
        #expect(findings.first?.fixes.map(\.title.english) == ["remove it; 'type' is there"])
    }

    @Test("a renamed key keeps its anchor")
    func anchoredKey() throws {
        let text = BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {&t tyep: string, title: *t}}}\n"
        let finding = try #require(DocumentLoader.load(text: text).diagnostics.first)
        let fixed = String(decoding: finding.applyingFirstFix(to: Array(text.utf8)), as: UTF8.self)
        #expect(fixed.contains("{&t type: string, title: *t}"))
    }

    @Test("a bound above all counts is a bound")
    func hugeCount() throws {
        let text =
            BadDocument.head
            + "paths: {}\ncomponents: {schemas: {A: {type: string, maxLength: 18446744073709551615}}}\n"
        let outcome = DocumentLoader.load(text: text)
        #expect(outcome.diagnostics == [])
        let document = try #require(outcome.value)
        #expect(document[document.components.schemas[0].value].maxLength == .max)
    }

    @Test(
        "'required' goes into a parameter with an anchor, and nowhere behind a '?'",
        arguments: [
            ("- &p {name: b, in: path, schema: {}}", "- &p {required: true, name: b, in: path, schema: {}}"),
            (
                "- &p\n        name: b\n        in: path\n        schema: {}",
                "- &p\n        required: true\n        name: b"
            ),
            ("- ? name\n        : b\n        in: path\n        schema: {}", nil),
        ])
    func anchoredParameter(_ parameter: String, _ expected: String?) throws {
        let text = BadDocument.head + "paths:\n  /a/{b}:\n    parameters:\n      \(parameter)\n"
        let finding = try #require(DocumentLoader.load(text: text).diagnostics.first)
        #expect(finding.rule.id == "openapi/path-parameter-not-required")
        let fixed = String(decoding: finding.applyingFirstFix(to: Array(text.utf8)), as: UTF8.self)
        if let expected { #expect(fixed.contains(expected)) } else { #expect(finding.fixes.flatMap(\.edits).isEmpty) }
    }

    @Test("a message names the reference and how far it leads")
    func danglingMessage() throws {
        let bad = BadDocument(
            "components: {schemas: {Pet: {properties: {a: {}}}, B: {$ref: ①'#/components/schemas/Pat/properties'}}}",
            "① openapi/dangling-reference")
        let finding = try #require(bad.load().outcome.diagnostics.first)
        #expect(
            finding.message.english
                == "'#/components/schemas/Pat/properties' leads nowhere: '/components/schemas' has no 'Pat'")
        #expect(finding.fixes.map(\.title.english) == ["refer to '#/components/schemas/Pet/properties'"])
    }

    @Test("an entry file that cannot be read is a finding without a place")
    func missingEntry() {
        let (outcome, _) = DocumentLoader(provider: InMemoryFileProvider()).loadWithFiles(path: "none.yaml")
        #expect(outcome.value == nil)
        #expect(outcome.diagnostics.map(\.rule.id) == ["openapi/file-not-found"])
        #expect(outcome.diagnostics.first?.fileName == "none.yaml")
    }

    @Test("loading the same text twice gives the same findings in the same order", arguments: BadDocument.all)
    func deterministic(bad: BadDocument) {
        #expect(bad.load().outcome.diagnostics == bad.load().outcome.diagnostics)
    }
}
