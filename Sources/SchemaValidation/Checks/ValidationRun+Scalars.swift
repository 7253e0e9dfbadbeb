import JSONCoding
import OpenAPIModel

extension ValidationRun {
    /// False where the other keywords have nothing to say any more.
    mutating func checkType(_ value: JSONValue, _ schema: CompiledSchema) -> Bool {
        guard let type = schema.type, !type.includes(value) else { return true }
        report(
            SchemaRules.type, schema, "type", "the value is \(value.typePhrase), not \(type.phrase)", type.phrase, value
        )
        return false
    }

    mutating func checkEnumeration(_ value: JSONValue, _ schema: CompiledSchema) {
        guard let enumeration = schema.enumeration, !enumeration.contains(value) else { return }
        let allowed = enumeration.values.prefix(12).map(\.excerpt).joined(separator: ", ")
        let list = enumeration.values.count > 12 ? allowed + ", …" : allowed
        report(
            SchemaRules.enumeration, schema, "enum", "\(value.excerpt) is none of \(list)", "one of \(list)", value)
    }

    mutating func checkFormat(_ value: JSONValue, _ schema: CompiledSchema) {
        guard let format = schema.format, !format.accepts(value) else { return }
        report(
            SchemaRules.format, schema, "format", "\(value.excerpt) is not \(format.expectation)", format.expectation,
            value)
    }

    mutating func checkNumber(_ number: JSONNumber, _ schema: CompiledSchema) {
        guard let rules = schema.number else { return }
        let value = JSONValue.number(number)
        if let minimum = rules.minimum, number < minimum || (rules.exclusiveMinimum && number == minimum) {
            let phrase = rules.exclusiveMinimum ? "more than \(minimum.text)" : "at least \(minimum.text)"
            report(SchemaRules.minimum, schema, "minimum", "\(number.text) is not \(phrase)", phrase, value)
        }
        if let maximum = rules.maximum, maximum < number || (rules.exclusiveMaximum && number == maximum) {
            let phrase = rules.exclusiveMaximum ? "less than \(maximum.text)" : "at most \(maximum.text)"
            report(SchemaRules.maximum, schema, "maximum", "\(number.text) is not \(phrase)", phrase, value)
        }
        if let divisor = rules.multipleOf, !number.isMultiple(of: divisor) {
            let phrase = "a multiple of \(divisor.text)"
            report(SchemaRules.multipleOf, schema, "multipleOf", "\(number.text) is not \(phrase)", phrase, value)
        }
    }

    /// Lengths count Unicode scalars, as RFC 8259 means characters.
    mutating func checkString(_ text: String, _ schema: CompiledSchema) {
        guard let rules = schema.string else { return }
        let value = JSONValue.string(text)
        let length = text.unicodeScalars.count
        if let minimum = rules.minLength, length < minimum {
            let phrase = "at least \(minimum) characters"
            report(SchemaRules.minLength, schema, "minLength", "the text has \(length), not \(phrase)", phrase, value)
        }
        if let maximum = rules.maxLength, length > maximum {
            let phrase = "at most \(maximum) characters"
            report(SchemaRules.maxLength, schema, "maxLength", "the text has \(length), not \(phrase)", phrase, value)
        }
        if let pattern = rules.pattern, !pattern.matches(text) {
            report(
                SchemaRules.pattern, schema, "pattern", "\(value.excerpt) does not match '\(pattern.text)'",
                "text that matches '\(pattern.text)'", value)
        }
    }
}

extension Schema.SchemaType {
    /// A number without a fraction is an integer, however it is written.
    func includes(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.array, .array), (.boolean, .bool), (.number, .number), (.object, .object), (.string, .string): true
        case (.integer, .number(let number)): number.isInteger
        default: false
        }
    }

    var phrase: String {
        switch self {
        case .array, .integer, .object: "an \(rawValue)"
        case .boolean, .number, .string: "a \(rawValue)"
        }
    }
}

extension JSONValue {
    var typePhrase: String {
        switch self {
        case .null: "null"
        case .bool, .string: "a \(typeName)"
        case .number: "a number"
        case .array, .object: "an \(typeName)"
        }
    }
}
