import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// Writes the one document that a plan describes.
final class BundleRewriter {
    private let root: Node
    private let resolver: ReferenceResolver
    private let plan: ComponentPlan
    /// Objects of other files that the entry file has names for, by group and name.
    private let places: [[String]: ComponentPlan.Key]
    /// Where path items of other files can be referred to.
    private var pathItemPlaces: [Node: String]
    private var openPathItems: Set<Node> = []
    /// A chain of path items, each in a callback of the one before, is cut off behind so many: a file reference is left.
    private static let pathItemDepth = 8
    /// What is being rewritten: an object of another file and its pointer in the result.
    private var moved: (object: Node, pointer: String)?

    init(root: Node, resolver: ReferenceResolver, plan: ComponentPlan) {
        self.root = root
        self.resolver = resolver
        self.plan = plan
        pathItemPlaces = plan.pathItemPlaces
        places = Dictionary(
            plan.components.lazy.filter(\.hasPlace).map { ([$0.key.kind.group ?? "", $0.name], $0.key) }
        ) { first, _ in first }
    }

    func document() -> YAMLTree {
        let tree = fields(of: root, .document) ?? .node(root)
        let hasComponents = root["components"]?.kind == .mapping
        guard !hasComponents, let group = components(nil) else { return tree }
        var entries = root.treeEntries
        if case .mapping(let changed) = tree { entries = changed }
        entries.removeAll { $0.key.text == "components" }
        return .mapping(entries + [YAMLTree.Entry(.string("components"), group)])
    }

    private func isInEntry(_ node: Node) -> Bool { node.range.file == root.range.file }

    /// The entry file's components with those of other files behind them; nil where nothing changes.
    private func components(_ node: Node?) -> YAMLTree? {
        let additions = Dictionary(grouping: plan.components.filter { !$0.hasPlace }) { $0.key.kind }
        let old = node.flatMap { node in
            rewrite(node) { key, group in
                guard let kind = ObjectKind(group: key.scalarText ?? ""), group.kind == .mapping else {
                    return self.untyped(group).map(FieldChange.replace) ?? .keep
                }
                return self.components(group, kind, additions[kind] ?? []).map(FieldChange.replace) ?? .keep
            }
        }
        let newGroups = ObjectKind.groups.filter { kind in
            additions[kind] != nil && node?[kind.group ?? ""]?.kind != .mapping
        }
        guard !newGroups.isEmpty else { return old }
        var entries = node?.treeEntries ?? []
        if case .mapping(let changed) = old { entries = changed }
        entries.removeAll { entry in newGroups.contains { $0.group == entry.key.text } }
        for kind in newGroups {
            let added = (additions[kind] ?? []).map { entry($0) }
            entries.append(.init(.string(kind.group ?? ""), .mapping(added)))
        }
        return .mapping(entries)
    }

    private func components(
        _ group: Node, _ kind: ObjectKind, _ additions: [ComponentPlan.Component]
    ) -> YAMLTree? {
        let changed = rewrite(group) { key, value in
            let name = key.scalarText ?? ""
            let place = places[[kind.group ?? "", name]]
            return (place.map { component($0, name) } ?? object(value, kind)).map(FieldChange.replace) ?? .keep
        }
        guard !additions.isEmpty else { return changed }
        var entries = group.treeEntries
        if case .mapping(let members) = changed { entries = members }
        return .mapping(entries + additions.map { entry($0) })
    }

    private func entry(_ component: ComponentPlan.Component) -> YAMLTree.Entry {
        YAMLTree.Entry(.string(component.name), self.component(component.key, component.name))
    }

    private func component(_ key: ComponentPlan.Key, _ name: String) -> YAMLTree {
        let pointer = "/components/\(key.kind.group ?? "")/\(JSONPointer.escape(name))"
        return move(key.node, to: pointer) { fields(of: key.node, key.kind) } ?? .node(key.node)
    }

