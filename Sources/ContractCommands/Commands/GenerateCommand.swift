package import ArgumentParser
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen

/// `generate`: writes the Swift of a contract.
package struct GenerateCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Writes Swift for a contract: types, client, server, mock.",
        discussion: """
            Nothing is written if the contract has errors. Files that are the same already are not touched; files of \
            this contract that are no longer needed are removed if the generator wrote them.
            \(ExitStatus.discussion)
            """)

    @Argument(help: DocumentArgument.oneHelp, completion: DocumentArgument.completion)
    var document: String

    @Option(
        help: ArgumentHelp("Folder for the Swift files; made where it is missing.", valueName: "DIR"),
        completion: .directory)
    var outputDirectory: String

    @Option(
        help: ArgumentHelp(
            "What to write: types, client, server, mock; with commas or repeated.",
            valueName: "modes"))
    var mode: [ModeList] = [ModeList(modes: [.types, .client, .server])]

    @Option(
        help: ArgumentHelp(
            "The Swift namespace. The default is the document's file name: open-data-broker.yaml gives OpenDataBroker.",
            valueName: "NAME"))
    var name: String?

    @Option(help: ArgumentHelp("How visible the declarations are.", valueName: "modifier"))
    var accessModifier: AccessModifier = .public

    @Option(
        help: ArgumentHelp(
            "The module that a mock takes the contract's types from. The default is NAMEAPI.", valueName: "module"))
    var apiModule: String?

    @Flag(help: "Write nothing; end with 1 if the folder is not up to date.")
    var check = false

    @Flag(help: "Write nothing; list what would be written.")
    var dryRun = false

    @OptionGroup var input: ContractInput

    package init() {}

    package func validate() throws {
        if outputDirectory.isEmpty { throw ValidationError("--output-directory is empty; '.' is the working folder") }
        if document == StandardInput.argument, name == nil {
            throw ValidationError("standard input has no file name to take the namespace from; give --name")
        }
        if let name, CodeGenerator.contractName(name) != name {
            throw ValidationError(
                "'\(name)' cannot be a namespace in Swift; '\(CodeGenerator.contractName(name))' can")
        }
        if let apiModule, !CodeGenerator.isModuleName(apiModule) {
            throw ValidationError("'\(apiModule)' cannot be the name of a module")
        }
    }

    package func run() async throws {
        let session = try input.session()
        let reading = await session.read(document)
        session.show(reading.diagnostics, files: reading.files, from: .warning, on: .error)
        if let failure = reading.failure {
            session.refuse(reading)
            throw failure
        }
        guard let contract = reading.document else { throw ExitStatus.input }
        let options = GenerationOptions(
            modes: mode.flatMap(\.modes), name: namespace, accessModifier: accessModifier.rawValue,
            apiModule: apiModule, toolVersion: ToolVersion.current)
        let outcome = CodeGenerator.generate(contract, options: options)
        let findings = session.adjust(outcome.diagnostics)
        session.show(findings, files: reading.files, from: .warning, on: .error)
        guard let files = outcome.value, !findings.hasErrors else { throw ExitStatus.findings }
        try write(files, session)
    }

    private var namespace: String { CodeGenerator.contractName(name ?? CodeGenerator.baseName(of: document)) }

    private func write(_ files: [GeneratedFile], _ session: ContractSession) throws {
        let folder = OutputFolder(path: outputDirectory)
        let changes = folder.changes(for: files, contract: namespace)
        guard changes.foreign.isEmpty else {
            for name in changes.foreign {
                session.say(
                    .init(
                        "\(outputDirectory)/\(name): error: the file was not generated and would be overwritten",
                        ja: "\(outputDirectory)/\(name): エラー: 生成されたファイルではなく、上書きしてしまう"), on: .error)
            }
            throw ExitStatus.input
        }
        if check { return try report(changes, session) }
        if dryRun { return list(changes, session) }
        do {
            try folder.create()
        } catch {
            throw failure(WriteFailure.reason(error, creating: outputDirectory), session)
        }
        do {
            try folder.apply(changes)
        } catch {
            throw failure(WriteFailure.reason(error, at: outputDirectory + "/."), session)
        }
        let counts = (changes.written.count, changes.unchanged.count, changes.removed.count)
        session.say(
            .init(
                "\(outputDirectory): \(counts.0) written, \(counts.1) unchanged, \(counts.2) removed",
                ja: "\(outputDirectory): 書き込み \(counts.0)、変更なし \(counts.1)、削除 \(counts.2)"), on: .output)
    }

    private func failure(_ reason: LocalizedText, _ session: ContractSession) -> ExitCode {
        session.say(
            .init(
                "\(outputDirectory): error: cannot write: \(reason.english)",
                ja: "\(outputDirectory): エラー: 書き込めません: \(reason.japanese)"), on: .error)
        return ExitStatus.input
    }

    private func report(_ changes: OutputFolder.Changes, _ session: ContractSession) throws {
        guard !changes.isEmpty else {
            return session.say(
                .init("\(outputDirectory): up to date", ja: "\(outputDirectory): 最新です"), on: .output)
        }
        list(changes, session)
        session.say(
            .init(
                "\(outputDirectory): not up to date; run generate without --check",
                ja: "\(outputDirectory): 最新ではありません。--check なしで generate を実行してください"), on: .error)
        throw ExitStatus.findings
    }

    private func list(_ changes: OutputFolder.Changes, _ session: ContractSession) {
        for file in changes.written {
            session.say(
                .init("write \(outputDirectory)/\(file.name)", ja: "書き込み \(outputDirectory)/\(file.name)"),
                on: .output)
        }
        for name in changes.removed {
            session.say(
                .init("remove \(outputDirectory)/\(name)", ja: "削除 \(outputDirectory)/\(name)"), on: .output)
        }
        if changes.isEmpty {
            session.say(
                .init("\(outputDirectory): nothing to do", ja: "\(outputDirectory): することはありません"), on: .output)
        }
    }
}

/// `types,client`.
struct ModeList: ExpressibleByArgument {
    let modes: [GenerationOptions.Mode]

    init(modes: [GenerationOptions.Mode]) { self.modes = modes }

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false)
        let modes = names.compactMap { GenerationOptions.Mode(rawValue: $0.filter { $0 != " " }) }
        guard modes.count == names.count else { return nil }
        self.modes = modes
    }

    var defaultValueDescription: String { modes.map(\.rawValue).joined(separator: ",") }
}

enum AccessModifier: String, ExpressibleByArgument, CaseIterable {
    case `public`, package, `internal`
}
