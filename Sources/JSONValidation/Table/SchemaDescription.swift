package import JSONCoding

/// What a schema of OAS 3.0 asks of values, and nothing else of it. Other schemas are positions in a `SchemaTable`.
package struct SchemaDescription: Sendable, Hashable {
    package enum AdditionalProperties: Sendable, Hashable {
        /// Nothing is said: anything may come.
        case unspecified
        case allowed
        case forbidden
        case schema(Int)
    }

    package struct Property: Sendable, Hashable {
        package var name: String
        package var schema: Int

        package init(name: String, schema: Int) {
            self.name = name
            self.schema = schema
        }
    }

    /// What each value of a property means.
    package struct Discriminator: Sendable, Hashable {
        package struct Entry: Sendable, Hashable {
            package var value: String
            package var schema: Int

            package init(value: String, schema: Int) {
                self.value = value
                self.schema = schema
            }
        }

        package var propertyName: String
        /// Also what holds without being written, each value once.
        package var entries: [Entry]

        package init(propertyName: String, entries: [Entry]) {
            self.propertyName = propertyName
            self.entries = entries
        }
    }

    package var type: ValueType?
    package var format: String?
    package var isNullable = false
    package var isReadOnly = false
    package var isWriteOnly = false
    package var enumValues: [JSONValue]?

    package var multipleOf: JSONNumber?
    package var minimum: JSONNumber?
    package var maximum: JSONNumber?
    package var exclusiveMinimum = false
    package var exclusiveMaximum = false
    package var minLength: Int?
    package var maxLength: Int?
    package var pattern: String?
    package var minItems: Int?
    package var maxItems: Int?
    package var uniqueItems = false
    package var minProperties: Int?
    package var maxProperties: Int?
    package var required: [String] = []

    package var items: Int?
    /// In the order of the document, each name once.
    package var properties: [Property] = []
    package var additionalProperties = AdditionalProperties.unspecified
    package var allOf: [Int] = []
    package var oneOf: [Int] = []
    package var anyOf: [Int] = []
    package var not: Int?
    package var discriminator: Discriminator?

    package init() {}
}

/// The types of OAS 3.0; null is none of them.
package enum ValueType: String, Sendable, Hashable, CaseIterable {
    case array, boolean, integer, number, object, string
}

extension SchemaDescription {
    /// Every schema that is named in here, in the order of the keywords.
    package var children: [Int] {
        var result = properties.map(\.schema)
        if case .schema(let id) = additionalProperties { result.append(id) }
        if let items { result.append(items) }
        result += allOf + oneOf + anyOf
        if let not { result.append(not) }
        return result + (discriminator?.entries.map(\.schema) ?? [])
    }

    /// The same with other positions.
    package func mapping(_ position: (Int) -> Int) -> SchemaDescription {
        var result = self
        result.properties = properties.map { .init(name: $0.name, schema: position($0.schema)) }
        if case .schema(let id) = additionalProperties { result.additionalProperties = .schema(position(id)) }
        result.items = items.map(position)
        result.allOf = allOf.map(position)
        result.oneOf = oneOf.map(position)
        result.anyOf = anyOf.map(position)
        result.not = not.map(position)
        result.discriminator?.entries =
            discriminator?.entries.map {
                .init(value: $0.value, schema: position($0.schema))
            } ?? []
        return result
    }
}
