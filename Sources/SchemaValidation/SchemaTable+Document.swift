package import JSONValidation
package import OpenAPIModel

extension SchemaTable {
    /// What the schemas of a document ask of values, each at the position that it has there. The components have their
    /// names; of two with one name in several files, the one that was read first.
    package init(_ document: Document) {
        self.init(document, DiscriminatorTable.tables(of: document))
    }

    /// Only those that some schemas lead to; nothing is said of the others.
    package init(_ document: Document, neededBy roots: [Int]) {
        let discriminators = DiscriminatorTable.tables(of: document)
        self.init(schemas: .init(repeating: SchemaDescription(), count: document.schemas.count))
        var seen = Set(roots)
        var open = roots
        while let position = open.popLast() {
            schemas[position] = Self.description(position, document, discriminators)
            open += schemas[position].children.filter { seen.insert($0).inserted }
        }
        addNames(document)
    }

    init(_ document: Document, _ discriminators: [Schema.ID: DiscriminatorTable]) {
        self.init(schemas: document.schemas.indices.map { Self.description($0, document, discriminators) })
        addNames(document)
    }

    private static func description(
        _ position: Int, _ document: Document, _ discriminators: [Schema.ID: DiscriminatorTable]
    ) -> SchemaDescription {
        SchemaDescription(document.schemas[position], discriminators[Schema.ID(index: position)])
    }

    private mutating func addNames(_ document: Document) {
        var taken: Set<String> = []
        for (position, schema) in document.schemas.enumerated() {
            if let name = schema.componentName, taken.insert(name).inserted { names[position] = name }
        }
    }
}

extension SchemaDescription {
    fileprivate init(_ schema: Schema, _ discriminator: DiscriminatorTable?) {
        self.init()
        isNullable = schema.isNullable
        isReadOnly = schema.isReadOnly
        isWriteOnly = schema.isWriteOnly
        if schema.isInvalid { return }
        type = schema.type.flatMap { ValueType(rawValue: $0.rawValue) }
        format = schema.format
        enumValues = schema.enumValues
        addBounds(schema)
        addParts(schema)
        self.discriminator = discriminator.map { table in
            Discriminator(
                propertyName: table.propertyName,
                entries: table.entries.map { .init(value: $0.value, schema: $0.schema.index) })
        }
    }

    private mutating func addBounds(_ schema: Schema) {
        multipleOf = schema.multipleOf
        minimum = schema.minimum
        maximum = schema.maximum
        exclusiveMinimum = schema.exclusiveMinimum
        exclusiveMaximum = schema.exclusiveMaximum
        minLength = schema.minLength
        maxLength = schema.maxLength
        pattern = schema.pattern
        minItems = schema.minItems
        maxItems = schema.maxItems
        uniqueItems = schema.uniqueItems
        minProperties = schema.minProperties
        maxProperties = schema.maxProperties
    }

    private mutating func addParts(_ schema: Schema) {
        required = schema.required
        items = schema.items?.index
        properties = schema.properties.map { .init(name: $0.name, schema: $0.schema.index) }
        additionalProperties =
            switch schema.additionalProperties {
            case .unspecified: .unspecified
            case .allowed: .allowed
            case .forbidden: .forbidden
            case .schema(let id): .schema(id.index)
            }
        allOf = schema.allOf.map(\.index)
        oneOf = schema.oneOf.map(\.index)
        anyOf = schema.anyOf.map(\.index)
        not = schema.not?.index
    }
}
