import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// Finds out what the chosen operations need of the rest of a document.
final class NeededParts {
    private let root: Node
    private let resolver: ReferenceResolver
    let items: [FilteredPathItem]
    private(set) var chosen: Set<FilteredOperation.Place>
    private var chosenNodes: Set<Node>
    /// Names of components by the key of their group.
    private(set) var components: [String: Set<String>] = [:]
    private(set) var tags: Set<String> = []
    /// Whether the requirements of the whole document hold for an operation.
    private(set) var usesDocumentSecurity = false
    /// Parts of operations that are not chosen; they become components.
    private(set) var moved: [ComponentPlan.Key] = []
    private(set) var movedNames: [ComponentPlan.Key: String] = [:]

    private var naming: ComponentNaming
    private var waiting: [ComponentPlan.Key] = []
    private var seen: Set<ComponentPlan.Key> = []
    /// Schemas by what they extend.
    private var children: [Node: [Node]] = [:]
    private var operationsByID: [String: [Node]] = [:]
    private var operations: Set<Node> = []
    private var itemsByName: [[String]: FilteredPathItem] = [:]

    init(root: Node, items: [FilteredPathItem], chosen: Set<FilteredOperation.Place>, resolver: ReferenceResolver) {
        self.root = root
        naming = ComponentNaming(entry: root.file.name)
        self.items = items
        self.chosen = chosen
        chosenNodes = Set(chosen.map(\.node))
        self.resolver = resolver
    }

    func find() {
        prepare()
        for item in items where item.operations.contains(where: { chosen.contains($0.place) }) { visit(item) }
        var next = 0
        while next < waiting.count {
            visit(waiting[next].node, waiting[next].kind)
            next += 1
        }
        guard usesDocumentSecurity else { return }
        needSchemes(of: root)
    }

    private func prepare() {
        for item in items {
            itemsByName[[item.group, item.name]] = item
            for operation in item.operations {
                operations.insert(operation.node)
                if let id = operation.id { operationsByID[id, default: []].append(operation.node) }
            }
        }
        for (key, group) in root["components"]?.entries.map({ $0 }) ?? [] {
            guard let kind = ObjectKind(group: key.scalarText ?? "") else { continue }
            for (name, value) in group.entries {
                naming.reserve(name.scalarText ?? "", kind)
                guard kind == .schema else { continue }
                for element in value["allOf"]?.elements.map({ $0 }) ?? [] where element["$ref"] != nil {
                    if let parent = resolver.resolve(element) { children[parent, default: []].append(value) }
                }
            }
        }
    }

    /// Whether a member of a path item stays, as everything does that is no operation.
    func isChosen(_ member: Node, of item: FilteredPathItem) -> Bool {
        guard let operation = item.operations.first(where: { $0.node == member }) else { return true }
        return chosen.contains(operation.place)
    }

    private func visit(_ item: FilteredPathItem) {
        for (key, value) in item.members where isChosen(value, of: item) {
            if let shape = ObjectKind.pathItem.field(key.scalarText ?? "") { visit(value, shape) }
        }
    }
}

// MARK: The walk

extension NeededParts {
    private func visit(_ node: Node, _ shape: FieldShape) {
        switch shape.form {
        case .one: visit(node, shape.kind)
        case .list: for element in node.elements { visit(element, shape.kind) }
        case .map: for (_, member) in node.entries { visit(member, shape.kind) }
        case .extensibleMap:
            for (key, member) in node.entries where !isExtension(key.scalarText ?? "") { visit(member, shape.kind) }
        }
    }

    private func visit(_ node: Node, _ kind: ObjectKind) {
        if kind == .link, leadsNowhere(link: node) { return }
        guard kind.isReferable, let text = node["$ref"]?.string else { return visitFields(of: node, kind) }
        if let target = resolver.follow(text, from: node) { need(target, kind) }
        if kind == .pathItem || kind == .schema, node.entries.count > 1 { visitFields(of: node, kind) }
    }

