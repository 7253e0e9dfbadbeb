import YAMLSyntax

/// Writes the document with the needed parts alone.
final class FilterRewriter {
    private let root: Node
    private let parts: NeededParts
    private let resolver: ReferenceResolver

    init(root: Node, parts: NeededParts, resolver: ReferenceResolver) {
        self.root = root
        self.parts = parts
        self.resolver = resolver
    }

    func document() -> YAMLTree {
        let tree = fields(of: root, .document) ?? .node(root)
        guard root["components"] == nil, !parts.moved.isEmpty else { return tree }
        var entries = root.treeEntries
        if case .mapping(let changed) = tree { entries = changed }
        return .mapping(entries + [.init(.string("components"), .mapping(movedGroups(besides: [])))])
    }

    private func paths(_ node: Node, _ group: String) -> YAMLTree? {
        let items = Dictionary(parts.items.lazy.filter { $0.group == group }.map { ($0.name, $0) }) { first, _ in first
        }
        return rewrite(node) { key, value in
            guard let item = items[key.scalarText ?? ""] else { return .keep }
            let kept = item.operations.filter { parts.chosen.contains($0.place) }
            // An empty path item says that there is a path, which holds no more.
            if kept.isEmpty { return .remove }
            if kept.count == item.operations.count, !item.isReference {
                return fields(of: value, .pathItem).map(FieldChange.replace) ?? .keep
            }
            return .replace(.mapping(members(of: item)))
        }
    }

    private func members(of item: FilteredPathItem) -> [YAMLTree.Entry] {
        item.members.compactMap { key, value in
            let name = key.scalarText ?? ""
            guard parts.isChosen(value, of: item) else { return nil }
            guard case .replace(let tree) = fieldChange(name, value, of: item.node, .pathItem) else {
                return YAMLTree.Entry(.node(key), .node(value))
            }
            return YAMLTree.Entry(.node(key), tree)
        }
    }

    private func components(_ node: Node) -> FieldChange {
        var entries: [YAMLTree.Entry] = []
        for (key, group) in node.entries {
            let name = key.scalarText ?? ""
            guard let kind = ObjectKind(group: name), group.kind == .mapping else {
                entries.append(.init(.node(key), .node(group)))
                continue
            }
            let members = components(group, name, kind)
            if !members.isEmpty { entries.append(.init(.node(key), .mapping(members))) }
        }
        entries += movedGroups(besides: Set(entries.map(\.key.text)))
        return entries.isEmpty ? .remove : .replace(.mapping(entries))
    }

    private func components(_ group: Node, _ name: String, _ kind: ObjectKind) -> [YAMLTree.Entry] {
        let needed = parts.components[name] ?? []
        let members = group.entries.filter { needed.contains($0.key.scalarText ?? "") }
        return members.map { .init(.node($0.key), object($0.value, kind) ?? .node($0.value)) } + moved(kind)
    }

    private func moved(_ kind: ObjectKind) -> [YAMLTree.Entry] {
        parts.moved.filter { $0.kind == kind }.map { key in
            .init(.string(parts.movedNames[key] ?? ""), fields(of: key.node, kind) ?? .node(key.node))
        }
    }

    private func movedGroups(besides known: Set<String>) -> [YAMLTree.Entry] {
        ObjectKind.groups.compactMap { kind in
            guard let group = kind.group, !known.contains(group) else { return nil }
            let members = moved(kind)
            return members.isEmpty ? nil : .init(.string(group), .mapping(members))
        }
    }
}

extension FilterRewriter: ObjectRewriting {
    func reference(_ node: Node, _ text: String, _ kind: ObjectKind) -> YAMLTree? {
        guard !parts.moved.isEmpty, let group = kind.group, let target = resolver.follow(text, from: node),
            let name = parts.movedNames[ComponentPlan.Key(node: target, kind: kind)]
        else { return nil }
        return rewrite(node) { key, _ in
            key.scalarText == "$ref" ? .replace(.string("#/components/\(group)/\(name)")) : .keep
        }
    }

    func change(_ name: String, _ value: Node, of node: Node, _ kind: ObjectKind) -> FieldChange {
        switch (kind, name) {
        case (.document, "paths"), (.document, "webhooks"):
            return paths(value, name).map(FieldChange.replace) ?? .keep
        case (.document, "components"): return value.kind == .mapping ? components(value) : .keep
        case (.document, "security"): return parts.usesDocumentSecurity ? .keep : .remove
        case (.document, "tags"): return tags(value)
        case (.response, "links"): return links(value)
        default: return .standard
        }
    }

    private func tags(_ node: Node) -> FieldChange {
        let kept = node.elements.filter { parts.tags.contains($0["name"]?.scalarText ?? "") }
        if kept.count == node.elements.count { return .keep }
        return kept.isEmpty ? .remove : .replace(.sequence(kept.map { .node($0) }))
    }

    private func links(_ node: Node) -> FieldChange {
        let changed = rewrite(node) { _, link in
            if parts.leadsNowhere(link: link) { return .remove }
            return object(link, .link).map(FieldChange.replace) ?? .keep
        }
        guard let changed else { return .keep }
        if case .mapping(let entries) = changed, entries.isEmpty { return .remove }
        return .replace(changed)
    }
}
