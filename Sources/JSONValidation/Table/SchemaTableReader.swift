package import JSONCoding

/// Makes a table of what `SchemaTable` has written.
package struct SchemaTableReader {
    package private(set) var table = SchemaTable()
    private var positions: [ExactText: Int] = [:]

    /// What was read is none of our texts.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    /// Reads the named schemas; they may name each other in any order.
    package init(_ named: [(name: String, json: JSONValue)]) throws(Fault) {
        for (position, schema) in named.enumerated() {
            positions[ExactText(schema.name)] = position
            table.names[position] = schema.name
            table.schemas.append(SchemaDescription())
        }
        for (position, schema) in named.enumerated() { table.schemas[position] = try description(schema.json) }
    }

    /// The position of a schema that is written in its place or named.
    package mutating func position(of json: JSONValue) throws(Fault) -> Int {
        if let name = json["$ref"]?.stringValue { return try position(named: name) }
        let position = table.schemas.count
        table.schemas.append(SchemaDescription())
        table.schemas[position] = try description(json)
        return position
    }

    private func position(named name: String) throws(Fault) -> Int {
        guard let position = positions[ExactText(name)] else {
            throw Fault(description: "no schema is named '\(name)'")
        }
        return position
    }

    private mutating func description(_ json: JSONValue) throws(Fault) -> SchemaDescription {
        guard case .object(let object) = json else { throw Fault(description: "a schema is no object") }
        var schema = SchemaDescription()
        Self.readFacts(object, &schema)
        Self.readBounds(object, &schema)
        try readParts(object, &schema)
        return schema
    }

    private static func readFacts(_ object: JSONObject, _ schema: inout SchemaDescription) {
        schema.type = object["type"]?.stringValue.flatMap(ValueType.init(rawValue:))
        schema.format = object["format"]?.stringValue
        schema.isNullable = object["nullable"] == true
        schema.isReadOnly = object["readOnly"] == true
        schema.isWriteOnly = object["writeOnly"] == true
        schema.enumValues = object["enum"]?.arrayValue
    }

    private static func readBounds(_ object: JSONObject, _ schema: inout SchemaDescription) {
        func count(_ key: String) -> Int? { object[key]?.numberValue?.int64.flatMap { Int(exactly: $0) } }
        schema.multipleOf = object["multipleOf"]?.numberValue
        schema.minimum = object["minimum"]?.numberValue
        schema.maximum = object["maximum"]?.numberValue
        schema.exclusiveMinimum = object["exclusiveMinimum"] == true
        schema.exclusiveMaximum = object["exclusiveMaximum"] == true
        schema.minLength = count("minLength")
        schema.maxLength = count("maxLength")
        schema.pattern = object["pattern"]?.stringValue
        schema.minItems = count("minItems")
        schema.maxItems = count("maxItems")
        schema.uniqueItems = object["uniqueItems"] == true
        schema.minProperties = count("minProperties")
        schema.maxProperties = count("maxProperties")
    }

    /// In the order of `SchemaDescription.children`, which makes the table canonical again.
    private mutating func readParts(_ object: JSONObject, _ schema: inout SchemaDescription) throws(Fault) {
        schema.required = object["required"]?.arrayValue?.compactMap(\.stringValue) ?? []
        for (name, json) in object["properties"]?.objectValue ?? [:] {
            schema.properties.append(.init(name: name, schema: try position(of: json)))
        }
        switch object["additionalProperties"] {
        case nil: break
        case .bool(let isAllowed)?: schema.additionalProperties = isAllowed ? .allowed : .forbidden
        case let json?: schema.additionalProperties = .schema(try position(of: json))
        }
        if let items = object["items"] { schema.items = try position(of: items) }
        schema.allOf = try list(object["allOf"])
        schema.oneOf = try list(object["oneOf"])
        schema.anyOf = try list(object["anyOf"])
        if let not = object["not"] { schema.not = try position(of: not) }
        if let json = object["discriminator"] { schema.discriminator = try discriminator(json) }
    }

    private mutating func list(_ json: JSONValue?) throws(Fault) -> [Int] {
        var result: [Int] = []
        for element in json?.arrayValue ?? [] { result.append(try position(of: element)) }
        return result
    }

    private func discriminator(_ json: JSONValue) throws(Fault) -> SchemaDescription.Discriminator {
        var result = SchemaDescription.Discriminator(
            propertyName: json["propertyName"]?.stringValue ?? "", entries: [])
        for (value, name) in json["mapping"]?.objectValue ?? [:] {
            result.entries.append(.init(value: value, schema: try position(named: name.stringValue ?? "")))
        }
        return result
    }
}
