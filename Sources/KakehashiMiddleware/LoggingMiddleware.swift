public import KakehashiRuntime
public import Logging

/// Writes a line for every call: operation, method, path template, status and duration. No path, query, body or error
/// text is in it, for they may be personal, and no header that is not named.
public struct ClientLoggingMiddleware: ClientMiddleware {
    private let log: CallLog

    /// - Parameter headers: those of request and response that are logged. Credentials never are.
    public init(
        _ logger: Logger, headers: [HTTPField.Name] = [], clock: any Clock<Duration> = ContinuousClock()
    ) {
        log = CallLog(logger, "call", headers, clock)
    }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await log.around(request, operation, status: { _ in nil }) { try await next(request, body) }
    }
}

/// The same for the requests that a service answers.
public struct ServerLoggingMiddleware: ServerMiddleware {
    private let log: CallLog

    /// - Parameter headers: those of request and response that are logged. Credentials never are.
    public init(
        _ logger: Logger, headers: [HTTPField.Name] = [], clock: any Clock<Duration> = ContinuousClock()
    ) {
        log = CallLog(logger, "request", headers, clock)
    }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await log.around(request, operation, status: { ProblemDetails(answering: $0).status }) {
            try await next(request, body)
        }
    }
}

private struct CallLog: Sendable {
    private let logger: Logger
    private let message: Logger.Message
    private let headers: [HTTPField.Name]
    private let stopwatch: Stopwatch

    private static let secret: Set<HTTPField.Name> = [.authorization, .proxyAuthorization, .cookie, .setCookie]

    init(_ logger: Logger, _ message: String, _ headers: [HTTPField.Name], _ clock: any Clock<Duration>) {
        self.logger = logger
        self.message = "\(message)"
        self.headers = headers.filter { !Self.secret.contains($0) }
        stopwatch = Stopwatch(clock)
    }

    /// - Parameter status: what an error is answered with, where it is.
    func around(
        _ request: HTTPRequest, _ operation: OperationDescription, status: (any Error) -> Int?,
        _ work: () async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        let start = stopwatch.elapsed()
        var metadata: Logger.Metadata = [
            "operation": "\(operation.id)", "method": "\(operation.method.rawValue)", "path": "\(operation.path)",
        ]
        if let id = RequestID.current { metadata["request_id"] = "\(id)" }
        add(request.headerFields, "request", to: &metadata)
        do {
            let (response, body) = try await work()
            add(response.headerFields, "response", to: &metadata)
            write(response.status.code, since: start, metadata)
            return (response, body)
        } catch {
            // Its text may name what was sent or stored; its type does not.
            metadata["error"] = "\(type(of: error))"
            write(status(error), since: start, metadata)
            throw error
        }
    }

    private func add(_ fields: HTTPFields, _ side: String, to metadata: inout Logger.Metadata) {
        for name in headers {
            guard let value = fields[name] else { continue }
            metadata["\(side).\(name.canonicalName)"] = "\(value)"
        }
    }

    private func write(_ status: Int?, since start: Duration, _ metadata: Logger.Metadata) {
        var metadata = metadata
        if let status { metadata["status"] = "\(status)" }
        let duration = (stopwatch.elapsed() - start).milliseconds
        metadata["duration_ms"] = "\((duration * 1000).rounded() / 1000)"
        logger.log(level: (status ?? 500) < 500 ? .info : .error, message, metadata: metadata)
    }
}
