import JSONCoding
package import OpenAPIModel

/// Validators that read JSON where it stands: a text that fits never becomes a value, which is several times faster.
package struct TextValidators: Sendable {
    private let validators: SchemaValidators
    private let program: TextProgram

    init(_ validators: SchemaValidators) {
        self.validators = validators
        program = TextProgram(validators)
    }

    /// As reading the text and checking its value, violations and errors included. Of two members with one name both
    /// must fit.
    package func violations(
        of text: some Sequence<UInt8>, against id: Schema.ID, direction: ValueDirection? = nil
    ) throws -> [SchemaViolation] {
        try JSONTape.withTape(of: text) { tape in
            if TextCheck.accepts(tape, id, validators, program, direction) { return [] }
            return validators.violations(of: tape.value(at: 0), against: id, direction: direction)
        }
    }

    /// Whether a text is JSON that fits.
    package func accepts(
        _ text: some Sequence<UInt8>, against id: Schema.ID, direction: ValueDirection? = nil
    ) throws -> Bool {
        try JSONTape.withTape(of: text) { TextCheck.accepts($0, id, validators, program, direction) }
    }
}
