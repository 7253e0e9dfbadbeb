package import JSONCoding
package import SourceDiagnostics
package import YAMLSyntax

package struct PathItem: Sendable {
    /// The template as written: `/pets/{petId}`.
    package var template: String
    package var templateRange: SourceRange
    package var operations: [Operation]
    package var extensions: JSONObject

    package init(
        template: String, templateRange: SourceRange, operations: [Operation], extensions: JSONObject = JSONObject()
    ) {
        self.template = template
        self.templateRange = templateRange
        self.operations = operations
        self.extensions = extensions
    }
}

/// The eight methods that a path item can have (OAS 3.0.4, section 4.7.9), in the order of the text.
package enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
    case get, put, post, delete, options, head, patch, trace
}

package struct Operation: Sendable {
    package var method: HTTPMethod
    package var path: String
    package var operationID: String?
    package var summary: String?
    package var description: String?
    package var tags: [String]
    package var isDeprecated: Bool
    /// Those of the path item and of the operation, the operation's own in place of the path item's.
    package var parameters: [Parameter.ID]
    package var requestBody: RequestBody.ID?
    /// In the order of the text.
    package var responses: [ResponseEntry]
    /// nil where the operation says nothing, so that the document's requirements hold.
    package var security: [SecurityRequirement]?
    package var servers: [Server]
    package var callbacks: [Callback]
    package var extensions: JSONObject
    package var origin: Origin

    package init(method: HTTPMethod, path: String, origin: Origin) {
        self.method = method
        self.path = path
        self.origin = origin
        tags = []
        isDeprecated = false
        parameters = []
        responses = []
        servers = []
        callbacks = []
        extensions = JSONObject()
    }
}

/// Requests that the server sends to an address which an earlier request told it (OAS 3.0.4, section 4.7.18).
package struct Callback: Sendable {
    package var name: String
    package var nameRange: SourceRange
    /// Their templates are runtime expressions, such as `{$request.body#/callbackUrl}`, and not paths.
    package var expressions: [PathItem]

    package init(name: String, nameRange: SourceRange, expressions: [PathItem]) {
        self.name = name
        self.nameRange = nameRange
        self.expressions = expressions
    }
}

/// What a response says about a further call (OAS 3.0.4, section 4.7.20).
package struct Link: Sendable {
    package var operationID: String?
    /// As written; it is not resolved.
    package var operationReference: String?
    package var description: String?
    /// Values or runtime expressions by parameter name.
    package var parameters: JSONObject
    package var requestBody: JSONValue?
    package var origin: Origin

    package init(operationID: String?, operationReference: String?, description: String?, origin: Origin) {
        self.operationID = operationID
        self.operationReference = operationReference
        self.description = description
        self.origin = origin
        parameters = JSONObject()
    }
}

/// A key of `responses`.
package enum StatusPattern: Hashable, Sendable {
    case code(Int)
    /// `4XX` is `range(4)`.
    case range(Int)
    case `default`
}

package struct ResponseEntry: Sendable {
    package var status: StatusPattern
    package var response: Response.ID
    package var statusRange: SourceRange

    package init(status: StatusPattern, response: Response.ID, statusRange: SourceRange) {
        self.status = status
        self.response = response
        self.statusRange = statusRange
    }
}

package enum ParameterLocation: String, Sendable, Hashable, CaseIterable {
    case path, query, header, cookie
}

package enum ParameterStyle: String, Sendable, Hashable, CaseIterable {
    case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
}

package struct Parameter: Sendable {
    package typealias ID = TableID<Parameter>

    package var name: String
    package var location: ParameterLocation
    package var description: String?
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var allowsEmptyValue: Bool
    /// The written style, or the default of the location.
    package var style: ParameterStyle
    package var explodes: Bool
    package var allowsReserved: Bool
    /// nil where `content` is used instead.
    package var schema: Schema.ID?
    package var content: [MediaType]
    package var examples: [Example]
    package var origin: Origin
    /// The key under `components/parameters`, where it is one.
    package var componentName: String?

    package init(name: String, location: ParameterLocation, origin: Origin) {
        self.name = name
        self.location = location
        self.origin = origin
        isRequired = false
        isDeprecated = false
        allowsEmptyValue = false
        style = location == .query || location == .cookie ? .form : .simple
        explodes = style == .form
        allowsReserved = false
        content = []
        examples = []
    }
}

