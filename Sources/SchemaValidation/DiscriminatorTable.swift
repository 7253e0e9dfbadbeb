package import OpenAPIModel

/// Which schema a value of a discriminator property means (OAS 3.0.4, section 4.7.25).
package struct DiscriminatorTable: Sendable {
    package struct Entry: Sendable {
        package let value: String
        package let schema: Schema.ID
    }

    package let propertyName: String
    /// What the mapping says, then the names that hold without being written, in the order of the document.
    package let entries: [Entry]
    /// Whether the entries stand in for `oneOf` or `anyOf`; else they are the types derived with `allOf`.
    package let replacesAlternatives: Bool
    private let schemas: [String: Schema.ID]

    /// The schema that a value means.
    package func schema(for value: String) -> Schema.ID? { schemas[value] }

    /// The first value that means a schema.
    package func value(for schema: Schema.ID) -> String? { entries.first { $0.schema == schema }?.value }

    /// One table for each schema with a discriminator.
    package static func tables(of document: Document) -> [Schema.ID: DiscriminatorTable] {
        let bases = Set(document.schemas.indices.filter { document.schemas[$0].discriminator != nil })
        guard !bases.isEmpty else { return [:] }
        let derived = derivedSchemas(of: bases, in: document)
        var tables: [Schema.ID: DiscriminatorTable] = [:]
        for index in bases {
            let id = Schema.ID(index: index)
            tables[id] = DiscriminatorTable(id, document, derived: derived[index] ?? [])
        }
        return tables
    }

    private init?(_ id: Schema.ID, _ document: Document, derived: [Schema.ID]) {
        let schema = document[id]
        guard let discriminator = schema.discriminator else { return nil }
        var entries: [Entry] = []
        var schemas: [String: Schema.ID] = [:]
        func add(_ value: String, _ schema: Schema.ID) {
            guard schemas[value] == nil else { return }
            schemas[value] = schema
            entries.append(Entry(value: value, schema: schema))
        }
        for mapping in discriminator.mapping { add(mapping.value, mapping.schema) }
        let alternatives = schema.oneOf + schema.anyOf
        let mapped = Set(entries.map(\.schema))
        for candidate in alternatives.isEmpty ? derived : alternatives where !mapped.contains(candidate) {
            if let name = document[candidate].componentName { add(name, candidate) }
        }
        // A base type may be sent as itself.
        if alternatives.isEmpty, !mapped.contains(id), let name = schema.componentName { add(name, id) }
        propertyName = discriminator.propertyName
        // Alternatives that have no names are tried as without a discriminator.
        replacesAlternatives = !alternatives.isEmpty && !entries.isEmpty
        self.entries = entries
        self.schemas = schemas
    }

    /// For each base, the named schemas that reach it over `allOf`, in the order of the document.
    private static func derivedSchemas(of bases: Set<Int>, in document: Document) -> [Int: [Schema.ID]] {
        var result: [Int: [Schema.ID]] = [:]
        for index in document.schemas.indices where document.schemas[index].componentName != nil {
            var seen: Set<Int> = [index]
            var open = document.schemas[index].allOf.map(\.index)
            while let ancestor = open.popLast() {
                guard seen.insert(ancestor).inserted else { continue }
                if bases.contains(ancestor) { result[ancestor, default: []].append(Schema.ID(index: index)) }
                open += document.schemas[ancestor].allOf.map(\.index)
            }
        }
        return result
    }
}
