import OpenAPIModel

/// Everything that generated code will say, decided: names, types, operations. It holds no Swift text but identifiers.
package struct APIPlan: Sendable {
    /// The contract's namespace.
    package var name: String
    package var title: String
    package var version: String
    package var documentation: String?
    /// The URLs of the document's servers, their variables replaced by the defaults.
    package var serverURLs: [String]
    package var servers: [ServerPlan]
    /// The path of the first server's URL.
    package var basePath: String
    package var types: TypeGraph
    package var sharedResponses: [ResponseType]
    /// In the order of the document.
    package var operations: [OperationPlan]
    /// The parts of the service; empty where it has no parts.
    package var services: [ServicePlan]
    /// Those that operations ask for, in the order of the document.
    package var schemes: [SchemePlan]
    /// Those that callbacks ask for.
    package var callbackSchemes: [SchemePlan]
    /// How the contract's schemas look as XML, line by line.
    package var xml: [String]
    /// Name and text of every file of the contract, the entry document first.
    package var sources: [(name: String, text: String)]
    /// URLs that lead to the place of a file that was fetched, which is its name.
    package var redirects: [(url: String, location: String)]

    /// Those of all operations.
    package var callbacks: [CallbackPlan] { operations.flatMap(\.callbacks) }

    /// Whether some operation of a path asks for credentials.
    package var isSecured: Bool { operations.contains(where: \.isSecured) }

    /// Whether some callback does.
    package var hasSecuredCallbacks: Bool { callbacks.contains { $0.operation.isSecured } }
}

/// A part of the service: the operations that have one tag.
package struct ServicePlan: Sendable {
    /// `EntitiesService`.
    package var typeName: String
    /// `entitiesOperations`: the function that makes them ready to answer.
    package var memberName: String
    package var tag: String
    package var documentation: String?
}

package struct ServerPlan: Sendable, Hashable {
    package struct Variable: Sendable, Hashable {
        package var name: String
        package var defaultValue: String
        package var values: [String]
    }

    /// As written, with `{variable}`s.
    package var template: String
    package var variables: [Variable]
}
