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
    /// What could not be decided comes last, as one violation of `tooDeep` or `tooCostly`.
    package func violations(
        of value: JSONValue, against id: Schema.ID, direction: ValueDirection? = nil
    ) -> [SchemaViolation] {
        let memory = ValidationMemory()
        // First only whether it fits: what is known then to fit needs no list, and the list is short.
        let quick = run(value, id, direction, memory, stopsAtFirst: true)
        if quick.failures == 0 { return quick.undecided.map { [$0] } ?? [] }
        let full = run(value, id, direction, memory, stopsAtFirst: false)
        return full.violations + (full.undecided.map { [$0] } ?? [])
    }

    /// Whether a value is known to fit: false also where that could not be decided. Cheaper than asking for the
    /// violations.
    package func accepts(_ value: JSONValue, against id: Schema.ID, direction: ValueDirection? = nil) -> Bool {
        let run = run(value, id, direction, ValidationMemory(), stopsAtFirst: true)
        return run.failures == 0 && run.undecided == nil
    }

    private func run(
        _ value: JSONValue, _ id: Schema.ID, _ direction: ValueDirection?, _ memory: ValidationMemory,
        stopsAtFirst: Bool
    ) -> ValidationRun {
        var run = ValidationRun(
            self, direction: direction, stopsAtFirst: stopsAtFirst, memory: memory,
            budget: ValidationBudget(values: value.valueCount))
        run.check(value, against: id)
        return run
    }
}
