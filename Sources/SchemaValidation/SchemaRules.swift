package import SourceDiagnostics

/// What can be wrong with a value, and with a schema that values are checked against.
package enum SchemaRules {
    package static let all: [Rule] = [
        type, enumeration, multipleOf, minimum, maximum, minLength, maxLength, pattern, format, minItems, maxItems,
        uniqueItems, required, additionalProperties, minProperties, maxProperties, oneOf, anyOf, not, discriminator,
        readOnly, writeOnly, tooDeep, unsupportedPattern,
    ]

    package static let type = value("type", "a value is of another type")
    package static let enumeration = value("enum", "a value is none of the allowed ones")
    package static let multipleOf = value("multiple-of", "a number is not a multiple")
    package static let minimum = value("minimum", "a number is too small")
    package static let maximum = value("maximum", "a number is too large")
    package static let minLength = value("min-length", "a string is too short")
    package static let maxLength = value("max-length", "a string is too long")
    package static let pattern = value("pattern", "a string does not match the pattern")
    package static let format = value("format", "a value has not the format")
    package static let minItems = value("min-items", "an array is too short")
    package static let maxItems = value("max-items", "an array is too long")
    package static let uniqueItems = value("unique-items", "an array has an element twice")
    package static let required = value("required", "a required property is missing")
    package static let additionalProperties = value("additional-properties", "a property is not allowed")
    package static let minProperties = value("min-properties", "an object has too few properties")
    package static let maxProperties = value("max-properties", "an object has too many properties")
    package static let oneOf = value("one-of", "a value does not fit exactly one of the schemas")
    package static let anyOf = value("any-of", "a value fits none of the schemas")
    package static let not = value("not", "a value fits a schema that it must not fit")
    package static let discriminator = value("discriminator", "a discriminator names no schema")
    package static let readOnly = value("read-only", "a request carries a property that only responses have")
    package static let writeOnly = value("write-only", "a response carries a property that only requests have")
    package static let tooDeep = value("too-deep", "a value is nested too deeply to be checked")

    package static let unsupportedPattern = Rule(
        "schema/unsupported-pattern", .warning, "a pattern is not understood",
        "A pattern is a regular expression of ECMA-262. One that is broken, or that looks behind or refers back to a "
            + "group, cannot be checked: every string is accepted in its place.")

    private static func value(_ name: String, _ summary: String) -> Rule {
        Rule(
            "schema/" + name, .error, summary,
            "The value does not fit the schema that the contract gives for its place. Change the value, or the schema "
                + "if the value is what is meant.")
    }
}
