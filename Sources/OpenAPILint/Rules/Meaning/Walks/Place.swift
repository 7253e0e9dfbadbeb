import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Where a finding stands: a range and a pointer.
struct Place {
    var range: SourceRange
    var pointer: String

    init(_ node: Node) {
        range = node.range
        pointer = node.pointer
    }

    init(_ origin: Origin) {
        range = origin.range
        pointer = origin.pointer
    }

    /// The node, or else the object that it was looked for in.
    init(_ node: Node?, else origin: Origin) {
        self = node.map { Place($0) } ?? Place(origin)
    }

    /// A part of an object, or the nearest that there is around it.
    init(_ origin: Origin, _ steps: String...) {
        self.init(origin.node?.descend(steps).node, else: origin)
    }
}

extension Diagnostic {
    init(
        _ rule: Rule, _ message: LocalizedText, at place: Place, notes: [Note] = [], fixes: [Fix] = []
    ) {
        self.init(rule, message, at: place.range, pointer: place.pointer, notes: notes, fixes: fixes)
    }
}
