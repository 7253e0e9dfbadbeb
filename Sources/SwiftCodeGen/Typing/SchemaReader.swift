import JSONCoding
import OpenAPIModel

/// Looks at schemas of a document the way the type graph needs it.
struct SchemaReader {
    /// With schemas behind its own that stand for several of them together.
    var document: Document
    /// Schemas of the document itself.
    private let count: Int
    /// Named schemas by each schema that their `allOf` names.
    let children: [Schema.ID: [Schema.ID]]
    var synthetic: [[Schema.ID]: Schema.ID] = [:]
    /// Of a made schema those that it was made of.
    var constituents: [Schema.ID: [Schema.ID]] = [:]
    /// How many unions were taken apart until a made schema came of it.
    var rounds: [Schema.ID: Int] = [:]
    /// Unions that contain each other could be put together without end: after so many all is put into one object.
    static let roundLimit = 2
    /// How far `allOf` within `allOf` is followed where only the kind of value is asked for.
    static let depthLimit = 100

    init(document: Document) {
        self.document = document
        count = document.schemas.count
        var children: [Schema.ID: [Schema.ID]] = [:]
        for index in document.schemas.indices where document.schemas[index].componentName != nil {
            for parent in document.schemas[index].allOf {
                children[parent, default: []].append(Schema.ID(index: index))
            }
        }
        self.children = children
    }

    /// Whether no document has the schema.
    func isMade(_ id: Schema.ID) -> Bool { id.index >= count }

    /// Whether null is a value: said here, by an enum with null, or by what the schema is the same as.
    func isNullable(_ id: Schema.ID) -> Bool { isNullable(id, depth: 0) }

    private func isNullable(_ id: Schema.ID, depth: Int) -> Bool {
        var visited: Set<Schema.ID> = []
        var waiting = [id]
        while let id = waiting.popLast() {
            guard visited.insert(id).inserted else { continue }
            let schema = document[id]
            if schema.isNullable || schema.enumValues?.contains(.null) == true { return true }
            let branches = schema.allOf.filter { saysSomething(document[$0]) }
            if let other = standsFor(id) {
                waiting.append(other)
            } else if branches.isEmpty {
                waiting += schema.oneOf + schema.anyOf
            } else if depth < 8, !saysItself(schema), branches.allSatisfy({ isNullable($0, depth: depth + 1) }) {
                return true
            }
        }
        return false
    }

    /// What a schema that only stands for others comes to; any of them if they stand for each other.
    func target(of id: Schema.ID) -> Schema.ID {
        var visited: Set<Schema.ID> = [id]
        var current = id
        while let next = standsFor(current), visited.insert(next).inserted { current = next }
        return current
    }

    /// The schema that says all that this one does; nil where it has something to say itself.
    func standsFor(_ id: Schema.ID) -> Schema.ID? {
        let schema = document[id]
        if schema.isInvalid { return nil }
        if schema.allOf.isEmpty {
            guard schema.properties.isEmpty, let only = only(alternatives(of: schema)), only != id else { return nil }
            return only
        }
        guard !saysItself(schema), schema.required.isEmpty else { return nil }
        return only(schema.allOf.filter { saysSomething(document[$0]) }).flatMap { $0 == id ? nil : $0 }
    }

    func only(_ ids: [Schema.ID]) -> Schema.ID? { ids.count == 1 ? ids[0] : nil }

    /// - Parameter below: the schemas of whose shape this is a part.
    func shape(of id: Schema.ID, below: Set<Schema.ID> = []) -> SchemaShape {
        let schema = document[id]
        if schema.isInvalid { return .any }
        if let other = standsFor(id) { return .same(other) }
        if !schema.allOf.isEmpty { return allOfShape(id, schema, below: below) }
        if let union = union(id, schema) { return .union(union) }
        return ownShape(id, schema)
    }

