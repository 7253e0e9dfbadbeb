import JSONCoding
import OpenAPIModel
import SchemaValidation

/// What several schemas together ask of one value: those given, and what they reach over `allOf`.
struct MergedSchema {
    /// In the order in which they were reached, each once.
    private(set) var parts: [Schema.ID] = []
    private(set) var type: Schema.SchemaType?
    /// For each property, all schemas that its value must fit.
    private(set) var properties: [(name: String, schemas: [Schema.ID])] = []
    private(set) var required: [String] = []
    private(set) var additional: [Schema.ID] = []
    private(set) var forbidsAdditional = false
    private(set) var items: [Schema.ID] = []
    private(set) var minItems = 0
    private(set) var maxItems: Int?
    private(set) var uniqueItems = false
    private(set) var minProperties = 0
    private(set) var minLength = 0
    private(set) var maxLength: Int?
    private(set) var format: String?
    private(set) var patterns: [Schema.ID] = []
    private(set) var minimum: JSONNumber?
    private(set) var maximum: JSONNumber?
    private(set) var exclusiveMinimum = false
    private(set) var exclusiveMaximum = false
    private(set) var multipleOf: JSONNumber?
    /// Groups of which one schema each must be chosen.
    private(set) var choices: [[Schema.ID]] = []
    private var positions: [String: Int] = [:]

    init(_ ids: [Schema.ID], in document: Document) {
        for id in ids { add(id, document) }
    }

    mutating func add(_ id: Schema.ID, _ document: Document) {
        guard !parts.contains(id) else { return }
        parts.append(id)
        let schema = document[id]
        if schema.isInvalid { return }
        addValueRules(schema)
        addObjectRules(schema)
        addArrayRules(schema)
        for part in schema.allOf { add(part, document) }
        if !schema.oneOf.isEmpty { choices.append(schema.oneOf) }
        if !schema.anyOf.isEmpty { choices.append(schema.anyOf) }
    }

    private mutating func addValueRules(_ schema: Schema) {
        type = type ?? schema.type
        // "integer" says more than "number" does.
        if type == .number, schema.type == .integer { type = .integer }
        format = format ?? schema.format
        minLength = max(minLength, schema.minLength ?? 0)
        maxLength = Self.smaller(maxLength, schema.maxLength)
        if schema.pattern != nil { patterns.append(parts[parts.count - 1]) }
        addBounds(schema)
    }

    private mutating func addBounds(_ schema: Schema) {
        if let bound = schema.minimum, minimum.map({ $0 <= bound }) ?? true {
            exclusiveMinimum = schema.exclusiveMinimum || (exclusiveMinimum && minimum == bound)
            minimum = bound
        }
        if let bound = schema.maximum, maximum.map({ bound <= $0 }) ?? true {
            exclusiveMaximum = schema.exclusiveMaximum || (exclusiveMaximum && maximum == bound)
            maximum = bound
        }
        multipleOf = multipleOf ?? schema.multipleOf
    }

    private mutating func addObjectRules(_ schema: Schema) {
        for property in schema.properties {
            if let position = positions[property.name] {
                properties[position].schemas.append(property.schema)
            } else {
                positions[property.name] = properties.count
                properties.append((property.name, [property.schema]))
            }
        }
        for name in schema.required where !required.contains(name) { required.append(name) }
        minProperties = max(minProperties, schema.minProperties ?? 0)
        switch schema.additionalProperties {
        case .schema(let id): additional.append(id)
        case .forbidden: forbidsAdditional = true
        case .unspecified, .allowed: break
        }
    }

    private mutating func addArrayRules(_ schema: Schema) {
        if let id = schema.items { items.append(id) }
        minItems = max(minItems, schema.minItems ?? 0)
        maxItems = Self.smaller(maxItems, schema.maxItems)
        uniqueItems = uniqueItems || schema.uniqueItems
    }

    private static func smaller(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right else { return left ?? right }
        return min(left, right)
    }

    func names(_ property: String) -> Bool { positions[property] != nil }

    /// The type, or the one that the keywords are about.
    var likelyType: Schema.SchemaType? {
        if let type { return type }
        if !properties.isEmpty || !required.isEmpty || !additional.isEmpty || minProperties > 0 { return .object }
        if !items.isEmpty || minItems > 0 || maxItems != nil { return .array }
        if minimum != nil || maximum != nil || multipleOf != nil { return .number }
        if !patterns.isEmpty || minLength > 0 || maxLength != nil || format != nil { return .string }
        return nil
    }
}
