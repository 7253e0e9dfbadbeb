package import SourceDiagnostics
package import YAMLSyntax

/// Where an object of the document stands.
package struct Origin: Sendable {
    package let range: SourceRange
    private var place: Place

    /// Every object has an origin and few are ever asked for their pointer, so it is written only then.
    private enum Place {
        case node(Node)
        case pointer(String)
    }

    /// `pointer` is a JSON pointer within the file, `#` left out: `/components/schemas/Pet`.
    package init(range: SourceRange, pointer: String) {
        self.range = range
        place = .pointer(pointer)
    }

    package init(of node: Node) {
        range = node.range
        place = .node(node)
    }

    /// JSON pointer within the file, `#` left out: `/components/schemas/Pet`. Made anew each time.
    package var pointer: String {
        get {
            switch place {
            case .node(let node): node.pointer
            case .pointer(let pointer): pointer
            }
        }
        set { place = .pointer(newValue) }
    }

    /// The text of the object; nil for an object that was made without one.
    package var node: Node? {
        if case .node(let node) = place { node } else { nil }
    }

    /// The place of the value of a field, nil where the object does not have it.
    package func field(_ name: String) -> Origin? { node?[name].map { Origin(of: $0) } }

    /// The place of an element of a list or of an entry's value, by position.
    package func element(_ position: Int) -> Origin? {
        guard let node, position >= 0 else { return nil }
        if node.kind == .mapping { return node.entries.dropFirst(position).first.map { Origin(of: $0.value) } }
        return node.elements.dropFirst(position).first.map { Origin(of: $0) }
    }

    /// The range of the name of a field, nil where the object does not have it.
    package func nameRange(of field: String) -> SourceRange? { node?.entry(field)?.key.range }

    /// The range of the key that holds the object, nil for the root and for elements of lists.
    package var keyRange: SourceRange? { node?.key?.range }
}

extension Origin: Hashable {
    package static func == (left: Origin, right: Origin) -> Bool {
        left.range == right.range && left.pointer == right.pointer
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(range) }
}
