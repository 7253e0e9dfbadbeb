import SourceDiagnostics
import Testing
import YAMLSyntax

struct SyntaxLimitTests {
    struct Case: Sendable, CustomTestStringConvertible {
        /// The name of the limit.
        let name: String
        let rule: String
        let limit: @Sendable (inout SyntaxLimits) -> Void
        /// Just over the limit, and just within it.
        let over: String
        let within: String

        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "bytes", rule: "yaml/size-limit", limit: { $0.bytes = 8 }, over: "a: 123456", within: "a: 12345"),
        Case(name: "nodes", rule: "yaml/node-limit", limit: { $0.nodes = 4 }, over: "a: [1, 2]", within: "a: [1]"),
        Case(name: "depth", rule: "yaml/depth", limit: { $0.depth = 2 }, over: "a: [[1]]", within: "a: [1]"),
        Case(
            name: "aliasExpansion", rule: "yaml/alias-expansion", limit: { $0.aliasExpansion = 3 },
            over: "a: &a [1, 2, 3]\nb: *a", within: "a: &a [1, 2]\nb: *a"),
    ]

    @Test("a text over a limit is refused with the limit's rule, and one within it is read", arguments: cases)
    func limit(example: Case) {
        var limits = SyntaxLimits()
        example.limit(&limits)
        #expect(rules(example.over, limits) == [example.rule])
        #expect(rules(example.within, limits) == [])
    }

    @Test("limits hold for JSON as for YAML", arguments: cases.filter { $0.name == "nodes" || $0.name == "depth" })
    func json(example: Case) {
        var limits = SyntaxLimits()
        example.limit(&limits)
        #expect(rules(example.over.replacing("a:", with: "{\"a\":") + "}", limits) == [example.rule])
    }

    @Test func `every limit is tried`() {
        let names = Mirror(reflecting: SyntaxLimits()).children.compactMap(\.label)
        #expect(names == Self.cases.map(\.name))
    }

    private func rules(_ text: String, _ limits: SyntaxLimits) -> [String] {
        var files = SourceFiles()
        let file = files.add(name: "a.yaml", bytes: Array(text.utf8))
        return DocumentSyntax.parse(file, limits: limits).diagnostics.map(\.rule.id)
    }
}