package struct RequestBody: Sendable {
    package typealias ID = TableID<RequestBody>

    package var description: String?
    package var isRequired: Bool
    package var content: [MediaType]
    package var origin: Origin
    package var componentName: String?

    package init(description: String?, isRequired: Bool, content: [MediaType], origin: Origin) {
        self.description = description
        self.isRequired = isRequired
        self.content = content
        self.origin = origin
    }
}

package struct MediaType: Sendable {
    /// As written: `application/json; charset=utf-8`.
    package var name: String
    package var nameRange: SourceRange
    package var schema: Schema.ID?
    package var examples: [Example]
    /// How properties of a form body are sent, by property name.
    package var encodings: [Encoding] = []

    package init(name: String, nameRange: SourceRange, schema: Schema.ID?, examples: [Example]) {
        self.name = name
        self.nameRange = nameRange
        self.schema = schema
        self.examples = examples
    }
}

/// An Encoding Object (OAS 3.0.4, section 4.7.15).
package struct Encoding: Sendable {
    /// The property of the schema that it is about.
    package var property: String
    package var propertyRange: SourceRange
    package var contentType: String?
    package var headers: [NamedEntry<Header.ID>]
    /// nil where nothing is said, which differs from saying the default.
    package var style: ParameterStyle?
    package var explodes: Bool?
    package var allowsReserved: Bool

    package init(property: String, propertyRange: SourceRange) {
        self.property = property
        self.propertyRange = propertyRange
        headers = []
        allowsReserved = false
    }
}

package struct Example: Sendable {
    /// The key under `examples`; nil for the single `example`.
    package var name: String?
    package var summary: String?
    package var externalValue: String?
    package var origin: Origin
    private var content: Content

    /// Examples are most of a large document and few are ever asked for, so they stay nodes until then.
    private enum Content {
        case none
        case node(Node)
        case value(JSONValue)
    }

    /// nil for an `externalValue`. Made anew each time, so keep it where it is needed often.
    package var value: JSONValue? {
        get {
            switch content {
            case .none: nil
            case .node(let node): node.jsonValue()
            case .value(let value): value
            }
        }
        set { content = newValue.map(Content.value) ?? .none }
    }

    /// The text of the value, for findings about a part of it; nil where there is none.
    package var node: Node? {
        if case .node(let node) = content { node } else { nil }
    }

    package init(name: String?, summary: String?, value: JSONValue?, externalValue: String?, origin: Origin) {
        self.name = name
        self.summary = summary
        self.externalValue = externalValue
        self.origin = origin
        content = value.map(Content.value) ?? .none
    }

    package init(name: String?, summary: String?, node: Node?, externalValue: String?, origin: Origin) {
        self.name = name
        self.summary = summary
        self.externalValue = externalValue
        self.origin = origin
        content = node.map(Content.node) ?? .none
    }
}

package struct Response: Sendable {
    package typealias ID = TableID<Response>

    package var description: String
    package var headers: [NamedEntry<Header.ID>]
    package var content: [MediaType]
    package var links: [NamedEntry<Link>] = []
    package var origin: Origin
    /// The key under `components/responses`, where it is one.
    package var componentName: String?

    package init(description: String, origin: Origin) {
        self.description = description
        self.origin = origin
        headers = []
        content = []
    }
}

package struct Header: Sendable {
    package typealias ID = TableID<Header>

    package var description: String?
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var explodes: Bool
    package var schema: Schema.ID?
    package var content: [MediaType]
    package var examples: [Example]
    package var origin: Origin

    package init(origin: Origin) {
        self.origin = origin
        isRequired = false
        isDeprecated = false
        explodes = false
        content = []
        examples = []
    }
}
