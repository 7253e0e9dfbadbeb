import SourceDiagnostics
import YAMLSyntax

/// The reader of YAML and JSON documents.
enum YAMLEntry {
    static let limits = SyntaxLimits(bytes: 1 << 20, nodes: 20_000, depth: 64, aliasExpansion: 20_000)

    static func run(_ bytes: [UInt8]) -> String? {
        var files = SourceFiles()
        let file = files.add(name: "input.yaml", bytes: bytes)
        let outcome = DocumentSyntax.parse(file, limits: limits)
        if outcome.value == nil, !outcome.diagnostics.hasErrors { return "there is neither a tree nor an error" }
        return FindingPromises.broken(by: outcome.diagnostics, in: files) ?? outcome.value.flatMap(broken)
    }

    private static func broken(by node: Node) -> String? {
        guard node.range.start <= node.range.end, Int(node.range.end) <= node.file.bytes.count else {
            return "a node lies outside its file"
        }
        for element in node.elements {
            if let broken = broken(by: element) { return broken }
        }
        for entry in node.entries {
            guard node[entry.key.scalarText ?? ""] != nil else { return "a key is not found" }
            if let broken = broken(by: entry.value) { return broken }
        }
        return node.isScalar && node.kind != .null && node.scalarText == nil ? "a scalar has no text" : nil
    }
}
