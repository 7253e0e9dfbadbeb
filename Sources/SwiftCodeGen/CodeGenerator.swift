package import OpenAPIModel
package import SourceDiagnostics

/// What is generated, and how.
package struct GenerationOptions: Sendable {
    package enum Mode: String, Sendable, CaseIterable {
        case types, client, server, mock
    }

    package var modes: [Mode]
    /// The contract's namespace; made of the entry document's file name where nil.
    package var name: String?
    /// `public`, `package` or `internal`.
    package var accessModifier: String
    /// The module that a mock imports its types from, where they are not generated with it.
    package var apiModule: String?
    /// Stands in the header of every file.
    package var toolVersion: String

    package init(
        modes: [Mode], name: String? = nil, accessModifier: String = "public", apiModule: String? = nil,
        toolVersion: String
    ) {
        self.modes = modes
        self.name = name
        self.accessModifier = accessModifier
        self.apiModule = apiModule
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
        let planned = APIPlanner.plan(document, contract: name)
        guard let plan = planned.value else { return Outcome(nil, planned.diagnostics) }
        let context = EmitterContext(plan: plan, access: options.accessModifier)
        // A file's name can hold anything, line breaks too.
        let fileName = SwiftLiteral.commentLines(lastComponent(of: source)).joined(separator: " ")
        let header = [
            "\(SwiftPrinter.marker) \(options.toolVersion) from \(fileName); do not edit.",
            "// swift-format-ignore-file",
        ]
        let files = emit(context, options).map {
            SwiftPrinter.print($0, access: options.accessModifier, header: header)
        }
        return Outcome(files, planned.diagnostics)
    }

    private static func emit(_ context: EmitterContext, _ options: GenerationOptions) -> [SwiftFile] {
        var files: [SwiftFile] = []
        if options.modes.contains(.types) {
            files += TypesEmitter(context: context).files() + OperationsEmitter(context: context).files()
        }
        if options.modes.contains(.client) { files += ClientEmitter(context: context).files() }
        if options.modes.contains(.server) { files += ServerEmitter(context: context).files() }
        if options.modes.contains(.mock) {
            let module = options.modes.contains(.types) ? nil : options.apiModule ?? context.plan.name + "API"
            files += MockEmitter(context: context, apiModule: module).files()
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
