package import ArgumentParser
import OpenAPIBundle
import OpenAPIModel
import SourceDiagnostics

/// `filter`: a part of a contract that stands alone.
package struct FilterCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "filter",
        abstract: "Writes some operations of a contract and all that they need as one file.",
        discussion: """
            An operation is kept if one of --operation, --tag and --path names it, and dropped if one of the options \
            that exclude does. Without the first kind, all are kept that are not excluded.

            Examples:
              filter api.yaml --operation listPets --operation getPet --output pets.yaml
              filter api.yaml --tag public --exclude-path '/admin/*'

            \(ExitStatus.discussion)
            """)

    @Argument(help: DocumentArgument.oneHelp, completion: DocumentArgument.completion)
    var document: String

    @Option(help: ArgumentHelp("Keep the operation with this operationId; may be repeated.", valueName: "id"))
    var operation: [String] = []

    @Option(help: ArgumentHelp("Keep the operations with this tag; may be repeated.", valueName: "tag"))
    var tag: [String] = []

    @Option(
        help: ArgumentHelp(
            "Keep the operations of this path; '*' stands for any text; may be repeated.", valueName: "path"))
    var path: [String] = []

    @Option(help: ArgumentHelp("Drop the operation with this operationId; may be repeated.", valueName: "id"))
    var excludeOperation: [String] = []

    @Option(help: ArgumentHelp("Drop the operations with this tag; may be repeated.", valueName: "tag"))
    var excludeTag: [String] = []

    @Option(help: ArgumentHelp("Drop the operations of this path; may be repeated.", valueName: "path"))
    var excludePath: [String] = []

    @OptionGroup var target: DocumentTarget

    @OptionGroup var input: ContractInput

    package init() {}

    package func validate() throws {
        let all = operation + tag + path + excludeOperation + excludeTag + excludePath
        guard !all.isEmpty else {
            throw ValidationError("nothing to choose by: give --operation, --tag, --path or one that excludes")
        }
    }

    package func run() async throws {
        let session = try input.session()
        let (contract, reading) = try await Bundling(session).bundle(document)
        let outcome = ContractFilter(selection: selection, limits: session.options.limits).filter(contract)
        let findings = session.adjust(outcome.diagnostics)
        session.show(findings, files: reading.files, from: .info, on: .error)
        guard let filtered = outcome.value, !findings.hasErrors else { throw ExitStatus.findings }
        try target.write(filtered, of: reading, session)
    }

    private var selection: OperationSelection {
        OperationSelection(
            including: .init(operationIDs: operation, tags: tag, paths: path),
            excluding: .init(operationIDs: excludeOperation, tags: excludeTag, paths: excludePath))
    }
}
