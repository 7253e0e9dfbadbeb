/// One way in which a value does not fit its schema.
package struct ValueViolation: Sendable, Hashable {
    package var code: ViolationCode
    /// JSON pointer of the value that does not fit; empty for the whole.
    package var instancePointer: String
    /// The position in the table of the schema that says so.
    package var schema: Int
    /// The keyword in there, nil where it is the schema as a whole.
    package var keyword: String?
    /// What is, and what is expected, in one line.
    package var message: BilingualText
    /// What the schema asks for, without the value: `at least 3 characters`.
    package var expected: BilingualText
    /// What is there, as JSON, cut where it is long.
    package var actual: String
}

/// What can be wrong with a value, in a stable form for programs; the tool's rule ids are `schema/` and this.
package enum ViolationCode: String, Sendable, Hashable, CaseIterable {
    case type
    case enumeration = "enum"
    case multipleOf = "multiple-of"
    case minimum, maximum
    case minLength = "min-length"
    case maxLength = "max-length"
    case pattern, format
    case minItems = "min-items"
    case maxItems = "max-items"
    case uniqueItems = "unique-items"
    case required
    case additionalProperties = "additional-properties"
    case minProperties = "min-properties"
    case maxProperties = "max-properties"
    case oneOf = "one-of"
    case anyOf = "any-of"
    case not, discriminator
    case readOnly = "read-only"
    case writeOnly = "write-only"
    /// Not decided, because the value is nested too deeply.
    case tooDeep = "too-deep"
    /// Not decided, because it would take too many steps.
    case tooCostly = "too-costly"

    /// Whether the value cannot be read as what the schema describes, rather than is one that it does not allow.
    package var isUnreadable: Bool {
        switch self {
        case .type, .required, .tooDeep: true
        default: false
        }
    }
}

/// Which way a value travels; `readOnly` and `writeOnly` depend on it.
package enum ValueDirection: Sendable, Hashable {
    case request, response
}

/// What becomes of a property that does not belong to the direction of its value.
package enum ForeignProperties: Sendable, Hashable {
    /// It is a violation: who writes a value must not put it there.
    case refused
    /// It is not looked at, as typed reading does not: clients send back what they were given.
    case passedOver
}
