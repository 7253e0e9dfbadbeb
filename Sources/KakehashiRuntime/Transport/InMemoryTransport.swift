/// Joins a client to a service of the same process, without a socket.
///
/// Requests go through the same encoding, matching and decoding as over the network.
public struct InMemoryTransport: ClientTransport {
    private let responder: ServerResponder

    /// - Parameters:
    ///   - path: the path at which the service is mounted; its contract's base path by default.
    ///   - limits: how much of a request is held in memory at once; what is larger is answered 413. Those of the operations
    ///     where nil.
    public init(
        _ service: some MountableService, at path: String? = nil, middlewares: [any ServerMiddleware] = [],
        limits: BodyLimits? = nil
    ) throws {
        let (operations, path) = service.mounting(at: path, middlewares: middlewares, limits: limits)
        responder = try ServerResponder(operations, at: path)
    }

    public func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
        let (response, answer) = await responder.respond(to: request, body: body)
        return (response, request.method == .head ? .empty : answer)
    }
}
