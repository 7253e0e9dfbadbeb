/// The schemas of a contract, each at its position.
package struct SchemaTable: Sendable, Hashable {
    package var schemas: [SchemaDescription]
    /// What a text calls them: those that have a name in the contract, and those that are needed in several places.
    package var names: [Int: String]

    package init(schemas: [SchemaDescription] = [], names: [Int: String] = [:]) {
        self.schemas = schemas
        self.names = names
    }

    package subscript(position: Int) -> SchemaDescription { schemas[position] }
}
