import ContractCommands
import KakehashiTestSupport
import MockEngine
import SourceDiagnostics
import Testing

@Suite struct RuleTests {
    private static let rules = AllRules.sorted(AllRules.all + MockRules.all)
    private let snapshot = Snapshot()

    @Test("the list of rules is the recorded one")
    func list() {
        let lines = Self.rules.map { "\($0.id) \($0.severity.rawValue): \($0.summary.english)\n" }
        let difference = snapshot.difference(lines.joined(), "rules.txt")
        #expect(difference == nil)
        #expect(snapshot.orphans(known: ["rules.txt"]) == [])
    }

    @Test("every id in the sources is in the list, and the other way round")
    func everyRule() throws {
        let id = /"((?:yaml|json|openapi|schema|lint|diff|swift|config|mock)\/[a-z0-9-]+)"/
        // A rule of the list of rules; other texts, such as JSON pointers, do not look like this.
        let written = try SourceTree.files(below: "Sources").flatMap { file in
            file.text.matches(of: id).map { String($0.1) }
        }
        #expect(Set(written).subtracting(Self.rules.map(\.id)).sorted() == [])
        #expect(Set(Self.rules.map(\.id)).subtracting(written).sorted() == [])
    }

    @Test("an id is a domain and words with hyphens, and no two rules share one", arguments: rules)
    func form(_ rule: Rule) {
        let parts = rule.id.split(separator: "/", omittingEmptySubsequences: false)
        #expect(parts.count == 2 && parts[1].wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
        let lists = AllRules.lists + [MockRules.all]
        #expect(lists.joined().filter { $0.id == rule.id }.count == 1, "\(rule.id)")
    }

    @Test("a rule without samples is named by a test of its own")
    func tested() throws {
        // The samples of the others are what the tests of their rooms run over.
        let texts = try SourceTree.files(below: "Tests").filter { !$0.path.hasPrefix("Tests/ArchitectureTests") }
            .map(\.text)
        let untested = Self.rules.filter { rule in
            rule.samples == nil && !texts.contains { $0.contains("\(rule.id)\"") || $0.contains("[\(rule.id)]") }
        }
        #expect(untested.map(\.id) == [])
    }

    @Test("a rule says what it is about in English and in Japanese", arguments: rules)
    func texts(_ rule: Rule) {
        for text in [rule.summary, rule.explanation] {
            #expect(text.english.unicodeScalars.first?.isASCII == true, "\(rule.id)")
            #expect(text.japanese.unicodeScalars.contains { $0.value > 0x3000 }, "\(rule.id)")
        }
        #expect(!rule.summary.english.hasSuffix(".") && !rule.summary.japanese.hasSuffix("。"), "\(rule.id)")
        #expect(rule.explanation.english.hasSuffix("."), "\(rule.id)")
        #expect(rule.explanation.japanese.hasSuffix("。"), "\(rule.id)")
    }
}
