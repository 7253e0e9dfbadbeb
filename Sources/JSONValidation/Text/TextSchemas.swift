import JSONCoding

/// Compiled schemas that read JSON where it stands: a text that fits never becomes a value, which is several times
/// faster.
package struct TextSchemas: Sendable {
    private let schemas: CompiledSchemas
    private let program: TextProgram

    package init(_ schemas: CompiledSchemas) {
        self.schemas = schemas
        program = TextProgram(schemas)
    }

    /// As reading the text and checking its value, violations and errors included.
    package func violations(
        of text: some Sequence<UInt8>, against schema: Int, direction: ValueDirection? = nil,
        foreign: ForeignProperties = .refused
    ) throws -> [ValueViolation] {
        try JSONTape.withTape(of: text) { tape in
            if TextCheck.accepts(tape, schema, schemas, program, direction, foreign) == true { return [] }
            return schemas.violations(of: tape.value(at: 0), against: schema, direction: direction, foreign: foreign)
        }
    }

    /// Whether a text is JSON that is known to fit: false also where that could not be decided, and where one of two
    /// members with the same name does not fit.
    package func accepts(
        _ text: some Sequence<UInt8>, against schema: Int, direction: ValueDirection? = nil,
        foreign: ForeignProperties = .refused
    ) throws -> Bool {
        try JSONTape.withTape(of: text) { tape in
            TextCheck.accepts(tape, schema, schemas, program, direction, foreign)
                ?? schemas.accepts(tape.value(at: 0), against: schema, direction: direction, foreign: foreign)
        }
    }
}
