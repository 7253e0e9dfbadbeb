import JSONCoding
import SourceDiagnostics
import Testing
import YAMLSyntax

struct YAMLSampleTests {
    @Test("a rule's bad sample raises it and nothing else, its good sample raises nothing", arguments: YAMLRules.all)
    func samples(rule: Rule) {
        guard let samples = rule.samples else { return }
        #expect(rules(samples.bad, rule) == [rule.id])
        #expect(rules(samples.good, rule) == [])
    }

    @Test func `every rule that one small document can show has samples`() {
        let without = YAMLRules.all.filter { $0.samples == nil }.map(\.id)
        #expect(
            without == [
                "yaml/not-utf8", "yaml/depth", "yaml/node-limit", "yaml/size-limit", "yaml/alias-expansion",
            ])
    }

    @Test("a rule and what it finds are written in both languages", arguments: YAMLRules.all)
    func languages(rule: Rule) {
        #expect(rule.summary.english != rule.summary.japanese)
        #expect(rule.explanation.english != rule.explanation.japanese)
        #expect(rule.explanation.japanese.hasSuffix("。"))
        for finding in rule.samples.map({ findings($0.bad, rule) }) ?? [] {
            let texts = [finding.message] + finding.notes.map(\.message) + finding.fixes.map(\.title)
            for text in texts { #expect(text.english != text.japanese) }
        }
    }

    @Test(
        "what libyaml and the JSON scanner say is translated",
        arguments: [
            ("a.yaml", "a: [1, 2\n"), ("a.yaml", "a: @b"), ("a.yaml", "a:\n\t- b"), ("a.yaml", "a: b: c"),
            ("a.yaml", "%FOO"), ("a.yaml", "\"\\q\""), ("a.yaml", "- a\nb"), ("a.json", "{\"a\": tru}"),
            ("a.json", "{\"a\": \"\\q\"}"), ("a.json", "{\"a\": 01}"), ("a.json", "[1] 2"),
        ])
    func translations(name: String, text: String) {
        var files = SourceFiles()
        let found = DocumentSyntax.parse(files.add(name: name, bytes: Array(text.utf8))).diagnostics
        #expect(!found.isEmpty)
        for finding in found {
            #expect(finding.message.english != finding.message.japanese)
            for note in finding.notes { #expect(note.message.english != note.message.japanese) }
        }
    }

    private func rules(_ text: String, _ rule: Rule) -> [String] { findings(text, rule).map(\.rule.id) }

    private func findings(_ text: String, _ rule: Rule) -> [Diagnostic] {
        var files = SourceFiles()
        let name = rule.id.hasPrefix("json/") ? "a.json" : "a.yaml"
        return DocumentSyntax.parseMapping(files.add(name: name, bytes: Array(text.utf8))).diagnostics
    }
}
