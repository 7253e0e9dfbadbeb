import JSONCoding
import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// The text of the keywords that violations name. Lives as long as one rule runs.
final class Keywords {
    private let document: Document
    private var roots: [FileID: Node?] = [:]

    init(_ document: Document) { self.document = document }

    /// What an origin names, which may be known by its pointer alone.
    func node(at origin: Origin) -> Node? {
        if let node = origin.node { return node }
        guard let steps = JSONPointer.steps(of: origin.pointer) else { return nil }
        return root(of: origin.range.file)?.descend(steps).node
    }

    private func root(of file: FileID) -> Node? {
        if let known = roots[file] { return known }
        var node = document.schemas.first { $0.origin.range.file == file && $0.origin.node != nil }?.origin.node
        while let parent = node?.parent { node = parent }
        roots[file] = .some(node)
        return node
    }
}
