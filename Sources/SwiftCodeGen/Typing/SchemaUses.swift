import OpenAPIModel

/// Which schemas requests have, and which responses: `readOnly`, `writeOnly` and `default` depend on it.
struct SchemaUses {
    private(set) var requests: Set<Schema.ID> = []
    private(set) var responses: Set<Schema.ID> = []
    /// Where absent means "leave it as it is": bodies of PATCH and of merge patches, elements of arrays left out, which
    /// are sent whole.
    private(set) var patches: Set<Schema.ID> = []
    private var children: [Schema.ID: [Schema.ID]] = [:]

    init(document: Document) {
        for index in document.schemas.indices where document.schemas[index].componentName != nil {
            for parent in document.schemas[index].allOf where document[parent].discriminator != nil {
                children[parent, default: []].append(Schema.ID(index: index))
            }
        }
        for path in document.paths { collect(path, document) }
    }

    private mutating func collect(_ path: PathItem, _ document: Document) {
        for operation in path.operations {
            for body in operation.requestBody.map({ document[$0].content }) ?? [] {
                guard let schema = body.schema else { continue }
                reach(schema, \.requests, document)
                let isPatch = operation.method == .patch || body.name.lowercased().contains("merge-patch")
                if isPatch { reach(schema, \.patches, document, intoArrays: false) }
            }
            for parameter in operation.parameters.map({ document[$0] }) {
                for schema in [parameter.schema, parameter.content.first?.schema] {
                    if let schema { reach(schema, \.requests, document) }
                }
            }
            for response in operation.responses.map({ document[$0.response] }) {
                let headers = response.headers.compactMap { document[$0.value].schema }
                for schema in response.content.compactMap(\.schema) + headers { reach(schema, \.responses, document) }
            }
            for callback in operation.callbacks {
                for path in callback.expressions { collect(path, document) }
            }
        }
    }

    private mutating func reach(
        _ root: Schema.ID, _ set: WritableKeyPath<SchemaUses, Set<Schema.ID>>, _ document: Document,
        intoArrays: Bool = true
    ) {
        var waiting = [root]
        while let id = waiting.popLast() {
            guard self[keyPath: set].insert(id).inserted else { continue }
            let schema = document[id]
            waiting += schema.properties.map(\.schema) + schema.allOf + schema.oneOf + schema.anyOf
            waiting += (schema.discriminator?.mapping.map(\.schema) ?? []) + (children[id] ?? [])
            if intoArrays, let items = schema.items { waiting.append(items) }
            if case .schema(let values) = schema.additionalProperties { waiting.append(values) }
        }
    }
}
