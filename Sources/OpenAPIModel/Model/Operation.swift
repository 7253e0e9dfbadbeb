package import SourceDiagnostics

package struct Operation: Sendable {
    package var method: HTTPMethod
    package var path: String
    package var operationID: String?
    package var summary: String?
    package var description: String?
    package var externalDocs: ExternalDocumentation?
    package var tags: [String]
    package var isDeprecated: Bool
    /// Those of the path item and of the operation, the operation's own in place of the path item's.
    package var parameters: [Parameter.ID]
    package var requestBody: RequestBody.ID?
    /// In the order of the text.
    package var responses: [ResponseEntry]
    /// The `x-` fields of `responses`.
    package var responsesExtensions: Extensions
    /// nil where the operation says nothing, so that the document's requirements hold.
    package var security: [SecurityRequirement]?
    package var servers: [Server]
    package var callbacks: [Callback]
    package var extensions: Extensions
    package var origin: Origin
    /// Whether a part of it, such as a parameter or a response, or a part of one of these, is left out because it is
    /// broken. `Document.omissions` says which. Schemas are not counted here, they are marked themselves.
    package var isIncomplete: Bool

    package init(method: HTTPMethod, path: String, origin: Origin) {
        self.method = method
        self.path = path
        self.origin = origin
        tags = []
        isDeprecated = false
        parameters = []
        responses = []
        responsesExtensions = Extensions()
        servers = []
        callbacks = []
        extensions = Extensions()
        isIncomplete = false
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
