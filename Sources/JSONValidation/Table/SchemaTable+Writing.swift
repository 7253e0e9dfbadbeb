package import JSONCoding

extension SchemaTable {
    /// The named schemas, in their order. The table must be canonical.
    package var namedSchemas: [(name: String, json: JSONValue)] {
        names.sorted { $0.key < $1.key }.map { ($0.value, .object(written(schemas[$0.key]))) }
    }

    /// A schema as a place that uses it has it: by its name, or as it is. The table must be canonical.
    package func json(of position: Int) -> JSONValue {
        if let name = names[position] { return ["$ref": .string(name)] }
        return .object(written(schemas[position]))
    }

    private func written(_ schema: SchemaDescription) -> JSONObject {
        var object = JSONObject()
        addFacts(of: schema, to: &object)
        addBounds(of: schema, to: &object)
        addParts(of: schema, to: &object)
        return object
    }

    private func addFacts(of schema: SchemaDescription, to object: inout JSONObject) {
        object["type"] = schema.type.map { .string($0.rawValue) }
        object["format"] = schema.format.map(JSONValue.string)
        object["nullable"] = schema.isNullable ? true : nil
        object["readOnly"] = schema.isReadOnly ? true : nil
        object["writeOnly"] = schema.isWriteOnly ? true : nil
        object["enum"] = schema.enumValues.map(JSONValue.array)
    }

    private func addBounds(of schema: SchemaDescription, to object: inout JSONObject) {
        func number(_ value: Int?) -> JSONValue? { value.map { .number(JSONNumber($0)) } }
        object["multipleOf"] = schema.multipleOf.map(JSONValue.number)
        object["minimum"] = schema.minimum.map(JSONValue.number)
        object["exclusiveMinimum"] = schema.exclusiveMinimum ? true : nil
        object["maximum"] = schema.maximum.map(JSONValue.number)
        object["exclusiveMaximum"] = schema.exclusiveMaximum ? true : nil
        object["minLength"] = number(schema.minLength)
        object["maxLength"] = number(schema.maxLength)
        object["pattern"] = schema.pattern.map(JSONValue.string)
        object["minItems"] = number(schema.minItems)
        object["maxItems"] = number(schema.maxItems)
        object["uniqueItems"] = schema.uniqueItems ? true : nil
        object["minProperties"] = number(schema.minProperties)
        object["maxProperties"] = number(schema.maxProperties)
    }

    /// In the order of `SchemaDescription.children`.
    private func addParts(of schema: SchemaDescription, to object: inout JSONObject) {
        func list(_ positions: [Int]) -> JSONValue? {
            positions.isEmpty ? nil : .array(positions.map { json(of: $0) })
        }
        object["required"] = schema.required.isEmpty ? nil : .array(schema.required.map(JSONValue.string))
        if !schema.properties.isEmpty {
            object["properties"] = .object(
                JSONObject(schema.properties.map { (key: $0.name, value: json(of: $0.schema)) }))
        }
        object["additionalProperties"] =
            switch schema.additionalProperties {
            case .unspecified: nil
            case .allowed: true
            case .forbidden: false
            case .schema(let position): json(of: position)
            }
        object["items"] = schema.items.map { json(of: $0) }
        object["allOf"] = list(schema.allOf)
        object["oneOf"] = list(schema.oneOf)
        object["anyOf"] = list(schema.anyOf)
        object["not"] = schema.not.map { json(of: $0) }
        object["discriminator"] = schema.discriminator.map { written($0) }
    }

    private func written(_ discriminator: SchemaDescription.Discriminator) -> JSONValue {
        var object: JSONObject = ["propertyName": .string(discriminator.propertyName)]
        if !discriminator.entries.isEmpty {
            object["mapping"] = .object(
                JSONObject(
                    discriminator.entries.map { entry in
                        (key: entry.value, value: .string(names[entry.schema] ?? ""))
                    }))
        }
        return .object(object)
    }
}
