import OpenAPIModel

extension APIPlanner {
    /// What the absence of something means that may be absent; nil where it means nothing, or nothing that has a
    /// literal.
    ///
    /// - Parameter name: its own, after which that of its storage is made.
    mutating func defaultValue(
        _ schemas: [Schema.ID], _ type: TypeReference, name: String, _ scope: inout NameScope
    ) -> DefaultPlan? {
        guard let first = schemas.first else { return nil }
        let said = schemas.map { document[$0] }
        return builder.defaultLiteral(said, type, of: first).map {
            DefaultPlan(value: $0, storageName: scope.claim("_" + name))
        }
    }

    /// The description of something that may be absent, with the default before it: whoever leaves it out sees in the
    /// first line what that means.
    func documentation(_ text: String?, defaultOf schemas: [Schema.ID]) -> String? {
        guard let value = schemas.compactMap({ document[$0].defaultValue }).last else { return text }
        let parts = [SchemaText.defaultText(value), text].compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
