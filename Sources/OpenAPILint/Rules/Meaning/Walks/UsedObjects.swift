import JSONCoding
import OpenAPIModel
import SourceDiagnostics

/// What the paths of a document lead to.
struct UsedObjects {
    /// By index.
    private var schemas: [Bool]
    private(set) var parameters: Set<Parameter.ID> = []
    private(set) var requestBodies: Set<RequestBody.ID> = []
    private(set) var responses: Set<Response.ID> = []
    private(set) var headers: Set<Header.ID> = []
    private(set) var securitySchemes: Set<String> = []
    /// Examples, links and callbacks, which have no ids.
    private(set) var places: Set<SourceRange> = []

    private let document: Document
    private var openSchemas: [Schema.ID] = []

    init(_ document: Document) {
        self.document = document
        schemas = Array(repeating: false, count: document.schemas.count)
        add(document.security)
        for item in document.paths { add(item.parameters) }
        for operation in document.allOperations { add(operation) }
        spread(document.derivedSchemas)
    }

    func contains(_ id: Schema.ID) -> Bool { schemas[id.index] }

    private mutating func add(_ requirements: [SecurityRequirement]) {
        for scheme in requirements.lazy.flatMap(\.schemes) { securitySchemes.insert(scheme.name) }
    }

    private mutating func add(_ operation: Operation) {
        add(operation.parameters)
        add(operation.security ?? [])
        if let id = operation.requestBody, requestBodies.insert(id).inserted { add(document[id].content) }
        for entry in operation.responses where responses.insert(entry.response).inserted {
            let response = document[entry.response]
            add(response.headers)
            add(response.content)
            for link in response.links { places.insert(link.value.origin.range) }
        }
        for callback in operation.callbacks {
            places.insert(callback.origin.range)
            for item in callback.expressions { add(item.parameters) }
        }
    }

    private mutating func add(_ ids: [Parameter.ID]) {
        for id in ids where parameters.insert(id).inserted {
            let parameter = document[id]
            add(parameter.schema, parameter.content, parameter.examples)
        }
    }

    private mutating func add(_ entries: [NamedEntry<Header.ID>]) {
        for entry in entries where headers.insert(entry.value).inserted {
            let header = document[entry.value]
            add(header.schema, header.content, header.examples)
        }
    }

    private mutating func add(_ schema: Schema.ID?, _ content: [MediaType], _ examples: [Example]) {
        if let schema { openSchemas.append(schema) }
        add(content)
        for example in examples { places.insert(example.origin.range) }
    }

    private mutating func add(_ content: [MediaType]) {
        for type in content {
            add(type.schema, [], type.examples)
            for encoding in type.encodings { add(encoding.headers) }
        }
    }

    /// A value of a schema with a discriminator may be one of those that extend it, though nothing refers to them.
    private mutating func spread(_ derived: [Schema.ID: [Schema.ID]]) {
        document.schemas.withUnsafeBufferPointer { table in
            while let id = openSchemas.popLast() {
                guard !schemas[id.index] else { continue }
                schemas[id.index] = true
                table[id.index].forEachPart { openSchemas.append($0) }
                guard let derived = derived[id] else { continue }
                if table[id.index].discriminator != nil || isExtension(table[id.index]) { openSchemas += derived }
            }
        }
    }

    /// Whether it extends a schema with a discriminator, so that those that extend it belong to the same family.
    private func isExtension(_ schema: Schema) -> Bool {
        var seen: Set<Schema.ID> = []
        var open = schema.allOf
        while let id = open.popLast(), seen.count < 64 {
            guard seen.insert(id).inserted else { continue }
            if document[id].discriminator != nil { return true }
            open += document[id].allOf
        }
        return false
    }
}
