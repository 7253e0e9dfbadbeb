package import JSONCoding

/// The schemas of a table, compiled once; then values are only compared with them.
///
/// The keywords are those of OAS 3.0. Where its text and its writers differ, the writers win: `nullable: true` allows
/// null even beside an `enum` without null or an `allOf`.
package struct CompiledSchemas: Sendable {
    let all: [CompiledSchema]
    /// Patterns that are broken or not supported: they are not checked.
    package let rejected: [RejectedPattern]

    package init(_ table: SchemaTable) {
        var compiler = SchemaCompiler()
        all = compiler.run(table.schemas)
        rejected = compiler.rejected
    }

    /// The pattern of a schema, nil where there is none or it is not understood.
    package func pattern(of schema: Int) -> Pattern? { all[schema].string?.pattern }

    /// Everything in which a value does not fit a schema, in the order of the value; after a thousand things it ends.
    /// What could not be decided comes last, as one violation of `tooDeep` or `tooCostly`.
    package func violations(
        of value: JSONValue, against schema: Int, direction: ValueDirection? = nil,
        foreign: ForeignProperties = .refused
    ) -> [ValueViolation] {
        let memory = ValidationMemory()
        // First only whether it fits: what is known then to fit needs no list, and the list is short.
        let quick = run(value, schema, direction, foreign, memory, stopsAtFirst: true)
        if quick.failures == 0 { return quick.undecided.map { [$0] } ?? [] }
        let full = run(value, schema, direction, foreign, memory, stopsAtFirst: false)
        return full.violations + (full.undecided.map { [$0] } ?? [])
    }

    /// Whether a value is known to fit: false also where that could not be decided. Cheaper than asking for the
    /// violations.
    package func accepts(
        _ value: JSONValue, against schema: Int, direction: ValueDirection? = nil,
        foreign: ForeignProperties = .refused
    ) -> Bool {
        let run = run(value, schema, direction, foreign, ValidationMemory(), stopsAtFirst: true)
        return run.failures == 0 && run.undecided == nil
    }

    private func run(
        _ value: JSONValue, _ schema: Int, _ direction: ValueDirection?, _ foreign: ForeignProperties,
        _ memory: ValidationMemory, stopsAtFirst: Bool
    ) -> ValidationRun {
        var run = ValidationRun(
            self, direction: direction, foreign: foreign, stopsAtFirst: stopsAtFirst, memory: memory,
            budget: ValidationBudget(values: value.valueCount))
        run.check(value, against: schema)
        return run
    }
}

extension CompiledSchemas {
    /// Whether a property does not travel in a direction. As `allOf` is how a reference gets a `readOnly` beside it,
    /// what stands in there counts too.
    package func isForeign(_ schema: Int, to direction: ValueDirection) -> Bool {
        isForeign(schema, to: direction, depth: 0)
    }

    private func isForeign(_ id: Int, to direction: ValueDirection, depth: Int) -> Bool {
        let schema = all[id]
        if direction == .request ? schema.isReadOnly : schema.isWriteOnly { return true }
        guard depth < 8, let composition = schema.composition else { return false }
        return composition.allOf.contains { isForeign($0, to: direction, depth: depth + 1) }
    }
}
