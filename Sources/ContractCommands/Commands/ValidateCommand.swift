package import ArgumentParser
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// `validate`: reads contracts and says everything that is wrong with them.
package struct ValidateCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks structure and meaning of contracts and shows every finding with its place.",
        discussion: """
            A contract that is broken does not hide the others. The severities under 'lint.rules' of kakehashi.yaml \
            hold here as well. 'lint' looks at style, too.

            Examples:
              validate api.yaml
              validate specs/*.yaml --format sarif --output findings.sarif
              validate api.yaml --language ja --fail-on warning

            \(ExitStatus.discussion)
            """)

    @Argument(help: DocumentArgument.help, completion: DocumentArgument.completion)
    var documents: [String]

    @OptionGroup var report: ReportOptions

    @OptionGroup var input: ContractInput

    package init() {}

    package func run() async throws {
        let session = try input.session()
        var reporter = Reporter(session: session, options: report, rules: Self.rules)
        for (position, path) in documents.enumerated() {
            reporter.begin(path, position, of: documents.count)
            let reading = await session.read(path)
            let meaning = reading.document.map { MeaningRules.check($0) } ?? []
            let findings = (reading.diagnostics + session.adjust(meaning)).withoutRepetitions()
            reporter.add(
                FindingsReport.Entry(
                    name: reading.path, files: reading.files, diagnostics: findings,
                    summary: reading.summary(of: findings)), isUnread: reading.isUnread)
        }
        try reporter.finish()
    }

    private static var rules: [Rule] {
        AllRules.sorted(YAMLRules.all + OpenAPIRules.all + MeaningRules.all.map { $0.rule })
    }
}
