/// A service that a server transport can mount: all operations of a contract, and where they belong.
public protocol MountableService: Sendable {
    /// The path of the contract's first server, without a slash at the end; empty for the root.
    var basePath: String { get }

    /// Every operation of the contract, ready to answer.
    ///
    /// - Parameter middlewares: the first is the outermost.
    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation]
}

extension MountableService {
    /// What a server transport mounts, and where.
    ///
    /// - Parameter path: below which all operations are, also those with servers of their own; where it is nil, each
    ///   is where its contract says.
    package func mounting(
        at path: String?, middlewares: [any ServerMiddleware], limits: BodyLimits?
    ) -> (operations: [ServerOperation], path: String) {
        let operations = operations(middlewares: middlewares).map { operation in
            var operation = operation
            if let limits { operation.limits = limits }
            return operation
        }
        guard let path else { return (operations, basePath) }
        return (operations.map { $0.withoutOwnPath() }, path)
    }
}

/// An operation with the code that answers it.
public struct ServerOperation: Sendable {
    public let description: OperationDescription
    private let handle: @Sendable (RequestContext) async throws -> (HTTPResponse, HTTPBody)
    private var middlewares: [any ServerMiddleware] = []
    private var admission: Admission?
    /// Where the operation is mounted if its contract gives it servers of its own.
    private(set) var ownPath: String?
    /// How much of a request is held in memory at once; what is larger is answered 413.
    public var limits = BodyLimits()
    /// What is compared with the contract, as far as its checks are generated.
    public var validation: ContractValidation = .requests

    struct RequestContext: Sendable {
        var request: HTTPRequest
        var body: HTTPBody
        var pathParameters: [String: Substring]
        var limits: BodyLimits
        var validation: ContractValidation
    }

    /// Who is let in to an operation that asks for credentials.
    enum Admission: Sendable {
        case checked(AuthenticationTable)
        /// This caller, whoever calls.
        case assumed(CurrentCallers.Entry)
        /// Everyone, unknown.
        case none
    }

    /// - Parameter handler: is called with input that fits the contract.
    public init<Input: ServerInput, Output: ServerOutput>(
        _ handler: @escaping @Sendable (Input) async throws -> Output, middlewares: [any ServerMiddleware] = []
    ) {
        description = Input.operation
        ownPath = Input.operation.servers.first?.path
        self.middlewares = middlewares
        let checks = Input.operation.checks
        handle = { context in
            var reader = try await RequestReader(context, streams: Input.streamedTypes)
            let input: Input = try Self.read(&reader, context.validation.contains(.requests) ? checks : nil)
            let output = try await handler(input)
            var writer = ResponseWriter()
            output.write(to: &writer)
            if let checks, context.validation.contains(.responses) {
                writer.body = try await checks.checking(sent: writer.response, writer.body)
            }
            return (writer.response, writer.body)
        }
    }

    /// - Parameter respond: gets the request as it is, with the texts that stand for the names in the template.
    package init(
        _ description: OperationDescription, middlewares: [any ServerMiddleware] = [],
        respond:
            @escaping @Sendable (HTTPRequest, HTTPBody, [String: Substring]) async throws -> (
                HTTPResponse, HTTPBody
            )
    ) {
        self.description = description
        ownPath = description.servers.first?.path
        self.middlewares = middlewares
        handle = { try await respond($0.request, $0.body, $0.pathParameters) }
    }

    private static func read<Input: ServerInput>(
        _ reader: inout RequestReader, _ checks: OperationChecks?
    ) throws -> Input {
        guard let checks else { return try Input(reading: &reader) }
        return try checks.reading(&reader) { reader in try Input(reading: &reader) }
    }

    /// Answers a request; whatever goes wrong becomes a problem document.
    ///
    /// - Parameter pathParameters: the texts that stand for the names in the template, still percent-encoded.
    public func respond(
        to request: HTTPRequest, body: HTTPBody, pathParameters: [String: Substring]
    ) async -> (HTTPResponse, HTTPBody) {
        do {
            return try await pass(request, body, pathParameters, middlewares[...])
        } catch {
            return ProblemDetails(answering: error).response
        }
    }

    private func pass(
        _ request: HTTPRequest, _ body: HTTPBody, _ pathParameters: [String: Substring],
        _ middlewares: ArraySlice<any ServerMiddleware>
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let middleware = middlewares.first else {
            let context = RequestContext(
                request: request, body: body, pathParameters: pathParameters, limits: limits,
                validation: validation)
            return description.security.isEmpty ? try await handle(context) : try await admit(context)
        }
        return try await middleware.intercept(request, body: body, operation: description) { request, body in
            try await pass(request, body, pathParameters, middlewares.dropFirst())
        }
    }
}

extension ServerOperation {
    func admitting(by admission: Admission) -> ServerOperation {
        var operation = self
        operation.admission = admission
        return operation
    }

    /// The operation at the path of all others, even if its contract gives it servers of its own.
    func withoutOwnPath() -> ServerOperation {
        var operation = self
        operation.ownPath = nil
        return operation
    }

    /// Whether it asks for credentials and nobody has said who checks them.
    var lacksAdmission: Bool { !description.security.isEmpty && admission == nil }

    /// Finds out who calls, before anything of the body is read.
    private func admit(_ context: RequestContext) async throws -> (HTTPResponse, HTTPBody) {
        switch admission {
        case .none?: return try await handle(context)
        case .assumed(let caller)?:
            return try await CurrentCallers.$value.withValue(CurrentCallers(list: [caller])) {
                try await handle(context)
            }
        case .checked(let table)?:
            let request = AuthenticationRequest(operation: description, request: context.request)
            let callers = try await table.admit(request)
            do {
                return try await CurrentCallers.$value.withValue(callers) { try await handle(context) }
            } catch is CallerRequired {
                throw await table.unauthorized(request)
            }
        case nil: throw UnsettledSecurity(operation: description.id)
        }
    }
}

/// A secured operation was about to be served without anyone who checks its callers.
struct UnsettledSecurity: Error, Hashable, CustomStringConvertible {
    let operation: String

    var description: String {
        "the operation '\(operation)' asks for credentials and nobody checks them: mount the service with "
            + "secured(by:) or unsecured()"
    }
}

extension ProblemDetails {
    /// What a caller is told of an error. What a handler threw may hold secrets: only that it failed.
    package init(answering error: any Error) {
        switch error {
        case let problem as ProblemDetails: self = problem
        case let error as HTTPBody.BodyTooLarge: self = .contentTooLarge(error)
        default: self.init("internal-error", status: 500, title: "Internal Server Error")
        }
    }
}

/// The input of an operation, as a server reads it.
public protocol ServerInput: Sendable {
    static var operation: OperationDescription { get }
    /// Media types that are handed over as streams though they could be read whole, with commas between them.
    static var streamedTypes: String? { get }
    init(reading request: inout RequestReader) throws
}

extension ServerInput {
    public static var streamedTypes: String? { nil }
}

/// The responses of an operation, as a server writes them.
public protocol ServerOutput: Sendable {
    func write(to response: inout ResponseWriter)
}
