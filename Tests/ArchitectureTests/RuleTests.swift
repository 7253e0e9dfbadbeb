import KakehashiTestSupport
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing
import YAMLSyntax

@Suite struct RuleTests {
    private let snapshot = Snapshot()

    /// A rule as its declaration says it.
    private struct Declared {
        var room: String
        var id: String
        var severity: String
        var summary: String
    }

    /// Read from the sources, so that a rule that its list lacks is seen too.
    private func declared() throws -> [Declared] {
        let declaration = /= Rule\(\s*"([^"]*)",\s*\.(\w+),\s*"([^"]*)"/
        return try SourceTree.files(below: "Sources").flatMap { file in
            file.text.matches(of: declaration).map { match in
                Declared(
                    room: String(file.path.split(separator: "/")[1]), id: String(match.1),
                    severity: String(match.2), summary: String(match.3))
            }
        }
    }

    @Test("the list of rules is the recorded one")
    func list() throws {
        let lines = try declared().map { "\($0.id) \($0.severity): \($0.summary)\n" }.sorted()
        let difference = snapshot.difference(lines.joined(), "rules.txt")
        #expect(difference == nil)
        #expect(snapshot.orphans(known: ["rules.txt"]) == [])
    }

    @Test("every way to make a rule is understood by this test")
    func everyRule() throws {
        let made = try SourceTree.files(below: "Sources").reduce(0) { count, file in
            count + file.code.filter { $0.contains("= Rule(") }.count
        }
        #expect(try declared().count == made)
    }

    @Test("ids are domain and words with hyphens, each once")
    func ids() throws {
        let rules = try declared()
        let domains = ["yaml", "json", "openapi", "schema", "lint", "diff", "swift", "config", "mock"]
        for rule in rules {
            let parts = rule.id.split(separator: "/", omittingEmptySubsequences: false)
            #expect(parts.count == 2 && domains.contains(String(parts[0])), "\(rule.id)")
            #expect(parts.last?.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(rule.id)")
            #expect(["error", "warning", "info"].contains(rule.severity), "\(rule.id)")
            #expect(!rule.summary.isEmpty && !rule.summary.hasSuffix("."), "\(rule.id)")
        }
        #expect(Set(rules.map(\.id)).count == rules.count)
    }

    @Test(
        "a room's list has all of its rules",
        arguments: [
            ("YAMLSyntax", YAMLRules.all), ("OpenAPIModel", OpenAPIRules.all), ("SwiftCodeGen", SwiftRules.all),
        ])
    func lists(_ room: String, _ rules: [Rule]) throws {
        #expect(try declared().filter { $0.room == room }.map(\.id).sorted() == rules.map(\.id).sorted())
        for rule in rules { #expect(!rule.explanation.isEmpty, "\(rule.id)") }
    }
}
