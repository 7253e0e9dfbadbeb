import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// Finds everything that a contract needs from other files and gives it names.
final class ComponentCollector {
    private let root: Node
    private let resolver: ReferenceResolver
    private var naming: ComponentNaming
    private var plan = ComponentPlan()
    private var discriminators = DiscriminatorNames()
    private var visitedPathItems: Set<Node> = []
    private var found: Set<ComponentPlan.Key> = []
    /// Names that the entry file has for objects of other files.
    private var given: [ComponentPlan.Key: String] = [:]
    /// Objects that are needed and not looked at yet, from `next` on.
    private var waiting: [ComponentPlan.Key] = []
    private var next = 0

    init(root: Node, resolver: ReferenceResolver) {
        self.root = root
        naming = ComponentNaming(entry: root.file.name)
        self.resolver = resolver
    }

    func collect() -> ComponentPlan {
        takePlaces()
        visit(root, .document)
        while next < waiting.count {
            let object = waiting[next]
            next += 1
            visitFields(of: object.node, object.kind)
        }
        settle()
        plan.mappings = discriminators.mappings(plan, resolver, entry: root)
        return plan
    }

    /// The entry file's own names come first: all of them are kept, and a reference to another file under one of them
    /// makes that the name of what it leads to.
    private func takePlaces() {
        let groups = root["components"]?.entries.compactMap { key, group in
            ObjectKind(group: key.scalarText ?? "").map { (kind: $0, entries: group.entries) }
        }
        for group in groups ?? [] {
            for (key, _) in group.entries { naming.reserve(key.scalarText ?? "", group.kind) }
        }
        for group in groups ?? [] where group.kind != .pathItem {
            for (key, value) in group.entries {
                guard let target = lonelyReference(value), let name = key.scalarText else { continue }
                add(ComponentPlan.Key(node: target, kind: group.kind), name: name)
            }
        }
        for (key, value) in root["paths"]?.entries.map({ $0 }) ?? [] {
            guard let template = key.scalarText, let target = lonelyReference(value) else { continue }
            if plan.pathItemPlaces[target] == nil {
                plan.pathItemPlaces[target] = "/paths/" + JSONPointer.escape(template)
            }
        }
    }

    /// The object of another file that a node without other fields refers to directly.
    private func lonelyReference(_ node: Node) -> Node? {
        guard node.kind == .mapping, node.entries.count == 1, let text = node["$ref"]?.string else { return nil }
        guard let first = resolver.follow(text, from: node), !isInEntry(first) else { return nil }
        return resolver.resolve(node).flatMap { isInEntry($0) ? nil : $0 }
    }

    private func isInEntry(_ node: Node) -> Bool { node.range.file == root.range.file }

    private func add(_ key: ComponentPlan.Key, name: String? = nil) {
        guard found.insert(key).inserted else { return }
        if let name { given[key] = name }
        waiting.append(key)
    }

    /// Gives names to what was found, now that it is known what else moves: an object within another one that moves has
    /// its place there and is not written twice.
    private func settle() {
        let objects = waiting.filter { found.contains($0) }
        let kinds = Dictionary(grouping: objects, by: \.node).mapValues { $0.map(\.kind) }
        var inner: [(key: ComponentPlan.Key, holder: ComponentPlan.Key)] = []
        for key in objects {
            if let holder = holder(of: key, kinds) {
                inner.append((key, holder))
            } else {
                let name = given[key] ?? naming.name(for: key.node, key.kind)
                plan.names[key] = name
                plan.components.append(.init(key: key, name: name, hasPlace: given[key] != nil))
            }
        }
        for (key, holder) in inner { plan.places[key] = place(of: key.node, in: holder) }
    }

    /// The outermost object that moves as a whole and has the other one as a part.
    private func holder(of key: ComponentPlan.Key, _ kinds: [Node: [ObjectKind]]) -> ComponentPlan.Key? {
        var result: ComponentPlan.Key?
        var current = key.node
        while let parent = current.parent {
            current = parent
            let candidates = plan.pathItemPlaces[current] != nil ? [.pathItem] : kinds[current] ?? []
            for kind in candidates where isTyped(key.node, key.kind, from: current, kind) {
                result = ComponentPlan.Key(node: current, kind: kind)
            }
        }
        return result
    }

