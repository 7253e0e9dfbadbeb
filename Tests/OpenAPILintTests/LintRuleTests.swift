import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

/// A rule as an argument of a test.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let type: any StyleRule.Type
    var testDescription: String { type.rule.id }

    static let all = LintRules.all.map { RuleCase(type: $0) }
}

@Suite struct LintRuleTests {
    private let snapshot = Snapshot()

    @Test("a rule finds its bad sample and nothing in its good one", arguments: RuleCase.all)
    func samples(_ rule: RuleCase) throws {
        let samples = try #require(rule.type.rule.samples)
        let bad = SampleContract(samples.bad)
        let good = SampleContract(samples.good)
        #expect(bad.document != nil && good.document != nil)
        #expect(!bad.findings(of: rule.type).isEmpty)
        #expect(good.findings(of: rule.type).map(\.message.english) == [])
        #expect(good.loading.filter { $0.severity == .error }.map(\.message.english) == [])
        let context = try #require(bad.document)
        let rules = Set(bad.findings(of: rule.type).map(\.rule.id))
        #expect(rules == [rule.type.rule.id])
        #expect(bad.findings(of: rule.type).allSatisfy { $0.range != nil && $0.pointer != nil }, "\(context.version)")
    }

    @Test(
        "a fix with edits leaves nothing for its rule to find, and doing it again changes nothing",
        arguments: RuleCase.all)
    func fixes(_ rule: RuleCase) throws {
        let samples = try #require(rule.type.rule.samples)
        var contract = SampleContract(samples.bad)
        let findings = contract.findings(of: rule.type)
        guard findings.allSatisfy({ $0.fixes.contains { !$0.edits.isEmpty } }) else { return }
        let document = try #require(contract.document)
        let fixed = FixApplication(of: findings, to: document.files)
        #expect(fixed.applied == findings.count)
        let change = try #require(fixed.changes.first)
        contract = SampleContract(complete: String(decoding: change.bytes, as: UTF8.self))
        #expect(contract.loading.filter { $0.severity == .error }.map(\.message.english) == [], "\(contract.text)")
        #expect(contract.findings(of: rule.type).map(\.message.english) == [], "\(contract.text)")
        let again = FixApplication(
            of: contract.findings(of: rule.type), to: try #require(contract.document).files)
        #expect(again.changes.isEmpty && again.applied == 0)
    }

    @Test("every text is there in both languages, and a message has no full stop", arguments: RuleCase.all)
    func languages(_ rule: RuleCase) throws {
        let texts = [rule.type.rule.summary, rule.type.rule.explanation]
        for text in texts { #expect(text.japanese != text.english && !text.japanese.isEmpty) }
        let samples = try #require(rule.type.rule.samples)
        for finding in SampleContract(samples.bad).findings(of: rule.type) {
            #expect(finding.message.english != finding.message.japanese)
            #expect(!finding.message.english.hasSuffix(".") && !finding.message.japanese.hasSuffix("。"))
            for fix in finding.fixes { #expect(fix.title.english != fix.title.japanese) }
        }
    }

    @Test("rules and their severity in each profile are the recorded ones")
    func profiles() {
        let width = LintRules.all.map { $0.rule.id.count }.max() ?? 0
        var text = "rule".padding(to: width)
        for profile in LintProfile.allCases { text += " " + profile.rawValue.padding(to: 11) }
        text += "\n"
        for type in LintRules.all {
            text += type.rule.id.padding(to: width)
            for profile in LintProfile.allCases {
                text += " " + (type.profiles[profile]?.rawValue ?? "-").padding(to: 11)
            }
            text += "\n"
        }
        let trimmed = text.split(separator: "\n").map { $0.reversed().drop { $0 == " " }.reversed() }
        let lines = trimmed.map { String($0) + "\n" }.joined()
        #expect(snapshot.difference(lines, "profiles.txt") == nil)
    }

    @Test("ids are sorted and each is there once")
    func order() {
        let ids = LintRules.all.map { $0.rule.id }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.hasPrefix("lint/") })
        #expect(Set(LintRules.known.map(\.id)).count == LintRules.known.count)
    }

    @Test("the severity of a rule is the one of the first profile that has it", arguments: RuleCase.all)
    func severity(_ rule: RuleCase) {
        let first = [LintProfile.minimal, .recommended, .strict, .platform].lazy.compactMap { rule.type.profiles[$0] }
            .first
        #expect(first == rule.type.rule.severity)
    }

    @Test("strict has whatever recommended has, and that has whatever minimal has", arguments: RuleCase.all)
    func nesting(_ rule: RuleCase) {
        let profiles = rule.type.profiles
        if profiles[.minimal] != nil { #expect(profiles[.recommended] != nil) }
        if profiles[.recommended] != nil { #expect(profiles[.strict] != nil && profiles[.platform] != nil) }
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