    /// What a schema comes to without its `allOf`, `oneOf` and `anyOf`.
    func ownShape(_ id: Schema.ID, _ schema: Schema) -> SchemaShape {
        if let values = schema.enumValues, let shape = enumShape(values, schema.type) { return shape }
        switch schema.type ?? impliedType(schema) {
        case .array: return .array(schema.items.map { [$0] } ?? [])
        case .object: return objectShape(id)
        case let type?: return .scalar(type, format: schema.format)
        case nil: return .any
        }
    }

    func impliedType(_ schema: Schema) -> Schema.SchemaType? {
        if schema.items != nil { return .array }
        if case .schema = schema.additionalProperties { return .object }
        if !schema.properties.isEmpty { return .object }
        let kinds = Set((schema.enumValues ?? []).filter { !$0.isNull }.map(\.typeName))
        if kinds == ["integer", "number"] { return .number }
        return kinds.count == 1 ? kinds.first.flatMap(Schema.SchemaType.init(rawValue:)) : nil
    }

    func objectShape(_ id: Schema.ID) -> SchemaShape {
        let object = merged(id)
        if !object.properties.isEmpty { return .object(object) }
        if case .schemas(let values) = object.additional { return .map(values) }
        return .map([])
    }

    func enumShape(_ values: [JSONValue], _ type: Schema.SchemaType?) -> SchemaShape? {
        let values = values.filter { !$0.isNull }
        let strings = values.compactMap(\.stringValue)
        if strings.count == values.count, !strings.isEmpty, type == nil || type == .string {
            return .strings(unique(strings))
        }
        let integers = values.compactMap { $0.numberValue?.int64 }
        if integers.count == values.count, !integers.isEmpty, type == nil || type == .integer {
            return .integers(unique(integers.map { Int($0) }))
        }
        return nil
    }

    func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }

    // MARK: What schemas say

    /// Whether anything here limits a type, other than by bounds.
    func saysSomething(_ schema: Schema) -> Bool {
        schema.componentName != nil || schema.type != nil || schema.items != nil || !schema.required.isEmpty
            || schema.format != nil || !schema.allOf.isEmpty || saysItself(schema)
    }

    /// Whether there is more than `allOf` and what merely repeats its type.
    func saysItself(_ schema: Schema) -> Bool {
        if case .schema = schema.additionalProperties { return true }
        if let values = schema.enumValues, values.contains(where: { !$0.isNull }) { return true }
        return !schema.properties.isEmpty || schema.items != nil || !alternatives(of: schema).isEmpty
    }

    private func isEmpty(_ schema: Schema) -> Bool {
        !saysSomething(schema) && schema.not == nil && schema.enumValues == nil && schema.pattern == nil
            && schema.minimum == nil && schema.maximum == nil && schema.multipleOf == nil && schema.minLength == nil
            && schema.maxLength == nil && schema.minItems == nil && schema.maxItems == nil
            && schema.minProperties == nil && schema.maxProperties == nil && !schema.isInvalid
    }

    /// The alternatives that say more than `required` or `null`.
    func alternatives(of schema: Schema) -> [Schema.ID] {
        let all = schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf
        if all.isEmpty { return [] }
        // Beside others, one that says nothing takes whatever comes; within an object it merely asks for nothing.
        let takesAnything = schema.type == nil && schema.properties.isEmpty && schema.allOf.isEmpty && all.count > 1
        let substantial = all.filter { id in
            let alternative = document[id]
            if let values = alternative.enumValues, values.allSatisfy(\.isNull) { return false }
            return alternative.isInvalid || alternative.componentName != nil || alternative.type != nil
                || alternative.enumValues != nil || alternative.items != nil || !alternative.properties.isEmpty
                || !alternative.allOf.isEmpty || !alternative.oneOf.isEmpty || !alternative.anyOf.isEmpty
                || alternative.format != nil || takesAnything && isEmpty(alternative)
        }
        if substantial.allSatisfy({ isEmpty(document[$0]) }) { return [] }
        // Below a type that is no object they only limit it: `type: string, anyOf: [{format: ipv4}, {format: ipv6}]`.
        if let type = schema.type, type != .object, !substantial.isEmpty,
            substantial.allSatisfy({ document[$0].componentName == nil && document[$0].type == nil })
        {
            return []
        }
        return substantial
    }
}
