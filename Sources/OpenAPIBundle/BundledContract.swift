import SourceDiagnostics
import YAMLSyntax

/// A contract without references to other files.
package struct BundledContract: Sendable {
    /// The name of the entry file that it was made of.
    package let name: String
    /// That of the entry file.
    package let format: DocumentFormat
    let tree: YAMLTree

    init(name: String, tree: YAMLTree) {
        self.name = name
        self.tree = tree
        format = DocumentFormat(fileName: name)
    }

    /// The text in UTF-8, with a line break at the end; nil stands for the format of the entry file.
    package func bytes(as format: DocumentFormat? = nil) -> [UInt8] {
        switch format ?? self.format {
        case .yaml: YAMLWriter.write(tree)
        case .json: JSONTreeWriter.write(tree)
        }
    }

    /// The tree as one text would give it.
    func node(limits: SyntaxLimits) -> Outcome<Node> {
        if case .node(let node) = tree, node.range.file.index == 0 { return Outcome(node) }
        var files = SourceFiles()
        return DocumentSyntax.parseMapping(files.add(name: name, bytes: bytes(as: .yaml)), limits: limits)
    }
}
