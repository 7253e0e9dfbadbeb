import ContractCommands
import SourceDiagnostics
import Testing

/// A rule about settings as an argument of a test.
struct ConfigurationRuleCase: Sendable, CustomTestStringConvertible {
    let rule: Rule
    var testDescription: String { rule.id }

    static let all = AllRules.all.filter { $0.id.hasPrefix("config/") && $0.samples != nil }
        .map { ConfigurationRuleCase(rule: $0) }
}

@Suite struct ConfigurationRuleTests {
    /// The first line of a sample names the file that it is.
    private func run(_ sample: String) throws -> Tool.Result {
        let tool = try Tool(.full)
        let file = try #require(sample.split(separator: "\n").first?.dropFirst(2))
        try tool.write(Contract.good, to: "api.yaml")
        try tool.write(sample, to: String(file))
        return try tool.run("lint", "api.yaml")
    }

    @Test("the bad sample of a rule about settings raises it and nothing else", arguments: ConfigurationRuleCase.all)
    func bad(_ rule: ConfigurationRuleCase) throws {
        let result = try run(try #require(rule.rule.samples).bad)
        #expect(result.status == 2)
        #expect(result.errors.matches(of: /\[(config\/[a-z-]+)\]/).map { String($0.1) } == [rule.rule.id])
    }

    @Test("the good sample of a rule about settings can be used", arguments: ConfigurationRuleCase.all)
    func good(_ rule: ConfigurationRuleCase) throws {
        let result = try run(try #require(rule.rule.samples).good)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors == "")
    }

    @Test("most rules about settings have samples")
    func count() { #expect(ConfigurationRuleCase.all.count >= 5) }
}
