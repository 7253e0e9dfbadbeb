package import OpenAPIModel
package import SourceDiagnostics

/// What is generated, and how.
package struct GenerationOptions: Sendable {
    package enum Mode: String, Sendable, CaseIterable {
        case types, client, server, mock
    }

    package enum Validation: String, Sendable, CaseIterable {
        case requests, responses, both, off
    }

    package var modes: [Mode]
    /// The contract's namespace; made of the entry document's file name where nil.
    package var name: String?
    /// `public`, `package` or `internal`.
    package var accessModifier: String
    /// The module that a mock imports its types from, where they are not generated with it.
    package var apiModule: String?
    /// Whether that module has the server's side, for a mock to build `MockedService` on.
    package var apiHasService = true
    /// Whether there is a file that makes the target a program which serves the mock.
    package var mockExecutable = false
    /// The module that the program imports the mock from, where it is not generated with it.
    package var mockModule: String?
    package var typing: TypingOptions
    /// Ids of operations whose forms are read part by part instead of into a struct, for files that no memory holds; `*`
    /// for all.
    package var streamedForms: Set<String> = []
    /// Whose messages are held against the constraints of the contract.
    package var validation = Validation.requests
    /// Swift names in place of those that would be made, by the name in the contract.
    package var nameOverrides: [String: String] = [:]
    /// Modules that every file imports, for types and protocols that are written without their module.
    package var additionalImports: [String] = []
    /// Protocols that types conform to besides, by the name of the schema; extensions of the user's fulfil them.
    package var conformances: [String: [String]] = [:]
    /// Stands in the header of every file.
    package var toolVersion: String

    package init(
        modes: [Mode], name: String? = nil, accessModifier: String = "public", apiModule: String? = nil,
        typing: TypingOptions = TypingOptions(), toolVersion: String
    ) {
        self.modes = modes
        self.name = name
        self.accessModifier = accessModifier
        self.apiModule = apiModule
        self.typing = typing
        self.toolVersion = toolVersion
    }
}

/// From a document to Swift files: plan, emit, print. No file is touched.
package enum CodeGenerator {
    /// The same document and options give the same bytes. A document with errors gives no files; the caller has its
    /// findings already.
    package static func generate(_ document: Document, options: GenerationOptions) -> Outcome<[GeneratedFile]> {
        let source = document.files[document.entry].name
        let name = contractName(options.name ?? baseName(of: source))
        let planned = APIPlanner.plan(
            document, contract: name, typing: options.typing, nameOverrides: options.nameOverrides,
            streamedForms: options.streamedForms)
        guard let plan = planned.value else { return Outcome(nil, planned.diagnostics) }
        var context = EmitterContext(plan: plan, access: options.accessModifier, typeModules: options.typing.modules)
        context.checks = ChecksPlanning.lines(document, plan, options)
        // A file's name can hold anything, line breaks too.
        let fileName = SwiftLiteral.commentLines(lastComponent(of: source)).joined(separator: " ")
        let header = [
            "\(SwiftPrinter.marker) \(options.toolVersion) from \(fileName); do not edit.",
            "// swift-format-ignore-file",
        ]
        let files = ConfiguredAdditions(options, plan).apply(to: emit(context, options)).map {
            SwiftPrinter.print($0, access: options.accessModifier, header: header)
        }
        return Outcome(files, planned.diagnostics)
    }

    private static func emit(_ context: EmitterContext, _ options: GenerationOptions) -> [SwiftFile] {
        var files: [SwiftFile] = []
        if options.modes.contains(.types) {
            files += TypesEmitter(context: context).files() + OperationsEmitter(context: context).files()
        }
        if let checks = context.checks { files.append(ChecksEmitter(context: context, lines: checks).file()) }
        if options.modes.contains(.client) { files += ClientEmitter(context: context).files() }
        if options.modes.contains(.server) { files += ServerEmitter(context: context).files() }
        if options.modes.contains(.mock) {
            let module = options.modes.contains(.types) ? nil : options.apiModule ?? context.plan.name + "API"
            let hasService = options.modes.contains(.server) || module != nil && options.apiHasService
            files += MockEmitter(context: context, apiModule: module, hasService: hasService).files()
        }
        if options.mockExecutable {
            let module = options.modes.contains(.mock) ? nil : options.mockModule ?? context.plan.name + "Mock"
            files.append(MockExecutableEmitter(context: context, mockModule: module).file())
        }
        return files
    }

    /// A namespace for a contract. Names that generated code needs for other things get `API` behind them.
    package static func contractName(_ text: String) -> String {
        let name = SwiftIdentifier.type(text)
        let taken = [
            ReservedNames.usedTypes, ReservedNames.unspeakable, ReservedNames.keywords, ReservedNames.contractMembers,
            ReservedNames.operationMembers,
        ]
        return taken.contains { $0.contains(name) } ? name + "API" : name
    }

    /// Whether a text can stand after `import`.
    package static func isModuleName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue } && !ReservedNames.keywords.contains(text)
    }

    /// Whether a text was written by the generator, any version of it.
    package static func isGenerated(_ bytes: [UInt8]) -> Bool { bytes.starts(with: SwiftPrinter.marker.utf8) }

    /// The file's name without folder and last extension.
    package static func baseName(of path: String) -> String {
        let name = lastComponent(of: path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    private static func lastComponent(of path: String) -> String {
        String(path.split(separator: "/").last ?? "contract")
    }
}
