import ArgumentParser
import ContractCommands
import MockEngine
import SourceDiagnostics

/// `explain`: what a rule is about.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells what a rule finds, why it matters, and how a contract looks that keeps it.",
        discussion: """
            Every finding names its rule in brackets. 'lint --list-rules' lists them.

            Examples:
              explain openapi/dangling-reference
              explain --language ja lint/operation-summary

            \(ExitStatus.discussion)
            """)

    @Argument(
        help: ArgumentHelp("Ids of rules, such as openapi/status-code.", valueName: "rule-id"),
        completion: .custom { _, _, prefix in Self.rules.map(\.id).filter { $0.hasPrefix(prefix) } })
    var ids: [String]

    @OptionGroup var speech: SpeechOptions

    /// Those of the server too, which commands without one do not know.
    private static let rules = AllRules.sorted(AllRules.all + MockRules.all)

    func run() throws {
        let session = try speech.session()
        var isUnknown = false
        var isFirst = true
        for id in ids {
            guard let rule = Self.rules.first(where: { $0.id == id }) else {
                isUnknown = true
                report(id, session)
                continue
            }
            if !isFirst { Terminal.write("\n", to: .output) }
            isFirst = false
            Terminal.write(RuleExplanation(rule).text(session.language), to: .output)
        }
        if isUnknown { throw ExitStatus.input }
    }

    private func report(_ id: String, _ session: ContractSession) {
        let nearest = EditDistance.several(near: id, in: Self.rules.map(\.id))
        let english =
            nearest.isEmpty
            ? "; 'kakehashi lint --list-rules' lists them"
            : "; did you mean \(nearest.map { "'\($0)'" }.joined(separator: ", "))?"
        let japanese =
            nearest.isEmpty
            ? "。「kakehashi lint --list-rules」で一覧を表示できる" : "。近い規則: \(nearest.map { "「\($0)」" }.joined())"
        session.say(
            .init("error: there is no rule '\(id)'\(english)", ja: "エラー: 規則「\(id)」はない\(japanese)"), on: .error)
    }
}
