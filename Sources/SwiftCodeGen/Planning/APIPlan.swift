package import OpenAPIModel

/// Everything that generated code will say, decided: names, types, operations. It holds no Swift text but identifiers.
package struct APIPlan: Sendable {
    /// The contract's namespace.
    package var name: String
    package var title: String
    package var version: String
    package var documentation: String?
    /// The URLs of the document's servers, their variables replaced by the defaults.
    package var serverURLs: [String]
    /// The path of the first server's URL.
    package var basePath: String
    package var types: TypeGraph
    package var sharedResponses: [ResponseType]
    package var operations: [OperationPlan]
    /// Name and text of every file of the contract, the entry document first.
    package var sources: [(name: String, text: String)]
}

package struct OperationPlan: Sendable {
    /// The `operationId`, or what stands for it.
    package var id: String
    package var typeName: String
    package var methodName: String
    package var method: HTTPMethod
    package var path: String
    package var accept: [String]
    package var documentation: String?
    package var isDeprecated: Bool
    package var parameters: [ParameterPlan]
    package var body: BodyPlan?
    package var responses: [ResponsePlan]
    /// Enums and structs that belong to this operation alone.
    package var bodyEnums: [BodyEnum]
    package var responseTypes: [ResponseType]
}

package struct ParameterPlan: Sendable {
    package enum Coding: Sendable, Hashable {
        case styled(explode: Bool)
        case json
    }

    package var wireName: String
    package var name: String
    package var location: ParameterLocation
    package var type: TypeReference
    package var isRequired: Bool
    package var coding: Coding
    package var documentation: String?
}

/// How content is carried.
package enum ContentKind: Sendable, Hashable {
    case json, text, form, binary
}

package struct ContentPlan: Sendable {
    package var mediaType: String
    package var kind: ContentKind
    package var type: TypeReference
}

/// A body: one media type is its type itself, several are an enum.
package enum BodyContent: Sendable {
    case single(ContentPlan)
    case several(BodyEnum)
}

package struct BodyEnum: Sendable {
    package struct Case: Sendable {
        package var name: String
        package var content: ContentPlan
    }

    /// Below the contract's namespace.
    package var path: [String]
    package var cases: [Case]
}

package struct BodyPlan: Sendable {
    package var content: BodyContent
    package var isRequired: Bool
    package var documentation: String?
}

package struct ResponsePlan: Sendable {
    package enum Payload: Sendable {
        case empty
        /// A body and no headers.
        case body(BodyContent)
        /// A struct with headers, and perhaps a body.
        case structure(ResponseType)
    }

    package var status: StatusPattern
    package var caseName: String
    package var payload: Payload
    package var documentation: String?
}

/// A response with headers, declared for one operation or shared by those that refer to it.
package struct ResponseType: Sendable {
    package struct Header: Sendable {
        package var wireName: String
        package var name: String
        package var type: TypeReference
        package var isRequired: Bool
        package var explode: Bool
        package var documentation: String?
    }

    /// Below the contract's namespace.
    package var path: [String]
    package var headers: [Header]
    package var body: BodyContent?
    package var documentation: String?
}
