import KakehashiTestSupport
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

@Suite struct SwiftRuleTests {
    private func findings(in sample: String) throws -> [Diagnostic] {
        let outcome = DocumentLoader.load(text: RuleSample.document(sample))
        #expect(outcome.diagnostics == [])
        let options = GenerationOptions(
            modes: [.types, .client, .server], name: "Sample", accessModifier: "public", apiModule: nil,
            toolVersion: "0")
        return CodeGenerator.generate(try #require(outcome.value), options: options).diagnostics
    }

    @Test("the bad sample of a rule raises it and nothing else", arguments: SwiftRules.all)
    func bad(_ rule: Rule) throws {
        let found = try findings(in: try #require(rule.samples).bad)
        #expect(Set(found.map(\.rule.id)) == [rule.id])
        for finding in found { #expect(finding.message.japanese != finding.message.english) }
    }

    @Test("the good sample of a rule is free of findings", arguments: SwiftRules.all)
    func good(_ rule: Rule) throws {
        #expect(try findings(in: try #require(rule.samples).good) == [])
    }
}
