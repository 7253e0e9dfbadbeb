#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What every generated client shares: where the server is, how to reach it, and what stands between.
public struct ClientCore: Sendable {
    /// The URL before every operation's path.
    public let serverURL: URL
    public let transport: any ClientTransport
    /// The first is the outermost.
    public let middlewares: [any ClientMiddleware]
    /// Bytes of a JSON, text or form body that are collected at most; a larger one is an error. Other bodies stream.
    public let bodyLimit: Int

    public init(
        serverURL: URL, transport: any ClientTransport, middlewares: [any ClientMiddleware] = [],
        bodyLimit: Int = 64 << 20
    ) {
        self.serverURL = serverURL
        self.transport = transport
        self.middlewares = middlewares
        self.bodyLimit = bodyLimit
    }

    /// Sends one request and reads its response.
    ///
    /// - Throws: `ClientError`.
    public func send<Input: ClientInput>(_ input: Input) async throws -> Input.Output {
        let operation: OperationDescription = Input.operation
        var writer = RequestWriter(operation)
        var failing = ClientError(code: .invalidRequest, operation: operation)
        do {
            try input.write(to: &writer)
            let request: HTTPRequest = try writer.request(serverURL: serverURL)
            failing.request = request
            failing.code = .transport
            let (response, body) = try await pass(request, writer.body, operation, middlewares[...])
            failing.response = response
            failing.code = .invalidResponse
            var reader: ResponseReader = try await ResponseReader(response, body, limit: bodyLimit)
            failing.responseBody = reader.collected ?? []
            return try Input.Output(reading: &reader)
        } catch let error as CancellationError {
            throw error
        } catch {
            failing.underlying = error
            throw failing
        }
    }

    private func pass(
        _ request: HTTPRequest, _ body: HTTPBody, _ operation: OperationDescription,
        _ middlewares: ArraySlice<any ClientMiddleware>
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let middleware = middlewares.first else { return try await transport.send(request, body: body) }
        return try await middleware.intercept(request, body: body, operation: operation) { request, body in
            try await pass(request, body, operation, middlewares.dropFirst())
        }
    }
}

/// The input of an operation, as a client sends it.
public protocol ClientInput: Sendable {
    associatedtype Output: ClientOutput
    static var operation: OperationDescription { get }
    func write(to request: inout RequestWriter) throws
}

/// The responses of an operation, as a client reads them.
public protocol ClientOutput: Sendable {
    init(reading response: inout ResponseReader) throws
}
