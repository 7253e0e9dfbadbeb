/// A service that a server transport can mount: all operations of a contract, and where they belong.
public protocol MountableService: Sendable {
    /// The path of the contract's first server, without a slash at the end; empty for the root.
    var basePath: String { get }

    /// Every operation of the contract, ready to answer.
    ///
    /// - Parameter middlewares: the first is the outermost.
    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation]
}

/// An operation with the code that answers it.
public struct ServerOperation: Sendable {
    public let description: OperationDescription
    private let handle: @Sendable (RequestContext) async throws -> (HTTPResponse, HTTPBody)
    private var middlewares: [any ServerMiddleware] = []
    /// Bytes of a JSON, text or form body that are collected at most; a larger one is answered 413. Others stream.
    public var bodyLimit = 10 << 20

    struct RequestContext: Sendable {
        var request: HTTPRequest
        var body: HTTPBody
        var pathParameters: [String: Substring]
        var bodyLimit: Int
    }

    /// - Parameter handler: is called with input that fits the contract.
    public init<Input: ServerInput, Output: ServerOutput>(
        _ handler: @escaping @Sendable (Input) async throws -> Output, middlewares: [any ServerMiddleware] = []
    ) {
        description = Input.operation
        self.middlewares = middlewares
        handle = { context in
            var reader = try await RequestReader(context)
            let output = try await handler(try Self.read(&reader))
            var writer = ResponseWriter()
            output.write(to: &writer)
            return (writer.response, writer.body)
        }
    }

    private static func read<Input: ServerInput>(_ reader: inout RequestReader) throws -> Input {
        try Input(reading: &reader)
    }

    /// Answers a request; whatever goes wrong becomes a problem document.
    ///
    /// - Parameter pathParameters: the texts that stand for the names in the template, still percent-encoded.
    public func respond(
        to request: HTTPRequest, body: HTTPBody, pathParameters: [String: Substring]
    ) async -> (HTTPResponse, HTTPBody) {
        do {
            return try await pass(request, body, pathParameters, middlewares[...])
        } catch let problem as ProblemDetails {
            return problem.response
        } catch let error as HTTPBody.BodyTooLarge {
            return ProblemDetails.contentTooLarge(error).response
        } catch {
            // What the handler threw may hold secrets; the caller learns only that it failed.
            return ProblemDetails("internal-error", status: 500, title: "Internal Server Error").response
        }
    }

    private func pass(
        _ request: HTTPRequest, _ body: HTTPBody, _ pathParameters: [String: Substring],
        _ middlewares: ArraySlice<any ServerMiddleware>
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let middleware = middlewares.first else {
            let context = RequestContext(
                request: request, body: body, pathParameters: pathParameters, bodyLimit: bodyLimit)
            return try await handle(context)
        }
        return try await middleware.intercept(request, body: body, operation: description) { request, body in
            try await pass(request, body, pathParameters, middlewares.dropFirst())
        }
    }
}

/// The input of an operation, as a server reads it.
public protocol ServerInput: Sendable {
    static var operation: OperationDescription { get }
    init(reading request: inout RequestReader) throws
}

/// The responses of an operation, as a server writes them.
public protocol ServerOutput: Sendable {
    func write(to response: inout ResponseWriter)
}
