import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct MeaningRuleTests {
    @Test("the bad sample of a rule raises it and nothing else", arguments: MeaningRules.all.indices)
    func bad(index: Int) throws {
        let rule = MeaningRules.all[index].rule
        let document = MeaningDocument(try #require(rule.samples).bad)
        #expect(document.loaded == [])
        #expect(document.found.contains { $0.rule == rule })
        #expect(Set(document.found.map(\.rule.id)) == [rule.id])
        #expect(document.found.allSatisfy { $0.severity == rule.severity && $0.range != nil && $0.pointer != nil })
    }

    @Test("the good sample of a rule is clean of everything", arguments: MeaningRules.all.indices)
    func good(index: Int) throws {
        let document = MeaningDocument(try #require(MeaningRules.all[index].rule.samples).good)
        #expect(document.loaded == [])
        #expect(document.found == [])
    }

    @Test("every rule has an id of its own and speaks two languages")
    func texts() {
        let rules = MeaningRules.all.map { $0.rule }
        #expect(Set(rules.map(\.id)).count == rules.count)
        for rule in rules {
            #expect(rule.id.hasPrefix("openapi/"))
            #expect(rule.summary.english != rule.summary.japanese)
            #expect(rule.explanation.english != rule.explanation.japanese)
            #expect(rule.explanation.japanese.hasSuffix("。"))
        }
    }

    @Test("a pattern that is not understood is among the findings")
    func pattern() {
        let document = MeaningDocument(
            """
            paths:
              /a:
                get:
                  parameters: [{name: q, in: query, schema: {type: string, pattern: '(a)\\1'}}]
                  responses: {'200': {description: ok}}
            """)
        #expect(document.found.map(\.rule.id) == ["schema/unsupported-pattern"])
    }

    @Test("checking twice gives the same findings in the same order", arguments: MeaningRules.all.indices)
    func deterministic(index: Int) throws {
        let text = try #require(MeaningRules.all[index].rule.samples).bad
        #expect(MeaningDocument(text).found == MeaningDocument(text).found)
    }
}
