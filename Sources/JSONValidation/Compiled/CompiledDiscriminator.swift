/// Which schema a value of a discriminator property means (OAS 3.0.4, section 4.7.25).
struct CompiledDiscriminator: Sendable {
    let propertyName: String
    let entries: [SchemaDescription.Discriminator.Entry]
    /// Whether the entries stand in for `oneOf` or `anyOf`; else they are the types derived with `allOf`.
    let replacesAlternatives: Bool
    private let schemas: [String: Int]

    init(_ description: SchemaDescription.Discriminator, hasAlternatives: Bool) {
        propertyName = description.propertyName
        entries = description.entries
        // Alternatives that have no names are tried as without a discriminator.
        replacesAlternatives = hasAlternatives && !description.entries.isEmpty
        schemas = Dictionary(description.entries.map { ($0.value, $0.schema) }) { first, _ in first }
    }

    /// The schema that a value means.
    func schema(for value: String) -> Int? { schemas[value] }
}
