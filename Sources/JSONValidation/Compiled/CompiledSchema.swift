import JSONCoding

/// A schema with everything prepared that does not depend on a value.
struct CompiledSchema: Sendable {
    /// Where in the table it stands.
    var position: Int
    var type: ValueType?
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

        func contains(_ value: JSONValue) -> Bool { set.contains(value) }

        /// As `contains` for a string, by its UTF-8.
        func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
            guard values.count <= 8 else { return set.contains(.string(String(decoding: text, as: UTF8.self))) }
            return values.contains { value in
                guard case .string(var listed) = value else { return false }
                return listed.withUTF8 { $0.elementsEqual(text) }
            }
        }
    }

    struct NumberRules: Sendable {
        var minimum: JSONNumber?
        var maximum: JSONNumber?
        var exclusiveMinimum: Bool
        var exclusiveMaximum: Bool
        var multipleOf: JSONNumber?

        func accepts(_ number: JSONNumber) -> Bool {
            if let minimum, number < minimum || (exclusiveMinimum && number == minimum) { return false }
            if let maximum, maximum < number || (exclusiveMaximum && number == maximum) { return false }
            return multipleOf.map { number.isMultiple(of: $0) } ?? true
        }
    }

    struct StringRules: Sendable {
        var minLength: Int?
        var maxLength: Int?
        var pattern: Pattern?

        /// nil where the pattern takes too many steps to tell.
        func accepts(_ text: String, _ budget: inout ValidationBudget) -> Bool? {
            guard text.hasLength(atLeast: minLength ?? 0), text.hasLength(atMost: maxLength ?? .max) else {
                return false
            }
            guard let pattern else { return true }
            return pattern.match(text, &budget)
        }
    }

    struct ArrayRules: Sendable {
        var items: Int?
        var minItems: Int?
        var maxItems: Int?
        var uniqueItems: Bool
    }

    struct ObjectRules: Sendable {
        /// In the order of the document, each name once.
        var propertyList: [(name: String, schema: Int)]
        /// Where in that list a name stands.
        var positions: [ExactText: Int]
        var required: [String]
        var minProperties: Int?
        var maxProperties: Int?
        var additional: SchemaDescription.AdditionalProperties

        func property(_ name: String) -> Int? { positions[ExactText(name)].map { propertyList[$0].schema } }
    }

    struct Composition: Sendable {
        var allOf: [Int]
        var oneOf: [Int]
        var anyOf: [Int]
        var not: Int?
        var discriminator: CompiledDiscriminator?
    }
}