    private func move<Result>(_ object: Node, to pointer: String?, _ body: () -> Result) -> Result {
        let outer = moved
        moved = (object, pointer ?? "")
        defer { moved = outer }
        return body()
    }

    /// Where a node stands in the result; nil where that cannot be told, as within an alias.
    private func place(of node: Node) -> String? {
        guard let moved else { return node.pointer }
        let (pointer, base) = (node.pointer, moved.object.pointer)
        guard !moved.pointer.isEmpty, node.range.file == moved.object.range.file,
            pointer.utf8.starts(with: base.utf8)
        else { return nil }
        return moved.pointer + String(decoding: pointer.utf8.dropFirst(base.utf8.count), as: UTF8.self)
    }
}

extension BundleRewriter: ObjectRewriting {
    func reference(_ node: Node, _ text: String, _ kind: ObjectKind) -> YAMLTree? {
        let isLocal = isInEntry(node) && text.utf8.first == UInt8(ascii: "#")
        if isLocal { return siblings(of: node, kind) }
        guard let target = resolver.resolve(node) else { return refer(node, to: relocated(text, node), kind) }
        if isInEntry(target) { return refer(node, to: ReferenceText.local(target.pointer), kind) }
        if kind == .pathItem { return pathItem(node, target) }
        return plan.reference(to: target, kind).flatMap { refer(node, to: $0, kind) }
    }

    /// A reference whose text alone changes.
    private func refer(_ node: Node, to text: String, _ kind: ObjectKind) -> YAMLTree? {
        rewrite(node) { key, value in
            if key.scalarText == "$ref" { return value.string == text ? .keep : .replace(.string(text)) }
            return self.sibling(key, value, of: node, kind)
        }
    }

    private func siblings(of node: Node, _ kind: ObjectKind) -> YAMLTree? {
        guard node.entries.count > 1 else { return nil }
        return rewrite(node) { key, value in
            key.scalarText == "$ref" ? .keep : self.sibling(key, value, of: node, kind)
        }
    }

    /// Fields next to a reference mean something in path items, and in schemas of version 3.1.
    private func sibling(_ key: Node, _ value: Node, of node: Node, _ kind: ObjectKind) -> FieldChange {
        guard kind == .pathItem || kind == .schema, let name = key.scalarText else {
            return untyped(value).map(FieldChange.replace) ?? .keep
        }
        return fieldChange(name, value, of: node, kind)
    }

    /// Puts a path item of another file in place of the reference; the reference's own fields come first and hold.
    private func pathItem(_ node: Node, _ target: Node) -> YAMLTree? {
        // Path items within path items can be cyclic, by way of callbacks.
        if moved != nil, let place = pathItemPlaces[target] {
            return refer(node, to: ReferenceText.local(place), .pathItem)
        }
        let isTooDeep = openPathItems.count >= Self.pathItemDepth
        guard !isTooDeep, openPathItems.insert(target).inserted else {
            return refer(node, to: relocated(node["$ref"]?.string ?? "", node), .pathItem)
        }
        defer { openPathItems.remove(target) }
        let place = self.place(of: node)
        var entries: [YAMLTree.Entry] = []
        for (key, value) in node.entries where key.scalarText != "$ref" {
            append(key, value, of: node, to: &entries)
        }
        if entries.isEmpty, pathItemPlaces[target] == nil { pathItemPlaces[target] = place }
        move(target, to: place) {
            for (key, value) in target.entries where node[key.scalarText ?? ""] == nil {
                append(key, value, of: target, to: &entries)
            }
        }
        return .mapping(entries)
    }

    private func append(_ key: Node, _ value: Node, of item: Node, to entries: inout [YAMLTree.Entry]) {
        switch fieldChange(key.scalarText ?? "", value, of: item, .pathItem) {
        case .keep, .standard: entries.append(.init(.node(key), .node(value)))
        case .replace(let tree): entries.append(.init(.node(key), tree))
        case .remove: break
        }
    }

