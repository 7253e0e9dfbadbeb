/// Receives requests over some medium and gives them to operations.
public protocol ServerTransport {
    /// Makes the operations reachable below a path.
    ///
    /// - Parameter path: the path before every operation's own, without a slash at the end; empty for the root.
    func register(_ operations: [ServerOperation], at path: String) throws
}

/// Stands between a server transport and a service, for all operations.
public protocol ServerMiddleware: Sendable {
    /// Passes the request on, or answers it.
    func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody)
}
