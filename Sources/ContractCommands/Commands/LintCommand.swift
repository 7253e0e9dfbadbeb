package import ArgumentParser
import OpenAPILint
import SourceDiagnostics

/// `lint`: what `validate` does, and the style rules of a profile.
package struct LintCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Checks structure, meaning and style of contracts, and mends what can be mended.",
        discussion: """
            Which style rules are looked at is said by the profile; the key 'lint' of kakehashi.yaml changes the \
            severity of single rules. 'explain' tells what a rule is about.

            Examples:
              lint api.yaml
              lint specs/*.yaml --profile platform --language ja
              lint api.yaml --fix
              lint --list-rules --profile strict

            \(ExitStatus.discussion)
            """)

    @Argument(help: DocumentArgument.help, completion: DocumentArgument.completion)
    var documents: [String] = []

    @Option(help: "Which style rules are looked at; recommended by default.")
    var profile: LintProfile?

    @Flag(help: "Write the fixes that are mechanical into the files, unless the contract would have more errors.")
    var fix = false

    @Flag(help: "With --fix: write nothing, list what would be mended.")
    var dryRun = false

    @Flag(help: "List the rules and their severities in the profile, and end.")
    var listRules = false

    @Option(
        help: ArgumentHelp(
            "The file of accepted findings.",
            discussion: """
                The default is .kakehashi-ignore.yaml in the folder of kakehashi.yaml, else in the working folder, if \
                it is there.
                """,
            valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var ignoreFile: String?

    @Flag(
        help: ArgumentHelp(
            "Write the findings into the file of accepted findings, beside those that it has.",
            discussion: "Errors of reading cannot be accepted; where there are some, the command ends with 1."))
    var generateIgnoreFile = false

    @Option(help: ArgumentHelp("With --generate-ignore-file: why the findings are accepted.", valueName: "text"))
    var reason: String?

    @Option(
        help: ArgumentHelp(
            "With --generate-ignore-file: the last day on which they are, as in 2027-03-31.", valueName: "day"))
    var expires: IgnoreFile.Day?

    @OptionGroup var report: ReportOptions

    @OptionGroup var input: ContractInput

    package init() {}

    package func validate() throws {
        guard !documents.isEmpty || listRules else {
            throw ValidationError("Missing expected argument '<document> ...'")
        }
        if dryRun, !fix { throw ValidationError("--dry-run needs --fix") }
        if fix, generateIgnoreFile { throw ValidationError("--fix and --generate-ignore-file exclude each other") }
        if fix, documents.contains(StandardInput.argument) {
            throw ValidationError("standard input cannot be mended; name a file")
        }
        if !generateIgnoreFile, reason != nil || expires != nil {
            throw ValidationError("--reason and --expires need --generate-ignore-file")
        }
        if generateIgnoreFile, reason.map({ $0.allSatisfy(\.isWhitespace) }) ?? true {
            throw ValidationError("--generate-ignore-file needs a --reason: who reads it later must be able to judge")
        }
    }

    package func run() async throws {
        let session = try input.session()
        let profile = profile ?? session.lint.profile ?? .recommended
        if listRules {
            let listing = RuleListing(profile: profile, configuration: session.lint)
            return Terminal.write(listing.text(session.language), to: .output)
        }
        let linting = Linting(
            session: session, linter: Linter(profile: profile, configuration: session.lint),
            ignores: try AcceptedFindings(session, flag: ignoreFile, isWritten: generateIgnoreFile),
            fixing: fix ? (dryRun ? .listed : .written) : .none)
        var reporter = Reporter(
            session: session, options: report, rules: AllRules.sorted(LintRules.known),
            failsOnFindings: !generateIgnoreFile)
        let found = try await linting.run(documents, &reporter)
        var left = 0
        if generateIgnoreFile {
            left = try linting.ignores.write(accepting: found, reason: reason ?? "", expires: expires)
        }
        try reporter.finish(left > 0 ? ExitStatus.findings : nil)
    }
}

extension LintProfile: ExpressibleByArgument {}

extension IgnoreFile.Day: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
