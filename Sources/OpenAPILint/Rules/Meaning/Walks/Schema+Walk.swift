import OpenAPIModel

extension Schema {
    /// Every schema that stands directly in this one, those of a discriminator's mapping among them.
    func forEachPart(_ body: (Schema.ID) -> Void) {
        forEachValuePart(body)
        forEachSameValuePart(body)
        discriminator?.mapping.forEach { body($0.schema) }
    }

    /// Those for values within the value.
    private func forEachValuePart(_ body: (Schema.ID) -> Void) {
        if let items { body(items) }
        for property in properties { body(property.schema) }
        if case .schema(let id) = additionalProperties { body(id) }
    }

    /// Those that speak about the very same value.
    func forEachSameValuePart(_ body: (Schema.ID) -> Void) {
        allOf.forEach(body)
        oneOf.forEach(body)
        anyOf.forEach(body)
        if let not { body(not) }
    }

    /// The words for it in a message: its component name in quotes, or none.
    var quotedName: String? { componentName.map { "'\($0)'" } }
}

extension Document {
    /// The valid schemas that a test holds for. A schema is large, so it is looked at in its place and not copied out.
    func schemaIDs(where isMeant: (Schema) -> Bool) -> [Schema.ID] {
        schemas.withUnsafeBufferPointer { schemas in
            schemas.indices.filter { !schemas[$0].isInvalid && isMeant(schemas[$0]) }.map { Schema.ID(index: $0) }
        }
    }

    /// For each schema that others extend over `allOf`, those others.
    var derivedSchemas: [Schema.ID: [Schema.ID]] {
        var result: [Schema.ID: [Schema.ID]] = [:]
        for id in schemaIDs(where: { !$0.allOf.isEmpty }) {
            for base in self[id].allOf where base != id { result[base, default: []].append(id) }
        }
        return result
    }
}
