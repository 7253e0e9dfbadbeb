import KakehashiRuntime
import OpenAPIModel

/// What a schema is with all that it takes over by `allOf`, as far as one must know it to cut and join texts.
struct SchemaOutline {
    enum Shape {
        case scalar(Schema.SchemaType?, format: String?)
        case array(Schema.ID?)
        case object(Members)
    }

    struct Members {
        var properties: [(name: String, schema: Schema.ID, isRequired: Bool)] = []
        /// Whether members of other names may come, of any kind where there is no schema.
        var others: (isOpen: Bool, schema: Schema.ID?) = (false, nil)
    }

    let document: Document
    private static let depthLimit = 16

    /// The schema that another one only stands for: its single `allOf`.
    func target(of id: Schema.ID) -> Schema.ID {
        var id = id
        for _ in 0..<Self.depthLimit {
            let schema = document[id]
            guard schema.allOf.count == 1, schema.type == nil, schema.properties.isEmpty, schema.items == nil else {
                break
            }
            id = schema.allOf[0]
        }
        return id
    }

    func shape(of id: Schema.ID) -> Shape {
        var merged = Merged()
        merge(id, into: &merged, 0)
        switch merged.type {
        case .object?: return .object(merged.members)
        case .array?: return .array(merged.items)
        case let type?: return .scalar(type, format: merged.format)
        case nil:
            if !merged.members.properties.isEmpty || merged.members.others.schema != nil {
                return .object(merged.members)
            }
            return merged.items.map { .array($0) } ?? .scalar(nil, format: merged.format)
        }
    }

    private struct Merged {
        var type: Schema.SchemaType?
        var format: String?
        var items: Schema.ID?
        var members = Members()
        var isClosed = false
    }

    private func merge(_ id: Schema.ID, into merged: inout Merged, _ depth: Int) {
        let schema = document[id]
        merged.type = merged.type ?? schema.type
        merged.format = merged.format ?? schema.format
        merged.items = merged.items ?? schema.items
        for property in schema.properties where !merged.members.properties.contains(where: { $0.name == property.name })
        {
            merged.members.properties.append((property.name, property.schema, false))
        }
        switch schema.additionalProperties {
        case .allowed: merged.members.others.isOpen = true
        case .schema(let id): merged.members.others = (true, merged.members.others.schema ?? id)
        case .unspecified, .forbidden: break
        }
        guard depth < Self.depthLimit else { return }
        for part in schema.allOf { merge(part, into: &merged, depth + 1) }
        // Of alternatives only their kind is known, and that the members of one of them may come.
        if let first = (schema.oneOf + schema.anyOf).first {
            var alternative = Merged()
            merge(first, into: &alternative, depth + 1)
            merged.type = merged.type ?? alternative.type
            merged.format = merged.format ?? alternative.format
            merged.items = merged.items ?? alternative.items
            merged.members.others.isOpen = true
        }
        for index in merged.members.properties.indices {
            let name = merged.members.properties[index].name
            if schema.required.contains(name) { merged.members.properties[index].isRequired = true }
        }
    }

    /// How many texts a value of the schema takes.
    func textShape(of id: Schema.ID) -> JSONShape {
        switch shape(of: id) {
        case .scalar: return .scalar
        case .array: return .array
        case .object(let members):
            let isOpen = members.others.isOpen || members.properties.isEmpty
            return .object(keys: isOpen ? nil : members.properties.map(\.name))
        }
    }
}
