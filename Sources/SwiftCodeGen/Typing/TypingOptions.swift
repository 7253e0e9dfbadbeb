/// What a configuration says about types.
package struct TypingOptions: Sendable {
    /// Enums that have no unknown case: `*` for all, the name of a schema, or the Swift name of a nested one
    /// (`Pet.Status`).
    package var strictEnums: Set<String>
    /// Swift types by format (`date-time`), or by `number` or `integer` for those without one. A type of a module of the
    /// user's is written with it: `Money.Amount`. It must be `JSONCodable` and `Sendable`.
    package var formatTypes: [String: String]
    /// Swift types by the name of the schema that they stand for, written as in `formatTypes`.
    package var schemaTypes: [String: String]

    package init(
        strictEnums: Set<String> = [], formatTypes: [String: String] = [:], schemaTypes: [String: String] = [:]
    ) {
        self.strictEnums = strictEnums
        self.formatTypes = formatTypes
        self.schemaTypes = schemaTypes
    }

    /// The modules that the Swift types name, sorted.
    package var modules: [String] {
        let types = Array(formatTypes.values) + Array(schemaTypes.values)
        let names = types.compactMap { $0.contains(".") ? $0.prefix { $0 != "." } : nil }
        return Set(names.map(String.init)).sorted()
    }

    func isStrict(schema: String?, path: [String]) -> Bool {
        if strictEnums.isEmpty { return false }
        return strictEnums.contains("*") || schema.map(strictEnums.contains) == true
            || strictEnums.contains(path.joined(separator: "."))
    }
}
