package import SourceDiagnostics

/// The findings of the generator.
package enum SwiftRules {
    static let nameClash = Rule(
        "swift/name-clash", .info, "two things would have one name in Swift",
        """
        Schemas, responses and operations share the contract's namespace, and names that differ only in case or signs \
        become one Swift name. The first keeps it; a schema gets 'Schema', an operation 'Operation', or a number.
        """)
    static let recursiveAlias = Rule(
        "swift/recursive-alias", .warning, "an array or map contains nothing but itself",
        """
        A schema that is an array or a map of itself has no Swift type of its own. The inner use is read as any JSON \
        value.
        """)
    static let unsupportedStyle = Rule(
        "swift/unsupported-style", .warning, "the parameter style is not generated yet",
        """
        The parameter is written in its location's default style instead. Send it by hand where that will not do.
        """)
    static let conflictingProperty = Rule(
        "swift/conflicting-property", .warning, "allOf gives one property two types",
        """
        The schemas of an allOf each declare the property, with types that differ. The last one is used, as it is the \
        most specific in most contracts.
        """)
    static let documentHasErrors = Rule(
        "swift/document-has-errors", .error, "a document with errors cannot be generated",
        "Mend the errors that are listed, then generate again. Nothing was written.")

    package static let all: [Rule] = [
        nameClash, recursiveAlias, unsupportedStyle, conflictingProperty, documentHasErrors,
    ]
}