    func change(_ name: String, _ value: Node, of node: Node, _ kind: ObjectKind) -> FieldChange {
        switch (kind, name) {
        case (.document, "components") where node == root:
            return value.kind == .mapping ? components(value).map(FieldChange.replace) ?? .keep : .keep
        case (.schema, "discriminator"): return discriminator(value, of: node).map(FieldChange.replace) ?? .keep
        case (.link, "operationRef"): return operation(value).map(FieldChange.replace) ?? .keep
        case _ where !isInEntry(node) && isDropped(name, of: node, kind): return .remove
        case _ where kind.field(name) == nil: return untyped(value).map(FieldChange.replace) ?? .keep
        default: return .standard
        }
    }

    /// Looks for objects in places that have none by the specification.
    private func untyped(_ node: Node) -> YAMLTree? {
        guard !plan.hiddenObjects.isEmpty, isInEntry(node) else { return nil }
        if let kind = plan.hiddenObjects[node] { return object(node, kind) }
        guard node.kind == .sequence else {
            return rewrite(node) { _, value in self.untyped(value).map(FieldChange.replace) ?? .keep }
        }
        let elements = node.elements.map { untyped($0) }
        guard elements.contains(where: { $0 != nil }) else { return nil }
        return .sequence(zip(node.elements, elements).map { $1 ?? .node($0) })
    }
}

extension BundleRewriter {
    private func discriminator(_ node: Node, of schema: Node) -> YAMLTree? {
        let additions = (plan.mappings[schema] ?? []).map { YAMLTree.Entry(.string($0.value), .string($0.schema)) }
        let mapping = node["mapping"].flatMap { mapping in
            rewrite(mapping) { _, value in
                self.mappingValue(value).map { FieldChange.replace(.string($0)) } ?? .keep
            }
        }
        guard !additions.isEmpty else {
            guard let mapping else { return nil }
            return rewrite(node) { key, _ in key.scalarText == "mapping" ? .replace(mapping) : .keep }
        }
        var entries = node["mapping"]?.treeEntries ?? []
        if case .mapping(let changed) = mapping { entries = changed }
        let others = node.treeEntries.filter { $0.key.text != "mapping" }
        return .mapping(others + [YAMLTree.Entry(.string("mapping"), .mapping(entries + additions))])
    }

    /// nil where the value means the same in the result.
    private func mappingValue(_ value: Node) -> String? {
        guard let text = value.string, let target = resolver.mappingTarget(value, entry: root) else { return nil }
        let isName = root["components"]?["schemas"]?[text] != nil
        if isInEntry(value), isName || text.utf8.first == UInt8(ascii: "#") { return nil }
        if isInEntry(target) {
            let named = root["components"]?["schemas"]?[text].flatMap { resolver.resolve($0) }
            return named == target ? nil : ReferenceText.local(target.pointer)
        }
        guard let reference = plan.reference(to: target, .schema) else { return nil }
        return reference == "#/components/schemas/" + text || reference == text ? nil : reference
    }

    /// The operation that a link names, where it stands now; of one that is not in the result, where it lies.
    private func operation(_ value: Node) -> YAMLTree? {
        guard let text = value.string else { return nil }
        if isInEntry(value), text.utf8.first == UInt8(ascii: "#") { return nil }
        return .string(operationReference(text, value))
    }

    private func operationReference(_ text: String, _ value: Node) -> String {
        guard let target = resolver.follow(text, from: value) else { return relocated(text, value) }
        if isInEntry(target) { return ReferenceText.local(target.pointer) }
        guard let item = target.parent, let place = pathItemPlaces[item], let method = target.key?.scalarText else {
            return relocated(text, value)
        }
        return ReferenceText.local(place + "/" + method)
    }

    /// The same reference as the entry file must have it.
    private func relocated(_ text: String, _ holder: Node) -> String {
        isInEntry(holder) ? text : resolver.relocate(text, from: holder.range.file, to: root.range.file)
    }
}
