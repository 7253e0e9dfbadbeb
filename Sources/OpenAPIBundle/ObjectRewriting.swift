import YAMLSyntax

/// What becomes of a field.
enum FieldChange {
    /// The objects in it are rewritten as their kind says.
    case standard
    case keep
    case replace(YAMLTree)
    case remove
}

/// Makes a new tree of objects, in which everything that stays the same is a node of the old one.
protocol ObjectRewriting: AnyObject {
    /// What stands in place of a reference; nil leaves it as it is.
    func reference(_ node: Node, _ text: String, _ kind: ObjectKind) -> YAMLTree?
    func change(_ name: String, _ value: Node, of node: Node, _ kind: ObjectKind) -> FieldChange
}

extension ObjectRewriting {
    /// nil where nothing changes.
    func object(_ node: Node, _ kind: ObjectKind) -> YAMLTree? {
        guard node.kind == .mapping else { return nil }
        if kind.isReferable, let text = node["$ref"]?.string { return reference(node, text, kind) }
        return fields(of: node, kind)
    }

    /// As `object`, for what is no reference.
    func fields(of node: Node, _ kind: ObjectKind) -> YAMLTree? {
        rewrite(node) { key, value in self.fieldChange(key.scalarText ?? "", value, of: node, kind) }
    }

    /// As `change`, with the standard carried out.
    func fieldChange(_ name: String, _ value: Node, of node: Node, _ kind: ObjectKind) -> FieldChange {
        let change = self.change(name, value, of: node, kind)
        guard case .standard = change else { return change }
        return kind.field(name).flatMap { objects(value, $0) }.map(FieldChange.replace) ?? .keep
    }

    private func objects(_ node: Node, _ shape: FieldShape) -> YAMLTree? {
        switch shape.form {
        case .one: object(node, shape.kind)
        case .list: list(node) { self.object($0, shape.kind) }
        case .map: rewrite(node) { _, value in self.object(value, shape.kind).map(FieldChange.replace) ?? .keep }
        case .extensibleMap:
            rewrite(node) { key, value in
                let name = key.scalarText ?? ""
                if isExtension(name) { return self.change(name, value, of: node, .document) }
                return self.object(value, shape.kind).map(FieldChange.replace) ?? .keep
            }
        }
    }

    /// A mapping after a change of some of its members; nil where all are kept.
    func rewrite(_ node: Node, _ change: (Node, Node) -> FieldChange) -> YAMLTree? {
        var result: [YAMLTree.Entry]?
        var position = 0
        for (key, value) in node.entries {
            switch change(key, value) {
            case .keep, .standard: result?.append(YAMLTree.Entry(.node(key), .node(value)))
            case .replace(let tree):
                if result == nil {
                    result = node.entries.prefix(position).map { .init(.node($0.key), .node($0.value)) }
                }
                result?.append(YAMLTree.Entry(.node(key), tree))
            case .remove:
                if result == nil {
                    result = node.entries.prefix(position).map { .init(.node($0.key), .node($0.value)) }
                }
            }
            position += 1
        }
        return result.map(YAMLTree.mapping)
    }

    private func list(_ node: Node, _ change: (Node) -> YAMLTree?) -> YAMLTree? {
        guard node.kind == .sequence else { return nil }
        let changed = node.elements.map(change)
        guard changed.contains(where: { $0 != nil }) else { return nil }
        return .sequence(zip(node.elements, changed).map { $1 ?? .node($0) })
    }
}

extension Node {
    /// The members as they are.
    var treeEntries: [YAMLTree.Entry] { entries.map { YAMLTree.Entry(.node($0.key), .node($0.value)) } }
}
