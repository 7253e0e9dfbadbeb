import JSONCoding
import OpenAPIModel

// Schemas that no document has: what several come to together.
extension SchemaReader {
    /// The schemas that a made one holds together; else itself alone.
    func parts(of id: Schema.ID) -> [Schema.ID] { constituents[id] ?? [id] }

    /// One schema for several that all hold: the only one, or a new one whose `allOf` they are.
    mutating func meet(_ ids: [Schema.ID]) -> Schema.ID? {
        var parts = unique(ids.flatMap(parts))
        let talking = parts.filter { saysSomething(document[$0]) }
        if !talking.isEmpty { parts = talking }
        let own = parts.filter { part in
            !parts.contains { $0 != part && (extends($0, part) || target(of: $0) == part) }
        }
        // Schemas that stand for each other leave none.
        if !own.isEmpty { parts = own }
        guard let last = parts.last else { return nil }
        if parts.count == 1 { return last }
        return make(parts, key: parts) { schema in schema.allOf = parts }
    }

    /// Notes that a made schema is an alternative of a union.
    mutating func count(_ id: Schema.ID, as union: Schema.ID) {
        if isMade(id), rounds[id] == nil { rounds[id] = rounds[union, default: 0] + 1 }
    }

    /// One schema for several of which any may hold.
    mutating func choice(_ ids: [Schema.ID]) -> Schema.ID? {
        guard ids.count > 1 else { return ids.first }
        // The same parts in the other sense: a key that no meeting has.
        return make(ids, key: ids + [ids[0]]) { schema in schema.anyOf = ids }
    }

    /// A schema with one more member, whose default is a given text: what a discriminator asks of an alternative.
    mutating func tagged(_ id: Schema.ID, _ name: String, _ tags: [String]) -> Schema.ID {
        guard let first = tags.first else { return id }
        var tag = Schema(origin: document[id].origin)
        tag.type = .string
        tag.defaultValue = .string(first)
        document.schemas.append(tag)
        let member = Schema.ID(index: document.schemas.count - 1)
        var object = Schema(origin: document[id].origin)
        object.type = .object
        object.required = [name]
        object.properties = [Schema.Property(name: name, nameRange: document[id].origin.range, schema: member)]
        document.schemas.append(object)
        return meet([Schema.ID(index: document.schemas.count - 1), id]) ?? id
    }

    /// A schema without its alternatives and its `allOf`.
    mutating func stripped(_ id: Schema.ID) -> Schema.ID {
        let copy = document[id]
        if copy.allOf.isEmpty, copy.oneOf.isEmpty, copy.anyOf.isEmpty { return id }
        return make([id], key: [id, id]) { schema in
            schema.type = copy.type
            schema.properties = copy.properties
            schema.required = copy.required
            schema.additionalProperties = copy.additionalProperties
        }
    }

    private mutating func make(
        _ parts: [Schema.ID], key: [Schema.ID], _ fill: (inout Schema) -> Void
    ) -> Schema.ID {
        if let known = synthetic[key] { return known }
        var schema = Schema(origin: document[parts[parts.count - 1]].origin)
        schema.description = parts.last { document[$0].description != nil }.flatMap { document[$0].description }
        fill(&schema)
        let id = Schema.ID(index: document.schemas.count)
        document.schemas.append(schema)
        synthetic[key] = id
        if !schema.allOf.isEmpty { constituents[id] = parts }
        return id
    }
}
