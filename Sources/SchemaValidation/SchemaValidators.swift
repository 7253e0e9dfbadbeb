package import JSONCoding
@_exported public import JSONValidation
package import OpenAPIModel
package import SourceDiagnostics

/// All schemas of a document, compiled once; then values are only compared with them.
///
/// What it knows beside the compiled schemas is where each of them stands, so that violations can be shown in the
/// document.
package struct SchemaValidators: Sendable {
    private let schemas: CompiledSchemas
    private let places: SchemaPlaces
    private let discriminators: [Schema.ID: DiscriminatorTable]

    /// Which values of a discriminator mean which schema; nil for a schema without one.
    package func discriminator(of id: Schema.ID) -> DiscriminatorTable? { discriminators[id] }

    /// The pattern of a schema, nil where there is none or it is not understood.
    package func pattern(of id: Schema.ID) -> Pattern? { schemas.pattern(of: id.index) }

    /// Whether a property does not travel in a direction. As `allOf` is how a reference gets a `readOnly` beside it,
    /// what stands in there counts too.
    package func isForeign(_ id: Schema.ID, to direction: ValueDirection) -> Bool {
        schemas.isForeign(id.index, to: direction)
    }

    /// Always gives a value; the findings are about patterns that are broken or not supported: they are not
    /// checked.
    package static func compile(_ document: Document) -> Outcome<SchemaValidators> {
        let discriminators = DiscriminatorTable.tables(of: document)
        let schemas = CompiledSchemas(SchemaTable(document, discriminators))
        let validators = SchemaValidators(
            schemas: schemas, places: SchemaPlaces(document), discriminators: discriminators)
        return Outcome(validators, schemas.rejected.map { finding($0, document.schemas[$0.schema].origin) })
    }

    private static func finding(_ pattern: RejectedPattern, _ origin: Origin) -> Diagnostic {
        let rule = pattern.error.kind == .broken ? SchemaRules.invalidPattern : SchemaRules.unsupportedPattern
        return Diagnostic(
            rule,
            .init(
                "the pattern '\(pattern.text)' is not checked: \(pattern.error.message.english)",
                ja: "パターン「\(pattern.text)」は検査されない: \(pattern.error.message.japanese)"),
            at: (origin.field("pattern") ?? origin).range, pointer: origin.pointer + "/pattern")
    }

    /// Accepts every value for every schema of a document.
    package init(accepting document: Document) {
        let anything = [SchemaDescription](repeating: SchemaDescription(), count: document.schemas.count)
        self.init(
            schemas: CompiledSchemas(SchemaTable(schemas: anything)), places: SchemaPlaces(document),
            discriminators: [:])
    }

    private init(
        schemas: CompiledSchemas, places: SchemaPlaces, discriminators: [Schema.ID: DiscriminatorTable]
    ) {
        self.schemas = schemas
        self.places = places
        self.discriminators = discriminators
    }

    /// The schemas as rows, for texts. Make it once where many texts are checked.
    package func forTexts() -> TextValidators { TextValidators(TextSchemas(schemas), places) }

    /// Everything in which a value does not fit a schema, in the order of the value; after a thousand things it ends.
    /// What could not be decided comes last, as one violation of `tooDeep` or `tooCostly`.
    ///
    /// - Parameter foreign: what becomes of properties that do not travel in the direction.
    package func violations(
        of value: JSONValue, against id: Schema.ID, direction: ValueDirection? = nil,
        foreign: ForeignProperties = .refused
    ) -> [SchemaViolation] {
        places.placed(schemas.violations(of: value, against: id.index, direction: direction, foreign: foreign))
    }

    /// The value with numbers and booleans in the place of texts where the schema asks for them, as parameters and forms
    /// need it.
    package func typed(_ value: JSONValue, by id: Schema.ID) -> JSONValue { schemas.typed(value, by: id.index) }

    /// Whether a value is known to fit: false also where that could not be decided. Cheaper than asking for the
    /// violations.
    package func accepts(_ value: JSONValue, against id: Schema.ID, direction: ValueDirection? = nil) -> Bool {
        schemas.accepts(value, against: id.index, direction: direction)
    }
}
