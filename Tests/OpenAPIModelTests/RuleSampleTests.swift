import SourceDiagnostics
import Testing

@testable import OpenAPIModel

@Suite struct RuleSampleTests {
    /// Those about references have tests of their own, as their samples need further files.
    private static let rules = OpenAPIRules.all.filter { !ReferenceRules.all.contains($0) }

    /// What is found in a sample, `openapi`, `info` and `paths` being added where it lacks them.
    private func findings(in sample: String) -> [Diagnostic] {
        var text = sample
        let head = ["openapi": "3.0.4", "info": "{title: t, version: '1'}", "paths": "{}"]
        for (field, value) in head.sorted(by: { $0.key < $1.key })
        where !sample.split(separator: "\n").contains(where: { $0.hasPrefix("\(field):") }) {
            text = "\(field): \(value)\n" + text
        }
        return DocumentLoader.load(text: text).diagnostics
    }

    @Test("the bad sample of a rule raises it", arguments: rules)
    func bad(rule: Rule) throws {
        let found = findings(in: try #require(rule.samples).bad)
        #expect(found.contains { $0.rule == rule }, "\(rule.id): \(found.map(\.rule.id))")
    }

    @Test("the good sample of a rule is free of findings", arguments: rules)
    func good(rule: Rule) throws {
        let found = findings(in: try #require(rule.samples).good)
        #expect(found == [], "\(rule.id)")
    }

    @Test("every rule speaks Japanese", arguments: OpenAPIRules.all)
    func japanese(rule: Rule) {
        #expect(rule.summary.english != rule.summary.japanese)
        #expect(rule.explanation.english != rule.explanation.japanese)
        #expect(rule.explanation.japanese.hasSuffix("。"))
    }

    @Test("every finding, note and fix speaks Japanese", arguments: BadDocument.all)
    func japaneseFindings(of bad: BadDocument) {
        for finding in bad.load().outcome.diagnostics where finding.rule.id.hasPrefix("openapi/") {
            let texts = [finding.message] + finding.notes.map(\.message) + finding.fixes.map(\.title)
            for text in texts {
                #expect(text.japanese.unicodeScalars.contains { $0.value > 0x3000 }, "\(text.english)")
                #expect(text.english.unicodeScalars.allSatisfy { $0.isASCII || text.japanese.contains(Character($0)) })
            }
        }
    }
}
