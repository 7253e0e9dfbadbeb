#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What every generated client shares: where the server is, how to reach it, and what stands between.
public struct ClientCore: Sendable {
    /// Where the operations are for which the contract names servers of their own.
    public enum OperationServers: Sendable, Hashable {
        /// There if `serverURL` is one of the contract's servers. Any other URL was chosen on purpose, for example
        /// that of a server under test, and all operations are there.
        case automatic
        /// There, whatever `serverURL` is.
        case own
        /// At `serverURL`, as all others.
        case common
    }

    /// The URL before every operation's path.
    public let serverURL: URL
    public let transport: any ClientTransport
    /// The first is the outermost. None of them sees the credentials.
    public let middlewares: [any ClientMiddleware]
    /// How much of a response is held in memory at once; what is larger is an error.
    public let limits: BodyLimits
    /// 64 MB for a body that is read whole.
    public static let usualLimits: BodyLimits = BodyLimits(body: 64 << 20, part: 64 << 20)
    /// What is compared with the contract, as far as its checks are generated.
    public var validation: ContractValidation = []
    var credentials: CredentialTable?
    /// The values of server variables; nil where all operations are at `serverURL`.
    private let serverVariables: [String: String]?

    /// - Parameters:
    ///   - credentials: where they are nil, the requirements of the operations are not looked at: middlewares may do
    ///     what is needed.
    ///   - servers: the contract's; `/` for one that names none.
    public init(
        serverURL: URL, transport: any ClientTransport, middlewares: [any ClientMiddleware] = [],
        credentials: (any ClientCredentials)? = nil, servers: [ServerTemplate] = [],
        operationServers: OperationServers = .automatic, limits: BodyLimits = ClientCore.usualLimits
    ) {
        self.serverURL = serverURL
        self.transport = transport
        self.middlewares = middlewares
        self.limits = limits
        self.credentials = credentials.map { CredentialTable($0) }
        let variables = servers.lazy.compactMap { $0.values(in: serverURL) }.first
        serverVariables =
            switch operationServers {
            case .automatic: variables
            case .own: variables ?? [:]
            case .common: nil
            }
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
            let request: HTTPRequest = try writer.request(serverURL: try serverURL(of: operation))
            failing.request = request
            if validation.contains(.requests), let checks = operation.checks {
                writer.body = try await checks.checking(sent: request, writer)
            }
            failing.code = .transport
            let (response, body) = try await pass(request, writer.body, operation, middlewares[...], from: request)
            failing.response = response
            failing.code = .invalidResponse
            var reader: ResponseReader = try await ResponseReader(
                response, body, limits, streams: Input.Output.streamedTypes)
            failing.responseBody = reader.collected ?? []
            if validation.contains(.responses) { try operation.checks?.check(received: &reader) }
            return try Input.Output(reading: &reader)
        } catch let error as CancellationError {
            throw error
        } catch {
            failing.underlying = error
            if error is MissingCredentials { failing.code = .missingCredentials }
            if error is CredentialError { failing.code = .credentials }
            throw failing
        }
    }

    private func serverURL(of operation: OperationDescription) throws -> URL {
        guard let server = operation.servers.first, let serverVariables else { return serverURL }
        let named = serverVariables.filter { entry in server.variables.contains { $0.name == entry.key } }
        let url = try server.url(named)
        return URL(string: url.absoluteString, relativeTo: serverURL)?.absoluteURL ?? url
    }

    private func pass(
        _ request: HTTPRequest, _ body: HTTPBody, _ operation: OperationDescription,
        _ middlewares: ArraySlice<any ClientMiddleware>, from original: HTTPRequest
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let middleware = middlewares.first else { return try await deliver(request, body, operation, original) }
        return try await middleware.intercept(request, body: body, operation: operation) { request, body in
            try await pass(request, body, operation, middlewares.dropFirst(), from: original)
        }
    }

    private func deliver(
        _ request: HTTPRequest, _ body: HTTPBody, _ operation: OperationDescription, _ original: HTTPRequest
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let credentials, !operation.security.isEmpty else {
            return try await transport.send(request, body: body)
        }
        guard request.authority == original.authority, request.scheme == original.scheme else {
            let scheme = operation.security.lazy.flatMap(\.schemes).first?.name ?? ""
            let turned = MessageError("a middleware has turned the request to '\(request.authority ?? "")'")
            throw CredentialError(scheme: scheme, underlying: turned)
        }
        return try await credentials.send(request, body, operation, over: transport)
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
    /// Media types that are handed over as streams though they could be read whole, with commas between them.
    static var streamedTypes: String? { get }
    init(reading response: inout ResponseReader) throws
}

extension ClientOutput {
    public static var streamedTypes: String? { nil }
}
