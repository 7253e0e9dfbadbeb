package import ArgumentParser
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen

/// `generate`: writes the Swift of a contract.
package struct GenerateCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Writes Swift for a contract: types, client, server, mock.",
        discussion: """
            Nothing is written if the contract has errors. Files that are the same already are not touched; files of \
            this contract that are no longer needed are removed if the generator wrote them.
            \(ExitStatus.discussion)
            """)

    @Argument(help: ArgumentHelp("An OpenAPI 3.0 document, YAML or JSON.", valueName: "document"))
    var document: String

    @Option(help: ArgumentHelp("Folder for the Swift files; made where it is missing.", valueName: "DIR"))
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
        if let name, CodeGenerator.contractName(name) != name {
            throw ValidationError(
                "'\(name)' cannot be a namespace in Swift; '\(CodeGenerator.contractName(name))' can")
        }
        if let apiModule, !CodeGenerator.isModuleName(apiModule) {
            throw ValidationError("'\(apiModule)' cannot be the name of a module")
        }
    }

    package func run() throws {
        let reading = input.read(document)
        input.show(reading.diagnostics, files: reading.files, from: .warning, on: .error)
        if let failure = reading.failure {
            Terminal.write(
                "\(document): \(ContractReading.summary(reading.diagnostics)); nothing was written\n", to: .error)
            throw failure
        }
        guard let contract = reading.document else { throw ExitStatus.input }
        let namespace = CodeGenerator.contractName(name ?? CodeGenerator.baseName(of: document))
        let options = GenerationOptions(
            modes: mode.flatMap(\.modes), name: namespace, accessModifier: accessModifier.rawValue,
            apiModule: apiModule, toolVersion: ToolVersion.current)
        let outcome = CodeGenerator.generate(contract, options: options)
        input.show(outcome.diagnostics, files: reading.files, from: .warning, on: .error)
        guard let files = outcome.value else { throw ExitStatus.findings }
        try write(files, contract: namespace)
    }

    private func write(_ files: [GeneratedFile], contract: String) throws {
        let folder = OutputFolder(path: outputDirectory)
        let changes = folder.changes(for: files, contract: contract)
        guard changes.foreign.isEmpty else {
            for name in changes.foreign {
                Terminal.write(
                    "\(outputDirectory)/\(name): error: the file was not generated and would be overwritten\n",
                    to: .error)
            }
            throw ExitStatus.input
        }
        if check { return try report(changes) }
        if dryRun { return list(changes) }
        do {
            try folder.apply(changes)
        } catch {
            Terminal.write("\(outputDirectory): error: cannot write: \(error)\n", to: .error)
            throw ExitStatus.input
        }
        Terminal.write(
            "\(outputDirectory): \(changes.written.count) written, \(changes.unchanged.count) unchanged, "
                + "\(changes.removed.count) removed\n", to: .output)
    }

    private func report(_ changes: OutputFolder.Changes) throws {
        guard !changes.isEmpty else {
            Terminal.write("\(outputDirectory): up to date\n", to: .output)
            return
        }
        list(changes)
        Terminal.write("\(outputDirectory): not up to date; run generate without --check\n", to: .error)
        throw ExitStatus.findings
    }

    private func list(_ changes: OutputFolder.Changes) {
        for file in changes.written { Terminal.write("write \(outputDirectory)/\(file.name)\n", to: .output) }
        for name in changes.removed { Terminal.write("remove \(outputDirectory)/\(name)\n", to: .output) }
        if changes.isEmpty { Terminal.write("\(outputDirectory): nothing to do\n", to: .output) }
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
