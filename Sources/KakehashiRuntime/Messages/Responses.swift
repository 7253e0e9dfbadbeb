/// A response with a status that the contract does not document, whole.
public struct UndocumentedResponse: Sendable {
    public var status: HTTPResponse.Status
    public var headerFields: HTTPFields
    public var body: HTTPBody

    public init(status: HTTPResponse.Status, headerFields: HTTPFields = [:], body: HTTPBody = .empty) {
        self.status = status
        self.headerFields = headerFields
        self.body = body
    }
}

/// A documented response with a body and no documented headers.
public struct BodyResponse<Body: Sendable>: Sendable {
    public var body: Body

    public init(body: Body) { self.body = body }
}

/// A documented response with neither body nor documented headers.
public struct EmptyResponse: Hashable, Sendable {
    public init() {}
}
