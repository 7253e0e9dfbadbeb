import YAMLSyntax

/// An operation of the contract that is filtered.
struct FilteredOperation {
    /// Two path items can share a node, where one refers to the other.
    struct Place: Hashable {
        let group: String
        let item: String
        let node: Node
    }

    let place: Place
    let id: String?
    let tags: [String]

    var node: Node { place.node }
    /// nil for a webhook.
    var path: String? { place.group == "paths" ? place.item : nil }
}

/// A path item, own fields and those of the one it refers to together.
struct FilteredPathItem {
    /// `paths` or `webhooks`.
    let group: String
    let name: String
    let node: Node
    /// Own members and then those of the target, without the reference.
    let members: [(key: Node, value: Node)]
    let operations: [FilteredOperation]

    init(group: String, name: String, node: Node, resolver: ReferenceResolver) {
        self.group = group
        self.name = name
        self.node = node
        var members = node.entries.filter { $0.key.scalarText != "$ref" }
        if node["$ref"] != nil, let target = resolver.resolve(node) {
            members += target.entries.filter { node[$0.key.scalarText ?? ""] == nil }
        }
        self.members = members
        operations = members.compactMap { key, value in
            guard ObjectKind.methods.contains(key.scalarText ?? ""), value.kind == .mapping else { return nil }
            return FilteredOperation(
                place: FilteredOperation.Place(group: group, item: name, node: value),
                id: value["operationId"]?.scalarText, tags: value["tags"]?.elements.compactMap(\.scalarText) ?? [])
        }
    }

    var isReference: Bool { node["$ref"] != nil }

    /// All path items of a document in order.
    static func all(in root: Node, _ resolver: ReferenceResolver) -> [FilteredPathItem] {
        ["paths", "webhooks"].flatMap { group in
            (root[group]?.entries.map { $0 } ?? []).compactMap { key, value in
                guard let name = key.scalarText, !isExtension(name), value.kind == .mapping else { return nil }
                return FilteredPathItem(group: group, name: name, node: value, resolver: resolver)
            }
        }
    }
}
