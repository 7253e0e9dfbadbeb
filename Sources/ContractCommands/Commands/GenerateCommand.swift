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
            Nothing is written if the contract has errors; --lenient leaves out what is wrong instead. Files that are \
            the same already are not touched; files of this contract that are no longer needed are removed if the \
            generator wrote them.

            Options come before the configuration of the target, and that before 'generate' in kakehashi.yaml.

            \(ExitStatus.discussion)
            """)

    @Argument(help: DocumentArgument.oneHelp, completion: DocumentArgument.completion)
    var document: String?

    @Option(
        help: ArgumentHelp(
            "In place of a document: the catalogue of a platform, whose contracts are all generated.",
            discussion: "Each gets two folders in DIR: NAMEAPI with types, client and server, NAMEMock with its mock.",
            valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var platform: String?

    @Option(
        help: ArgumentHelp("Folder for the Swift files; made where it is missing.", valueName: "DIR"),
        completion: .directory)
    var outputDirectory: String

    @Option(
        help: ArgumentHelp(
            "What to write: types, client, server, mock; with commas or repeated. (default: types,client,server)",
            valueName: "modes"))
    var mode: [ModeList] = []

    @Option(
        help: ArgumentHelp(
            "The Swift namespace. The default is the document's file name: open-data-broker.yaml gives OpenDataBroker.",
            valueName: "NAME"))
    var name: String?

    @Option(help: ArgumentHelp("How visible the declarations are. (default: public)", valueName: "modifier"))
    var accessModifier: AccessModifier?

    @Option(
        help: ArgumentHelp(
            "The module that a mock takes the contract's types from. The default is NAMEAPI.", valueName: "module"))
    var apiModule: String?

    @Flag(help: "Write a program that serves the mock; without --mode, just that.")
    var mockExecutable = false

    @Option(
        help: ArgumentHelp(
            "The module that the program takes the mock from. The default is NAMEMock.", valueName: "module"))
    var mockModule: String?

    @Option(
        help: ArgumentHelp(
            "The configuration of a target: kakehashi-generator-config.yaml, or that of Apple's generator.",
            valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var generatorConfig: String?

    @Flag(help: "Leave out what is wrong in the contract, and generate all else.")
    var lenient = false

    @Flag(help: "Write nothing; show what differs, and end with 1 if the folder is not up to date.")
    var check = false

    @Flag(help: "Write nothing; list what would be written and removed.")
    var dryRun = false

    @Option(help: .hidden)
    var planned: [String] = []

    @OptionGroup var input: ContractInput

    package init() {}

    package func validate() throws {
        if outputDirectory.isEmpty { throw ValidationError("--output-directory is empty; '.' is the working folder") }
        if check, dryRun { throw ValidationError("--check and --dry-run cannot be used together") }
        if document == nil, platform == nil { throw ValidationError("name a document, or a catalogue with --platform") }
        if platform != nil { try refuseWithPlatform() }
        if document == StandardInput.argument, name == nil {
            throw ValidationError("standard input has no file name to take the namespace from; give --name")
        }
        if let name, CodeGenerator.contractName(name) != name {
            throw ValidationError(
                "'\(name)' cannot be a namespace in Swift; '\(CodeGenerator.contractName(name))' can")
        }
        for module in [apiModule, mockModule].compactMap({ $0 }) where !CodeGenerator.isModuleName(module) {
            throw ValidationError("'\(module)' cannot be the name of a module")
        }
    }

    private func refuseWithPlatform() throws {
        let given: [(String, Bool)] = [
            ("a document", document != nil), ("--mode", !mode.isEmpty), ("--name", name != nil),
            ("--api-module", apiModule != nil), ("--mock-module", mockModule != nil),
            ("--mock-executable", mockExecutable), ("--generator-config", generatorConfig != nil),
            ("--lenient", lenient),
        ]
        if let option = given.first(where: \.1)?.0 {
            throw ValidationError("\(option) and --platform cannot be used together")
        }
    }

    package func run() async throws {
        if let platform { return try await generate(platform) }
        guard let document else { return }
        let target = generatorConfig.map {
            TargetConfiguration(path: $0, document: document, name: name, provider: DiskFileProvider())
        }
        var input = input
        input.root = input.root ?? target?.root
        let session = try input.session()
        try target.map { try accept($0, document, session) }
        let settings = target.map { $0.settings.over(session.generation) } ?? session.generation
        let (contract, reading) = try await read(document, settings, session)
        let options = options(document, settings, target)
        let outcome = CodeGenerator.generate(contract, options: options)
        let findings = tolerated(session.adjust(outcome.diagnostics), contract, settings)
        // An operation that is left out for want of a part has a finding of its own.
        session.show(findings, files: reading.files, from: isLenient(settings) ? .info : .warning, on: .error)
        guard let files = outcome.value, !findings.hasErrors else { throw ExitStatus.findings }
        let namespace = options.name ?? ""
        let all = try PlannedFiles(planned).complete(files, of: namespace, in: generatorConfig ?? document, session)
        try GeneratedOutput(folder: outputDirectory, contract: namespace, files: all, session: session)
            .finish(check ? .check : dryRun ? .list : planned.isEmpty ? .write : .writeSilently)
    }

    /// Every contract of a catalogue.
    private func generate(_ platform: String) async throws {
        let catalogue = PlatformCatalogue(path: platform, provider: DiskFileProvider())
        let session = try input.session(below: catalogue)
        session.show(catalogue.diagnostics, files: catalogue.files, from: .info, on: .error)
        if catalogue.diagnostics.hasErrors { throw ExitStatus.input }
        var settings = session.generation
        settings.accessModifier = accessModifier ?? settings.accessModifier
        try await PlatformGeneration(
            catalogue: catalogue, folder: outputDirectory, settings: settings, session: session
        ).run(check ? .check : dryRun ? .list : .write)
    }

    /// What is wrong with the configuration of the target is shown, and ends the command.
    private func accept(_ target: TargetConfiguration, _ document: String, _ session: ContractSession) throws {
        session.show(target.file.diagnostics, files: target.file.files, from: .info, on: .error)
        if target.file.diagnostics.hasErrors { throw ExitStatus.input }
        guard target.isFound else {
            session.say(
                .init(
                    "\(target.file.path): error: it says nothing about the contract '\(document)'",
                    ja: "\(target.file.path): エラー: 契約「\(document)」についての記述がありません"), on: .error)
            if !planned.isEmpty { session.say(PlannedFiles.hint, on: .error) }
            throw ExitStatus.input
        }
    }

    /// The contract, or the part of it that is generated.
    private func read(
        _ document: String, _ settings: GenerationSettings, _ session: ContractSession
    ) async throws -> (Document, ContractReading) {
        let reading = await session.read(document)
        var findings = reading.diagnostics
        if let contract = reading.document { findings = tolerated(findings, contract, settings) }
        session.show(findings, files: reading.files, from: .warning, on: .error)
        guard var contract = reading.document, !findings.hasErrors else {
            session.refuse(reading)
            throw reading.failure ?? ExitStatus.input
        }
        if let part = settings.filter {
            let filtered = ContractFiltering.filter(contract, to: part)
            session.show(filtered.diagnostics, files: reading.files, from: .warning, on: .error)
            guard let value = filtered.value, !filtered.diagnostics.hasErrors else { throw ExitStatus.input }
            contract = value
        }
        return (contract, reading)
    }

    private func tolerated(
        _ diagnostics: [Diagnostic], _ contract: Document, _ settings: GenerationSettings
    ) -> [Diagnostic] {
        isLenient(settings) ? LenientReading(contract).tolerate(diagnostics) : diagnostics
    }

    private func isLenient(_ settings: GenerationSettings) -> Bool { lenient || settings.isLenient == true }

    private func options(
        _ document: String, _ settings: GenerationSettings, _ target: TargetConfiguration?
    ) -> GenerationOptions {
        let isExecutable = mockExecutable || target?.isMockExecutable == true
        let usual: [GenerationOptions.Mode] = isExecutable ? [] : [.types, .client, .server]
        let modes = mode.isEmpty ? settings.modes ?? usual : mode.flatMap(\.modes)
        var options = GenerationOptions(
            modes: modes,
            name: CodeGenerator.contractName(name ?? target?.name ?? CodeGenerator.baseName(of: document)),
            accessModifier: (accessModifier ?? settings.accessModifier ?? .public).rawValue,
            apiModule: apiModule ?? target?.apiModule, toolVersion: ToolVersion.current)
        options.apiHasService = target?.hasMockedService ?? true
        options.mockExecutable = isExecutable
        options.mockModule = mockModule ?? target?.mockModule
        settings.apply(to: &options)
        return options
    }
}

/// `types,client`.
struct ModeList: ExpressibleByArgument {
    let modes: [GenerationOptions.Mode]

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false)
        let modes = names.compactMap { GenerationOptions.Mode(rawValue: $0.filter { $0 != " " }) }
        guard modes.count == names.count else { return nil }
        self.modes = modes
    }
}

enum AccessModifier: String, ExpressibleByArgument, CaseIterable {
    case `public`, package, `internal`
}
