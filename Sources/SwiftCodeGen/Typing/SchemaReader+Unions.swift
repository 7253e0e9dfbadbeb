import OpenAPIModel

// `oneOf`, `anyOf`, and schemas that others extend.
extension SchemaReader {
    func union(_ id: Schema.ID, _ schema: Schema) -> SchemaUnion? {
        let alternatives = alternatives(of: schema).filter { $0 != id }
        if alternatives.count > 1 {
            guard schema.properties.isEmpty || !onlyLimit(alternatives, schema.properties.map(\.name)) else {
                return nil
            }
            let union = SchemaUnion(
                branches: alternatives.map { SchemaUnion.Branch(schema: $0) }, discriminator: schema.discriminator,
                isAny: schema.oneOf.isEmpty)
            return distributed(union, over: [], own: saysMembers(schema) ? id : nil)
        }
        guard let discriminator = schema.discriminator else { return nil }
        let descendants = descendants(of: id, discriminator)
        return descendants.isEmpty
            ? nil
            : SchemaUnion(branches: descendants.map { SchemaUnion.Branch(schema: $0) }, discriminator: discriminator)
    }

    /// Whether alternatives only say more about properties that are there without them.
    func onlyLimit(_ alternatives: [Schema.ID], _ names: [String]) -> Bool {
        alternatives.allSatisfy { id in
            let schema = document[id]
            return schema.componentName == nil && (schema.type == nil || schema.type == .object)
                && schema.allOf.isEmpty && self.alternatives(of: schema).isEmpty
                && schema.properties.allSatisfy { names.contains($0.name) }
        }
    }

    /// The schemas that a discriminator tells apart.
    func alternatives(of discriminator: Schema.Discriminator, _ id: Schema.ID) -> [Schema.ID] {
        let listed = alternatives(of: document[id])
        return listed.isEmpty ? descendants(of: id, discriminator) : listed
    }

    /// Schemas that extend a schema by `allOf`, near or far, and those that its mapping names.
    private func descendants(of id: Schema.ID, _ discriminator: Schema.Discriminator) -> [Schema.ID] {
        var found: [Schema.ID] = []
        for schema in discriminator.mapping.map(\.schema) where schema != id && !found.contains(schema) {
            found.append(schema)
        }
        var family = [id]
        var next = 0
        while next < family.count {
            for child in children[family[next]] ?? [] where !family.contains(child) {
                family.append(child)
                if !found.contains(child) { found.append(child) }
            }
            next += 1
        }
        return found
    }

    /// Whether a schema contains another by `allOf`.
    func extends(_ id: Schema.ID, _ parent: Schema.ID) -> Bool {
        var visited: Set<Schema.ID> = []
        var waiting = document[id].allOf
        while let next = waiting.popLast() {
            if next == parent { return true }
            if visited.insert(next).inserted { waiting += document[next].allOf }
        }
        return false
    }

    func saysMembers(_ schema: Schema) -> Bool { !schema.properties.isEmpty || !schema.required.isEmpty }

    /// What holds for all alternatives, put to each that does not contain it.
    func distributed(_ union: SchemaUnion, over common: [Schema.ID], own: Schema.ID?) -> SchemaUnion {
        var union = union
        for index in union.branches.indices {
            let branch = union.branches[index].schema
            union.branches[index].common += common.filter { $0 != branch && !extends(branch, $0) && !has(branch, $0) }
            if let own, own != branch, !extends(branch, own), !has(branch, own) {
                union.branches[index].own.append(own)
            }
        }
        return union
    }

    /// Whether an object has all that another one asks for.
    private func has(_ id: Schema.ID, _ other: Schema.ID) -> Bool {
        let object = merged(target(of: id), alternatives: false)
        let needed = merged(other, alternatives: false)
        if case .schemas = needed.additional { return false }
        return needed.properties.allSatisfy { property in
            object.properties.contains {
                $0.name == property.name && ($0.isRequired || !property.isRequired)
                    && Set(property.schemas).isSubset(of: $0.schemas)
            }
        }
    }
}
