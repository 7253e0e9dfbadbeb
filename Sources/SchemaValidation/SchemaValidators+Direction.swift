package import OpenAPIModel

extension SchemaValidators {
    /// Whether a property does not travel in a direction. As `allOf` is how a reference gets a `readOnly` beside it,
    /// what stands in there counts too.
    package func isForeign(_ id: Schema.ID, to direction: ValueDirection) -> Bool {
        isForeign(id, to: direction, depth: 0)
    }

    private func isForeign(_ id: Schema.ID, to direction: ValueDirection, depth: Int) -> Bool {
        let schema = schemas[id.index]
        if direction == .request ? schema.isReadOnly : schema.isWriteOnly { return true }
        guard depth < 8, let composition = schema.composition else { return false }
        return composition.allOf.contains { isForeign($0, to: direction, depth: depth + 1) }
    }
}