    private func visitFields(of node: Node, _ kind: ObjectKind) {
        if kind == .operation { visit(operation: node) }
        for (key, value) in node.entries {
            guard let name = key.scalarText else { continue }
            if kind == .schema, name == "discriminator" { visit(discriminator: value, of: node) }
            if let shape = kind.field(name) { visit(value, shape) }
        }
    }

    private func visit(operation: Node) {
        for tag in operation["tags"]?.elements.map({ $0 }) ?? [] { tags.insert(tag.scalarText ?? "") }
        if operation["security"] == nil { usesDocumentSecurity = true } else { needSchemes(of: operation) }
    }

    private func needSchemes(of node: Node) {
        for requirement in node["security"]?.elements.map({ $0 }) ?? [] {
            for (key, _) in requirement.entries {
                guard let name = key.scalarText, let scheme = root["components"]?["securitySchemes"]?[name] else {
                    continue
                }
                need(scheme, .securityScheme)
            }
        }
    }

    private func visit(discriminator: Node, of schema: Node) {
        for (_, value) in discriminator["mapping"]?.entries.map({ $0 }) ?? [] {
            guard let text = value.string else { continue }
            let named = root["components"]?["schemas"]?[text]
            if let target = named ?? resolver.follow(text, from: value) { need(target, .schema) }
        }
        var open = [schema]
        var seen: Set<Node> = [schema]
        while let parent = open.popLast() {
            for child in children[parent] ?? [] where seen.insert(child).inserted {
                need(child, .schema)
                open.append(child)
            }
        }
    }

    /// Whether a link is about an operation that the document has and that is left out.
    func leadsNowhere(link: Node) -> Bool {
        guard let link = resolver.resolve(link) else { return false }
        if let id = link["operationId"]?.scalarText {
            return operationsByID[id].map { chosenNodes.isDisjoint(with: $0) } ?? false
        }
        guard let text = link["operationRef"]?.string, let target = resolver.follow(text, from: link) else {
            return false
        }
        return operations.contains(target) && !chosenNodes.contains(target)
    }
}

// MARK: What references lead to

extension NeededParts {
    private func need(_ target: Node, _ kind: ObjectKind) {
        let steps = JSONPointer.steps(of: target.pointer) ?? []
        if steps.count >= 3, steps[0] == "components" {
            needComponent(steps[1], steps[2])
        } else if steps.count >= 2, steps[0] == "paths" || steps[0] == "webhooks" {
            needPart(of: steps, target, kind)
        } else if seen.insert(ComponentPlan.Key(node: target, kind: kind)).inserted {
            waiting.append(ComponentPlan.Key(node: target, kind: kind))
        }
    }

    /// A component is needed as a whole, also where the reference leads into it.
    private func needComponent(_ group: String, _ name: String) {
        guard components[group, default: []].insert(name).inserted else { return }
        guard let kind = ObjectKind(group: group), let node = root["components"]?[group]?[name] else { return }
        waiting.append(ComponentPlan.Key(node: node, kind: kind))
    }

    private func needPart(of steps: [String], _ target: Node, _ kind: ObjectKind) {
        guard let item = itemsByName[Array(steps.prefix(2))] else { return }
        if steps.count == 2 {
            // Version 3.0 has no components for path items: a callback's stays where it is, whole.
            for operation in item.operations where chosen.insert(operation.place).inserted {
                chosenNodes.insert(operation.node)
                waiting.append(ComponentPlan.Key(node: operation.node, kind: .operation))
            }
            for (key, value) in item.members where key.scalarText == "parameters" {
                visit(value, FieldShape(.parameter, .list))
            }
            return
        }
        let isLeft = item.operations.contains { chosen.contains($0.place) }
        let isKept = isLeft && item.node[steps[2]].map { isChosen($0, of: item) } == true
        let key = ComponentPlan.Key(node: target, kind: kind)
        guard !isKept, movedNames[key] == nil else { return }
        movedNames[key] = naming.name(for: target, kind)
        moved.append(key)
        waiting.append(key)
    }
}
