package import OpenAPIModel
package import SourceDiagnostics

/// One way in which a value does not fit its schema.
package struct SchemaViolation: Sendable, Hashable {
    package var rule: Rule
    /// JSON pointer of the value that does not fit; empty for the whole.
    package var instancePointer: String
    /// The schema that says so; its pointer goes on to the keyword.
    package var schema: Origin
    /// What is, and what is expected, in one line.
    package var message: LocalizedText
    /// What the schema asks for, without the value: `at least 3 characters`.
    package var expected: LocalizedText
    /// What is there, as JSON, cut where it is long.
    package var actual: String

    package init(
        rule: Rule, instancePointer: String, schema: Origin, message: LocalizedText, expected: LocalizedText,
        actual: String
    ) {
        self.rule = rule
        self.instancePointer = instancePointer
        self.schema = schema
        self.message = message
        self.expected = expected
        self.actual = actual
    }
}
