package import OpenAPIModel

/// An operation: of a path, or of a callback.
package struct OperationPlan: Sendable {
    /// The `operationId`, or what stands for it.
    package var id: String
    /// Below the contract's namespace: `["ListEntities"]`, `["Subscribe", "OnEvent"]`.
    package var typePath: [String]
    package var methodName: String
    package var method: HTTPMethod
    package var path: String
    package var accept: [String]
    /// The media types of responses that mean success, where the client can choose among several.
    package var choices: [String]
    /// In place of the document's servers; empty for these.
    package var servers: [ServerPlan]
    /// What a caller must present: alternatives of schemes that go together. Empty where everyone may call.
    package var security: [[SchemeUse]]
    package var documentation: String?
    package var isDeprecated: Bool
    /// The position of its part of the service; nil where it has none.
    package var service: Int?
    package var parameters: [ParameterPlan]
    package var body: BodyPlan?
    package var responses: [ResponsePlan]
    /// Enums and structs that belong to this operation alone.
    package var bodyEnums: [BodyEnum]
    package var responseTypes: [ResponseType]
    package var multipartTypes: [MultipartType]
    package var callbacks: [CallbackPlan]
}

package struct ParameterPlan: Sendable {
    /// How the value becomes text.
    package struct Coding: Sendable, Hashable {
        package var style: ParameterStyle
        package var explodes: Bool
        package var allowsReserved = false
        package var allowsEmptyValue = false
        package var isJSON = false
        /// Other parameters of the query, which an object of any members leaves alone.
        package var except: [String] = []
    }

    package var wireName: String
    package var name: String
    package var location: ParameterLocation
    package var type: TypeReference
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var coding: Coding
    package var defaultValue: DefaultPlan?
    package var documentation: String?
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

        package var content: BodyContent? {
            switch self {
            case .empty: nil
            case .body(let content): content
            case .structure(let type): type.body
            }
        }
    }

    package var status: StatusPattern
    package var caseName: String
    package var payload: Payload
    package var documentation: String?
    /// Only a payload of its own has any.
    package var links: [LinkPlan]
}

/// A response with headers or links, declared for one operation or shared by those that refer to it.
package struct ResponseType: Sendable {
    package struct Header: Sendable {
        package var wireName: String
        package var name: String
        package var type: TypeReference
        package var isRequired: Bool
        package var coding: ParameterPlan.Coding
        package var defaultValue: DefaultPlan?
        package var documentation: String?
    }

    /// Below the contract's namespace.
    package var path: [String]
    package var headers: [Header]
    package var body: BodyContent?
    package var documentation: String?

    /// Whether it is one of `components/responses`, which reads and writes itself for all operations that have it.
    package var isShared: Bool { path.count == 1 }

    /// One with links alone has neither.
    package var isEmpty: Bool { headers.isEmpty && body == nil }
}
