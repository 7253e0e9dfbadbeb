/// The fixed facts of an operation.
public struct OperationDescription: Hashable, Sendable {
    /// The `operationId`, or the name made from method and path where the contract gives none.
    public let id: String
    public let method: HTTPRequest.Method
    /// The path template as the contract writes it: `/pets/{petId}`.
    public let path: String
    /// What the client says it accepts: every documented media type, in order.
    public let accept: String?

    public init(id: String, method: HTTPRequest.Method, path: String, accept: String? = nil) {
        self.id = id
        self.method = method
        self.path = path
        self.accept = accept
    }
}
