import OpenAPIModel

extension SchemaReader {
    enum Kind: Hashable {
        case any, union, object, array, string, integer, number, boolean

        init(_ type: Schema.SchemaType) {
            switch type {
            case .array: self = .array
            case .boolean: self = .boolean
            case .integer: self = .integer
            case .number: self = .number
            case .object: self = .object
            case .string: self = .string
            }
        }
    }

    /// What sort of value a part of an `allOf` is; a schema that others extend is an object among them.
    private func kind(_ part: Schema.ID, within whole: Schema.ID) -> Kind {
        var family = [part]
        var next = 0
        var found: Kind?
        while next < family.count {
            let id = family[next]
            let schema = document[id]
            next += 1
            if schema.isInvalid { continue }
            let alternatives = alternatives(of: schema)
            if alternatives.count > 1, !alternatives.contains(where: { $0 == whole || extends($0, id) }),
                schema.properties.isEmpty || !onlyLimit(alternatives, schema.properties.map(\.name))
            {
                return .union
            }
            if found == nil { found = (schema.type ?? impliedType(schema)).map { Kind($0) } }
            if found == nil, !schema.required.isEmpty { found = .object }
            let others = alternatives.count == 1 ? schema.allOf + alternatives : schema.allOf
            for other in others where !family.contains(other) { family.append(other) }
        }
        return found ?? .any
    }

    func allOfShape(_ id: Schema.ID, _ schema: Schema, below: Set<Schema.ID>) -> SchemaShape {
        let below = below.union([id])
        var parts: [(id: Schema.ID, kind: Kind)] = []
        for branch in schema.allOf where branch != id && !parts.contains(where: { $0.id == branch }) {
            parts.append((branch, kind(branch, within: id)))
        }
        let own = alternatives(of: schema).count > 1 ? union(id, withoutAllOf(schema)) : nil
        parts = parts.filter { $0.kind != .any }
        var kinds = Set(parts.map(\.kind))
        if let type = schema.type ?? impliedType(schema), own == nil || type != .object { kinds.insert(Kind(type)) }
        if kinds.contains(.union) || own != nil, kinds.subtracting([.union, .object]).isEmpty {
            return unionOfAll(id, schema, parts.map(\.id), parts.first { $0.kind == .union }?.id, own, below)
        }
        if kinds.isEmpty { return ownShape(id, schema) }
        if kinds == [.object] { return objectShape(id) }
        if kinds == [.union] || kinds.count == 2 && kinds.contains(.union) {
            return parts.first { $0.kind == .union }.map { .same($0.id) } ?? own.map { .union($0) } ?? .any
        }
        if kinds == [.integer, .number] { kinds = [.integer] }
        guard kinds.count == 1, let kind = kinds.first else { return .contradiction }
        let exact = parts.filter { $0.kind == kind }.map(\.id)
        return kind == .array ? arrayOfAll(exact, schema, below) : narrowest(exact, schema, below)
    }

    private func withoutAllOf(_ schema: Schema) -> Schema {
        var schema = schema
        schema.allOf = []
        return schema
    }

    /// Every alternative of one of the parts, with all the others.
    private func unionOfAll(
        _ id: Schema.ID, _ schema: Schema, _ parts: [Schema.ID], _ chosen: Schema.ID?, _ own: SchemaUnion?,
        _ below: Set<Schema.ID>
    ) -> SchemaShape {
        if let own { return .union(distributed(own, over: parts, own: nil)) }
        if rounds[id, default: 0] >= Self.roundLimit { return objectShape(id) }
        guard let chosen, case .union(let union) = partShape(chosen, below) else { return objectShape(id) }
        return .union(
            distributed(union, over: parts.filter { $0 != chosen }, own: saysMembers(schema) ? id : nil))
    }

    /// A part's shape; one that contains the whole again says nothing more.
    private func partShape(_ part: Schema.ID, _ below: Set<Schema.ID>) -> SchemaShape {
        let target = target(of: part)
        return below.contains(target) || below.count > Self.depthLimit ? .any : shape(of: target, below: below)
    }

    private func arrayOfAll(_ parts: [Schema.ID], _ schema: Schema, _ below: Set<Schema.ID>) -> SchemaShape {
        var items: [Schema.ID] = []
        var told: [Schema.ID] = []
        for part in parts {
            guard case .array(let some) = partShape(part, below), !some.isEmpty else { continue }
            told.append(part)
            items += some
        }
        if schema.items == nil, told.count <= 1, let part = told.first ?? parts.first { return .same(part) }
        return .array(unique(items + (schema.items.map { [$0] } ?? [])))
    }

    /// Of texts, numbers and booleans the part that accepts least: an enum, then one with a format.
    private func narrowest(_ parts: [Schema.ID], _ schema: Schema, _ below: Set<Schema.ID>) -> SchemaShape {
        let shapes = parts.map { (id: $0, shape: partShape($0, below)) }
        var enums: [(id: Schema.ID?, shape: SchemaShape)] = shapes.filter {
            switch $0.shape {
            case .strings, .integers: true
            default: false
            }
        }
        if let values = schema.enumValues, let own = enumShape(values, schema.type) { enums.append((nil, own)) }
        if !enums.isEmpty { return common(enums) }
        let formatted = shapes.first { if case .scalar(_, let format?) = $0.shape { !format.isEmpty } else { false } }
        if let formatted { return .same(formatted.id) }
        if let format = schema.format, case .scalar(let type, _)? = shapes.first?.shape {
            return .scalar(type, format: format)
        }
        let integers = shapes.first { if case .scalar(.integer, _) = $0.shape { true } else { false } }
        return (integers ?? shapes.first).map { .same($0.id) } ?? ownShapeOfScalar(schema)
    }

    private func ownShapeOfScalar(_ schema: Schema) -> SchemaShape {
        schema.type.map { .scalar($0, format: schema.format) } ?? .any
    }

    /// The values that all enums have.
    private func common(_ enums: [(id: Schema.ID?, shape: SchemaShape)]) -> SchemaShape {
        let strings = enums.compactMap { if case .strings(let values) = $0.shape { values } else { nil } }
        let integers = enums.compactMap { if case .integers(let values) = $0.shape { values } else { nil } }
        if strings.count == enums.count {
            return common(strings, enums.map(\.id)) { .strings($0) }
        }
        return integers.count == enums.count ? common(integers, enums.map(\.id)) { .integers($0) } : .contradiction
    }

    private func common<Value: Hashable>(
        _ lists: [[Value]], _ ids: [Schema.ID?], _ shape: ([Value]) -> SchemaShape
    ) -> SchemaShape {
        let both = lists[0].filter { value in lists.allSatisfy { $0.contains(value) } }
        if both.isEmpty { return .contradiction }
        let whole = zip(lists, ids).first { $0.0.count == both.count && $0.1 != nil }
        return whole?.1.map { .same($0) } ?? shape(both)
    }
}
