/// What a configuration adds to the files of a contract: imports and conformances.
struct ConfiguredAdditions {
    private let options: GenerationOptions
    private let plan: APIPlan

    init(_ options: GenerationOptions, _ plan: APIPlan) {
        self.options = options
        self.plan = plan
    }

    /// The number of files and their names stay as they are.
    func apply(to files: [SwiftFile]) -> [SwiftFile] {
        var files = files
        if options.modes.contains(.types), let root = files.firstIndex(where: { $0.name == plan.name + ".swift" }) {
            files[root].declarations += conformances()
            files[root].modules += protocolModules.map { .moduleWhereNamed($0) }
        }
        let types = bareNames
        for index in files.indices {
            let known = Self.modules(of: files[index])
            for module in Set(options.additionalImports).sorted() where !known.contains(module) {
                files[index].modules.append(.moduleWithTypes(module, types))
            }
        }
        return files
    }

    /// `extension OpenDataBroker.Entity: Identifiable {}`, sorted by the name of the schema.
    private func conformances() -> [SwiftDeclaration] {
        options.conformances.sorted { $0.key < $1.key }.compactMap { schema, protocols in
            let word = SwiftIdentifier.type(options.nameOverrides[schema] ?? schema)
            // The second is what a schema is called whose name is taken.
            let found = [word, word + "Schema"].first { word in
                plan.types.declarations.contains { $0.path == [word] && !$0.isAlias }
            }
            guard let found, !protocols.isEmpty else { return nil }
            let name = [plan.name, found].map(ReservedNames.escaped).joined(separator: ".")
            return .block("nonisolated extension \(name): \(protocols.joined(separator: ", "))", [])
        }
    }

    private var protocolModules: [String] {
        let modules = options.conformances.values.joined().compactMap { name in
            name.contains(".") ? String(name.prefix { $0 != "." }) : nil
        }
        return Set(modules).sorted()
    }

    /// Types and protocols without a module: they come from the additional ones.
    private var bareNames: Set<String> {
        let types = Array(options.typing.formatTypes.values) + Array(options.typing.schemaTypes.values)
        return Set((types + options.conformances.values.joined()).filter { !$0.contains(".") })
            .subtracting(Self.ownOfSwift)
    }

    /// Protocols of the standard library, which need no import.
    private static let ownOfSwift: Set<String> = [
        "Comparable", "CustomDebugStringConvertible", "CustomStringConvertible", "Error", "Identifiable", "Sendable",
    ]

    private static func modules(of file: SwiftFile) -> Set<String> {
        Set(
            file.modules.compactMap { module in
                switch module {
                case .module(let name), .moduleWhereNamed(let name): name
                default: nil
                }
            })
    }
}

extension TypeDeclaration {
    /// An alias is another's type, which has its conformances elsewhere.
    fileprivate var isAlias: Bool {
        if case .alias = kind { true } else { false }
    }
}
