package import OpenAPIModel
import SourceDiagnostics
package import YAMLSyntax

/// Everything that style rules look at, found once for all of them: objects with the nodes that they were made of. An
/// object that many places refer to is there once.
package struct ContractWalk: Sendable {
    package let document: Document
    /// The entry document.
    package let root: Node
    /// Those of paths, in the order of the text.
    let operations: [OperationSite]
    /// Those of callbacks.
    let callbackOperations: [OperationSite]
    let parameters: [ParameterSite]
    let responses: [ResponseSite]
    let requestBodies: [RequestBodySite]
    let schemas: [SchemaSite]
    let securitySchemes: [SecuritySchemeSite]

    /// nil for a document that was made without a text.
    package init?(_ document: Document) {
        guard let root = document.origin.node else { return nil }
        self.document = document
        self.root = root
        var builder = SiteBuilder(document)
        builder.run()
        operations = builder.operations
        callbackOperations = builder.callbackOperations
        parameters = builder.parameters
        responses = builder.responses
        requestBodies = builder.requestBodies
        schemas = builder.schemas
        securitySchemes = builder.securitySchemes
    }

    var allOperations: [OperationSite] { operations + callbackOperations }

    func site(of id: Schema.ID) -> SchemaSite? {
        let schema = document[id]
        return schema.origin.node.map { SchemaSite(id: id, schema: schema, node: $0) }
    }
}
