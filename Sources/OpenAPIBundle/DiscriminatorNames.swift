import YAMLSyntax

/// Which discriminators need a mapping because a schema, whose name was the value, has another name now.
struct DiscriminatorNames {
    private var bases: [Node] = []
    private var children: [Node: [Node]] = [:]

    mutating func note(base: Node) { bases.append(base) }

    mutating func note(_ schema: Node, extends parent: Node) { children[parent, default: []].append(schema) }

    /// Values and references to add, by schema.
    func mappings(
        _ plan: ComponentPlan, _ resolver: ReferenceResolver, entry: Node
    ) -> [Node: [(value: String, schema: String)]] {
        var renamed: [Node: (value: String, schema: String)] = [:]
        for component in plan.components where component.key.kind == .schema {
            guard let value = ComponentNaming.implicitValue(of: component.key.node), value != component.name,
                let reference = plan.reference(to: component.key.node, .schema)
            else { continue }
            renamed[component.key.node] = (value, reference)
        }
        guard !renamed.isEmpty else { return [:] }
        var result: [Node: [(value: String, schema: String)]] = [:]
        for base in bases {
            let mapping = base["discriminator"]?["mapping"]?.entries.map { $0 } ?? []
            var values = Set(mapping.compactMap(\.key.scalarText))
            let mapped = Set(mapping.compactMap { resolver.mappingTarget($0.value, entry: entry) })
            for candidate in candidates(of: base, resolver) where !mapped.contains(candidate) {
                guard let addition = renamed[candidate], values.insert(addition.value).inserted else { continue }
                result[base, default: []].append(addition)
            }
        }
        return result
    }

    /// The alternatives of a schema; where it has none, itself and all that extend it.
    private func candidates(of base: Node, _ resolver: ReferenceResolver) -> [Node] {
        let lists = ["oneOf", "anyOf"].compactMap { base[$0]?.elements }
        if lists.contains(where: { $0.count > 0 }) { return lists.joined().compactMap { resolver.resolve($0) } }
        var result = [base]
        var seen: Set<Node> = [base]
        var position = 0
        while position < result.count {
            for child in children[result[position]] ?? [] where seen.insert(child).inserted { result.append(child) }
            position += 1
        }
        return result
    }
}
