package import ArgumentParser
import OpenAPIBundle
import OpenAPIModel
import SourceDiagnostics

/// `bundle`: many files to one.
package struct BundleCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "Writes a contract of many files as one file, with all references within it.",
        discussion: """
            Nothing is written if the contract has errors. Comments do not survive.

            Examples:
              bundle specs/api.yaml --output api.yaml
              bundle specs/api.yaml --format json > api.json

            \(ExitStatus.discussion)
            """)

    @Argument(help: DocumentArgument.oneHelp, completion: DocumentArgument.completion)
    var document: String

    @OptionGroup var target: DocumentTarget

    @OptionGroup var input: ContractInput

    package init() {}

    package func run() async throws {
        let session = try input.session()
        let (contract, reading) = try await Bundling(session).bundle(document)
        try target.write(contract, of: reading, session)
    }
}

/// Where a document is written, and in which form.
package struct DocumentTarget: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write; '-' is standard output, which is the default.", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(
        name: .shortAndLong,
        help: "The form; that of the output's name by default, else that of the document.")
    var format: DocumentFormat?

    package init() {}

    /// A file that the contract was read from is not overwritten: its comments, and perhaps most of it, would be gone.
    func write(_ contract: BundledContract, of reading: ContractReading, _ session: ContractSession) throws {
        if let output, output != "-", let place = try? DiskFileProvider().canonicalPath(output),
            reading.files.files.contains(where: { (try? DiskFileProvider().canonicalPath($0.name)) == place })
        {
            session.say(
                .init(
                    "\(output): error: the contract was read from this file; choose another one",
                    ja: "\(output): エラー: 契約の読み込み元のファイルです。別のファイルを指定してください"), on: .error)
            throw ExitStatus.input
        }
        try OutputFile(output).write(contract.bytes(as: format ?? formatOfName), session)
    }

    private var formatOfName: DocumentFormat? {
        guard let output else { return nil }
        if output.hasSuffix(".json") { return .json }
        return output.hasSuffix(".yaml") || output.hasSuffix(".yml") ? .yaml : nil
    }
}

extension DocumentFormat: ExpressibleByArgument {}

/// What `bundle` and `filter` do first.
struct Bundling {
    private let session: ContractSession

    init(_ session: ContractSession) { self.session = session }

    /// Shows what is wrong; a contract with errors ends the command.
    func bundle(_ path: String) async throws -> (contract: BundledContract, reading: ContractReading) {
        let provider = session.provider(for: path)
        let reading = await session.read(path, provider: provider)
        session.show(reading.diagnostics, files: reading.files, from: .warning, on: .error)
        if let failure = reading.failure {
            session.refuse(reading)
            throw failure
        }
        guard let document = reading.document else { throw ExitStatus.input }
        let outcome = ContractBundler(provider: provider, limits: session.options.limits).bundle(document)
        let findings = session.adjust(outcome.diagnostics)
        session.show(findings, files: reading.files, from: .warning, on: .error)
        guard let contract = outcome.value, !findings.hasErrors else { throw ExitStatus.findings }
        return (contract, reading)
    }
}
