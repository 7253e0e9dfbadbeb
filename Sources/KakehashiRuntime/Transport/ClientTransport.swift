/// Sends requests over some medium. A transport adds nothing of its own: no redirects, no retries, no decoding.
public protocol ClientTransport: Sendable {
    /// - Parameter request: complete, with scheme, authority and path.
    /// - Returns: any answer, whatever its status. The body may still be on its way.
    /// - Throws: only where there is no answer.
    func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody)
}

/// Stands between a client and its transport, for all operations.
public protocol ClientMiddleware: Sendable {
    /// Passes the request on, or answers it.
    func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody)
}
