import JSONCoding

/// Turns descriptions into compiled schemas, one for one.
struct SchemaCompiler {
    private(set) var rejected: [RejectedPattern] = []
    /// The same expression is compiled once, however often it is written.
    private var patterns: [String: Result<Pattern, PatternError>] = [:]

    mutating func run(_ descriptions: [SchemaDescription]) -> [CompiledSchema] {
        var compiled: [CompiledSchema] = []
        compiled.reserveCapacity(descriptions.count)
        for (position, schema) in descriptions.enumerated() { compiled.append(compile(schema, at: position)) }
        return compiled
    }

    private mutating func compile(_ schema: SchemaDescription, at position: Int) -> CompiledSchema {
        var compiled = CompiledSchema(
            position: position, type: schema.type, isNullable: schema.isNullable, isReadOnly: schema.isReadOnly,
            isWriteOnly: schema.isWriteOnly)
        compiled.enumeration = schema.enumValues.map { .init(values: $0, set: Set($0)) }
        let format = schema.format.flatMap(ValueFormat.init(rawValue:))
        compiled.format = format.flatMap { $0.limitsValues ? $0 : nil }
        compiled.number = Self.numberRules(schema)
        compiled.string = stringRules(schema, at: position)
        compiled.array = Self.arrayRules(schema)
        compiled.object = Self.objectRules(schema)
        compiled.composition = Self.composition(schema)
        return compiled
    }

    private static func numberRules(_ schema: SchemaDescription) -> CompiledSchema.NumberRules? {
        guard schema.minimum != nil || schema.maximum != nil || schema.multipleOf != nil else { return nil }
        return .init(
            minimum: schema.minimum, maximum: schema.maximum, exclusiveMinimum: schema.exclusiveMinimum,
            exclusiveMaximum: schema.exclusiveMaximum, multipleOf: schema.multipleOf)
    }

    private mutating func stringRules(
        _ schema: SchemaDescription, at position: Int
    ) -> CompiledSchema.StringRules? {
        guard schema.minLength != nil || schema.maxLength != nil || schema.pattern != nil else { return nil }
        var rules = CompiledSchema.StringRules(minLength: schema.minLength, maxLength: schema.maxLength)
        guard let text = schema.pattern else { return rules }
        switch pattern(text) {
        case .success(let pattern): rules.pattern = pattern
        case .failure(let error): rejected.append(.init(schema: position, text: text, error: error))
        }
        return rules
    }

    private mutating func pattern(_ text: String) -> Result<Pattern, PatternError> {
        if let known = patterns[text] { return known }
        let result: Result<Pattern, PatternError>
        do throws(PatternError) {
            result = .success(try Pattern(text))
        } catch {
            result = .failure(error)
        }
        patterns[text] = result
        return result
    }

    private static func arrayRules(_ schema: SchemaDescription) -> CompiledSchema.ArrayRules? {
        guard schema.items != nil || schema.minItems != nil || schema.maxItems != nil || schema.uniqueItems else {
            return nil
        }
        return .init(
            items: schema.items, minItems: schema.minItems, maxItems: schema.maxItems, uniqueItems: schema.uniqueItems)
    }

    private static func objectRules(_ schema: SchemaDescription) -> CompiledSchema.ObjectRules? {
        guard
            schema.additionalProperties != .unspecified || !schema.properties.isEmpty || !schema.required.isEmpty
                || schema.minProperties != nil || schema.maxProperties != nil
        else { return nil }
        var list: [(name: String, schema: Int)] = []
        var positions: [ExactText: Int] = [:]
        for property in schema.properties where positions[ExactText(property.name)] == nil {
            positions[ExactText(property.name)] = list.count
            list.append((property.name, property.schema))
        }
        return .init(
            propertyList: list, positions: positions, required: schema.required, minProperties: schema.minProperties,
            maxProperties: schema.maxProperties, additional: schema.additionalProperties)
    }

    private static func composition(_ schema: SchemaDescription) -> CompiledSchema.Composition? {
        guard
            !schema.allOf.isEmpty || !schema.oneOf.isEmpty || !schema.anyOf.isEmpty || schema.not != nil
                || schema.discriminator != nil
        else { return nil }
        return .init(
            allOf: schema.allOf, oneOf: schema.oneOf, anyOf: schema.anyOf, not: schema.not,
            discriminator: schema.discriminator.map {
                CompiledDiscriminator($0, hasAlternatives: !(schema.oneOf + schema.anyOf).isEmpty)
            })
    }
}

/// A pattern that is not checked, because it is broken or not supported.
package struct RejectedPattern: Sendable {
    /// The position of the schema that has it.
    package let schema: Int
    package let text: String
    package let error: PatternError
}
