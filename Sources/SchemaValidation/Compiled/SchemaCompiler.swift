import JSONCoding
import OpenAPIModel
import SourceDiagnostics

/// Turns the schemas of a document into compiled ones, one for one.
struct SchemaCompiler {
    private let document: Document
    private(set) var diagnostics: [Diagnostic] = []
    /// The same expression is compiled once, however often it is written.
    private var patterns: [String: Result<Pattern, PatternError>] = [:]

    init(_ document: Document) { self.document = document }

    mutating func run() -> SchemaValidators {
        let discriminators = DiscriminatorTable.tables(of: document)
        var compiled: [CompiledSchema] = []
        compiled.reserveCapacity(document.schemas.count)
        for (index, schema) in document.schemas.enumerated() {
            compiled.append(compile(schema, discriminators[Schema.ID(index: index)]))
        }
        return SchemaValidators(schemas: compiled, discriminators: discriminators)
    }

    private mutating func compile(_ schema: Schema, _ discriminator: DiscriminatorTable?) -> CompiledSchema {
        var compiled = CompiledSchema(
            origin: schema.origin, type: schema.type, isNullable: schema.isNullable, isReadOnly: schema.isReadOnly,
            isWriteOnly: schema.isWriteOnly)
        if schema.isInvalid {
            compiled.type = nil
            return compiled
        }
        compiled.enumeration = schema.enumValues.map { .init(values: $0, set: Set($0)) }
        let format = schema.format.flatMap(ValueFormat.init(rawValue:))
        compiled.format = format.flatMap { $0.limitsValues ? $0 : nil }
        compiled.number = Self.numberRules(schema)
        compiled.string = stringRules(schema)
        compiled.array = Self.arrayRules(schema)
        compiled.object = Self.objectRules(schema)
        compiled.composition = Self.composition(schema, discriminator)
        return compiled
    }

    private static func numberRules(_ schema: Schema) -> CompiledSchema.NumberRules? {
        guard schema.minimum != nil || schema.maximum != nil || schema.multipleOf != nil else { return nil }
        return .init(
            minimum: schema.minimum, maximum: schema.maximum, exclusiveMinimum: schema.exclusiveMinimum,
            exclusiveMaximum: schema.exclusiveMaximum, multipleOf: schema.multipleOf)
    }

    private mutating func stringRules(_ schema: Schema) -> CompiledSchema.StringRules? {
        guard schema.minLength != nil || schema.maxLength != nil || schema.pattern != nil else { return nil }
        var rules = CompiledSchema.StringRules(minLength: schema.minLength, maxLength: schema.maxLength)
        guard let text = schema.pattern else { return rules }
        switch pattern(text) {
        case .success(let pattern): rules.pattern = pattern
        case .failure(let error): diagnostics.append(Self.finding(error, text, schema))
        }
        return rules
    }

    private static func finding(_ error: PatternError, _ text: String, _ schema: Schema) -> Diagnostic {
        let rule = error.kind == .broken ? SchemaRules.invalidPattern : SchemaRules.unsupportedPattern
        return Diagnostic(
            rule,
            .init(
                "the pattern '\(text)' is not checked: \(error.message.english)",
                ja: "パターン「\(text)」は検査されない: \(error.message.japanese)"),
            at: schema.origin.range, pointer: schema.origin.pointer + "/pattern")
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

    private static func arrayRules(_ schema: Schema) -> CompiledSchema.ArrayRules? {
        guard schema.items != nil || schema.minItems != nil || schema.maxItems != nil || schema.uniqueItems else {
            return nil
        }
        return .init(
            items: schema.items, minItems: schema.minItems, maxItems: schema.maxItems, uniqueItems: schema.uniqueItems)
    }

    private static func objectRules(_ schema: Schema) -> CompiledSchema.ObjectRules? {
        var saysMore = true
        if case .unspecified = schema.additionalProperties { saysMore = false }
        guard
            saysMore || !schema.properties.isEmpty || !schema.required.isEmpty || schema.minProperties != nil
                || schema.maxProperties != nil
        else { return nil }
        var list: [(name: String, schema: Schema.ID)] = []
        var positions: [ExactText: Int] = [:]
        for property in schema.properties where positions[ExactText(property.name)] == nil {
            positions[ExactText(property.name)] = list.count
            list.append((property.name, property.schema))
        }
        return .init(
            propertyList: list, positions: positions, required: schema.required, minProperties: schema.minProperties,
            maxProperties: schema.maxProperties, additional: schema.additionalProperties)
    }

    private static func composition(
        _ schema: Schema, _ discriminator: DiscriminatorTable?
    ) -> CompiledSchema.Composition? {
        guard
            !schema.allOf.isEmpty || !schema.oneOf.isEmpty || !schema.anyOf.isEmpty || schema.not != nil
                || discriminator != nil
        else { return nil }
        return .init(
            allOf: schema.allOf, oneOf: schema.oneOf, anyOf: schema.anyOf, not: schema.not,
            discriminator: discriminator)
    }
}