    private func place(of node: Node, in holder: ComponentPlan.Key) -> String {
        let name = plan.names[holder].map { "/components/\(holder.kind.group ?? "")/\(JSONPointer.escape($0))" }
        let base = plan.pathItemPlaces[holder.node] ?? name ?? ""
        return base + String(node.pointer.dropFirst(holder.node.pointer.count))
    }
}

// MARK: The walk

extension ComponentCollector {
    private func visit(_ node: Node, _ kind: ObjectKind) {
        guard node.kind == .mapping else { return }
        guard kind.isReferable, node["$ref"] != nil else { return visitFields(of: node, kind) }
        if let target = resolver.resolve(node) { need(target, kind) }
        // A path item's own fields count as well, in version 3.1 also a schema's.
        if kind == .pathItem || kind == .schema, node.entries.count > 1 { visitFields(of: node, kind) }
    }

    private func need(_ target: Node, _ kind: ObjectKind) {
        if isInEntry(target) {
            guard plan.hiddenObjects[target] == nil, !isTyped(target, kind, from: root, .document) else { return }
            plan.hiddenObjects[target] = kind
            waiting.append(ComponentPlan.Key(node: target, kind: kind))
        } else if kind == .pathItem {
            guard visitedPathItems.insert(target).inserted else { return }
            waiting.append(ComponentPlan.Key(node: target, kind: kind))
        } else {
            add(ComponentPlan.Key(node: target, kind: kind))
        }
    }

    private func visitFields(of node: Node, _ kind: ObjectKind) {
        for (key, value) in node.entries {
            guard let name = key.scalarText else { continue }
            if kind == .schema { visitKeyword(name, value, of: node) }
            guard let shape = kind.field(name), !isDropped(name, of: node, kind) else { continue }
            switch shape.form {
            case .one: visit(value, shape.kind)
            case .list: for element in value.elements { visit(element, shape.kind) }
            case .map: for (_, member) in value.entries { visit(member, shape.kind) }
            case .extensibleMap:
                for (key, member) in value.entries where !isExtension(key.scalarText ?? "") {
                    visit(member, shape.kind)
                }
            }
        }
    }

    private func visitKeyword(_ name: String, _ value: Node, of schema: Node) {
        switch name {
        case "allOf":
            for element in value.elements where element["$ref"] != nil {
                if let parent = resolver.resolve(element) { discriminators.note(schema, extends: parent) }
            }
        case "discriminator":
            discriminators.note(base: schema)
            for (_, target) in value["mapping"]?.entries.map({ $0 }) ?? [] {
                if let target = resolver.mappingTarget(target, entry: root) { need(target, .schema) }
            }
        default: break
        }
    }

    /// Whether the walk from an object above comes by the node, and takes it for the same kind.
    private func isTyped(_ node: Node, _ expected: ObjectKind, from base: Node, _ kind: ObjectKind) -> Bool {
        var kind = kind
        var form = FieldShape.Form.one
        var current = base
        let depth = JSONPointer.steps(of: base.pointer)?.count ?? 0
        for step in (JSONPointer.steps(of: node.pointer) ?? []).dropFirst(depth) {
            if form == .one {
                if current != base || base != root, current["$ref"] != nil { return false }
                guard let shape = kind.field(step), !isDropped(step, of: current, kind) else {
                    return false
                }
                (kind, form) = (shape.kind, shape.form)
            } else {
                if form == .extensibleMap, isExtension(step) { return false }
                form = .one
            }
            current = current.descend([step]).node
        }
        return form == .one && (kind == expected || base == root)
    }
}

/// Definitions in the file of a schema are no part of the schema once each has become a component.
func isDropped(_ name: String, of node: Node, _ kind: ObjectKind) -> Bool {
    kind == .schema && ComponentNaming.isDefinitions(name) && node.parent == nil
}

extension ReferenceResolver {
    /// A value of a mapping is a name if there is a schema of that name, in the same file or in the entry file, else a
    /// reference (OAS 3.0.4, section 4.7.25).
    func mappingTarget(_ value: Node, entry: Node) -> Node? {
        guard let text = value.string else { return nil }
        if let named = follow("", from: value)?["components"]?["schemas"]?[text] { return resolve(named) }
        if let named = entry["components"]?["schemas"]?[text] { return resolve(named) }
        return follow(text, from: value).flatMap { resolve($0) }
    }
}
