import JSONCoding
package import JSONValidation
package import OpenAPIModel

/// Validators that read JSON where it stands: a text that fits never becomes a value, which is several times faster.
package struct TextValidators: Sendable {
    private let schemas: TextSchemas
    private let places: SchemaPlaces

    init(_ schemas: TextSchemas, _ places: SchemaPlaces) {
        self.schemas = schemas
        self.places = places
    }

    /// As reading the text and checking its value, violations and errors included.
    package func violations(
        of text: some Sequence<UInt8>, against id: Schema.ID, direction: ValueDirection? = nil
    ) throws -> [SchemaViolation] {
        places.placed(try schemas.violations(of: text, against: id.index, direction: direction))
    }

    /// Whether a text is JSON that is known to fit: false also where that could not be decided, and where one of two
    /// members with the same name does not fit.
    package func accepts(
        _ text: some Sequence<UInt8>, against id: Schema.ID, direction: ValueDirection? = nil
    ) throws -> Bool {
        try schemas.accepts(text, against: id.index, direction: direction)
    }
}
