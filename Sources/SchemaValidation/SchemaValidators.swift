package import JSONCoding
package import OpenAPIModel
package import SourceDiagnostics

/// All schemas of a document, compiled once; then values are only compared with them.
///
/// The keywords are those of OAS 3.0. Where its text and its writers differ, the writers win: `nullable: true` allows
/// null even beside an `enum` without null or an `allOf`.
package struct SchemaValidators: Sendable {
    let schemas: [CompiledSchema]
    private let discriminators: [Schema.ID: DiscriminatorTable]

    /// Which values of a discriminator mean which schema; nil for a schema without one.
    package func discriminator(of id: Schema.ID) -> DiscriminatorTable? { discriminators[id] }

    /// The pattern of a schema, nil where there is none or it is not understood.
    package func pattern(of id: Schema.ID) -> Pattern? { schemas[id.index].string?.pattern }

    /// Always gives a value; the findings are about patterns that are broken or not supported: they are not
    /// checked.
    package static func compile(_ document: Document) -> Outcome<SchemaValidators> {
        var compiler = SchemaCompiler(document)
        let validators = compiler.run()
        return Outcome(validators, compiler.diagnostics)
    }

    /// Accepts every value for every schema of a document.
    package init(accepting document: Document) {
        schemas = document.schemas.map {
            .init(origin: $0.origin, isNullable: true, isReadOnly: false, isWriteOnly: false)
        }
        discriminators = [:]
    }

    init(schemas: [CompiledSchema], discriminators: [Schema.ID: DiscriminatorTable]) {
        self.schemas = schemas
        self.discriminators = discriminators
    }

    /// The schemas as rows, for texts. Make it once where many texts are checked.
    package func forTexts() -> TextValidators { TextValidators(self) }

    /// Everything in which a value does not fit a schema, in the order of the value; after a thousand things it ends.
    package func violations(
        of value: JSONValue, against id: Schema.ID, direction: ValueDirection? = nil
    ) -> [SchemaViolation] {
        var run = ValidationRun(
            self, direction: direction, stopsAtFirst: false, budget: ValidationBudget(values: value.valueCount))
        run.check(value, against: id)
        return run.violations
    }

    /// Whether a value fits; cheaper than asking for the violations.
    package func accepts(_ value: JSONValue, against id: Schema.ID, direction: ValueDirection? = nil) -> Bool {
        var run = ValidationRun(
            self, direction: direction, stopsAtFirst: true, budget: ValidationBudget(values: value.valueCount))
        run.check(value, against: id)
        return run.violations.isEmpty
    }
}
