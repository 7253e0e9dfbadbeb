import JSONCoding
import OpenAPIModel

/// A schema with everything prepared that does not depend on a value.
struct CompiledSchema: Sendable {
    var origin: Origin
    var type: Schema.SchemaType?
    var isNullable: Bool
    var isReadOnly: Bool
    var isWriteOnly: Bool
    var enumeration: Enumeration?
    var number: NumberRules?
    var string: StringRules?
    var format: ValueFormat?
    var array: ArrayRules?
    var object: ObjectRules?
    var composition: Composition?

    struct Enumeration: Sendable {
        var values: [JSONValue]
        var set: Set<JSONValue>

        /// Texts are the same only if their scalars are; Swift also takes composed and decomposed forms for equal.
        func contains(_ value: JSONValue) -> Bool {
            guard set.contains(value) else { return false }
            guard case .string(let text) = value else { return true }
            return values.contains { $0.stringValue.map { $0.utf8.elementsEqual(text.utf8) } ?? false }
        }
    }

    struct NumberRules: Sendable {
        var minimum: JSONNumber?
        var maximum: JSONNumber?
        var exclusiveMinimum: Bool
        var exclusiveMaximum: Bool
        var multipleOf: JSONNumber?
    }

    struct StringRules: Sendable {
        var minLength: Int?
        var maxLength: Int?
        var pattern: Pattern?
    }

    struct ArrayRules: Sendable {
        var items: Schema.ID?
        var minItems: Int?
        var maxItems: Int?
        var uniqueItems: Bool
    }

    struct ObjectRules: Sendable {
        var properties: [String: Schema.ID]
        var required: [String]
        var minProperties: Int?
        var maxProperties: Int?
        var additional: Schema.AdditionalProperties
    }

    struct Composition: Sendable {
        var allOf: [Schema.ID]
        var oneOf: [Schema.ID]
        var anyOf: [Schema.ID]
        var not: Schema.ID?
        var discriminator: DiscriminatorTable?
    }
}
