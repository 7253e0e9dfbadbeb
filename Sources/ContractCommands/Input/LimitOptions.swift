import ArgumentParser
import OpenAPIModel
import YAMLSyntax

/// The flags of every limit. nil where a flag is not given, so that environment, file and default come to their turn.
package struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Bytes of one file. (default: 67108864)", valueName: "number"))
    var maxBytes: Int?

    @Option(help: ArgumentHelp("Values, lists and mappings of one file. (default: 8000000)", valueName: "number"))
    var maxNodes: Int?

    @Option(help: ArgumentHelp("Lists and mappings within each other. (default: 256)", valueName: "number"))
    var maxDepth: Int?

    @Option(
        help: ArgumentHelp("Nodes that all YAML aliases of a file stand for. (default: 1000000)", valueName: "number"))
    var maxAliasNodes: Int?

    @Option(help: ArgumentHelp("Files that one document is read from. (default: 10000)", valueName: "number"))
    var maxFiles: Int?

    @Option(help: ArgumentHelp("References ($ref) of one document. (default: 2000000)", valueName: "number"))
    var maxReferences: Int?

    @Option(help: ArgumentHelp("Bytes of all files of one document. (default: 268435456)", valueName: "number"))
    var maxTotalBytes: Int?

    package init() {}

    package func validate() throws {
        for limit in Limit.allCases {
            guard let value = self[limit], !limit.values.contains(value) else { continue }
            throw ValidationError(
                "'\(value)' is no value for '\(limit.flag)'; use \(limit.values.lowerBound) to "
                    + "\(limit.values.upperBound)")
        }
    }

    subscript(limit: Limit) -> Int? {
        switch limit {
        case .bytes: maxBytes
        case .nodes: maxNodes
        case .depth: maxDepth
        case .aliasNodes: maxAliasNodes
        case .files: maxFiles
        case .references: maxReferences
        case .totalBytes: maxTotalBytes
        }
    }
}

/// What keeps a document from using up the machine. The raw value is the key below `limits` in the configuration file.
enum Limit: String, CaseIterable, Sendable {
    case bytes, nodes, depth
    case aliasNodes = "alias-nodes"
    case files, references
    case totalBytes = "total-bytes"

    /// What may be set. Collections are walked by functions that call themselves, so that the stack bounds their depth.
    var values: ClosedRange<Int> {
        switch self {
        case .depth: 1...1000
        case .totalBytes: 1...Int(UInt32.max)
        default: 1...Int(Int32.max)
        }
    }

    var flag: String { "--max-" + rawValue }

    var variable: String { "KAKEHASHI_MAX_" + rawValue.uppercased().replacing("-", with: "_") }

    func set(_ value: Int, on options: inout LoaderOptions) {
        switch self {
        case .bytes: options.limits.bytes = value
        case .nodes: options.limits.nodes = value
        case .depth: options.limits.depth = value
        case .aliasNodes: options.limits.aliasExpansion = value
        case .files: options.referenceLimits.files = value
        case .references: options.referenceLimits.references = value
        case .totalBytes: options.referenceLimits.totalBytes = value
        }
    }
}
