public import CoreMetrics
public import KakehashiRuntime

/// Times every call: `http.client.request.duration` by operation, method and class of status.
public struct ClientMetricsMiddleware: ClientMiddleware {
    private let meter: CallMeter

    /// - Parameter factory: nil for the one that the process has set up.
    public init(factory: (any MetricsFactory)? = nil, clock: any Clock<Duration> = ContinuousClock()) {
        meter = CallMeter("http.client.request.duration", factory, clock)
    }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await meter.around(operation, status: { _ in nil }) { try await next(request, body) }
    }
}

/// Times every request that a service answers: `http.server.request.duration`, as for clients.
public struct ServerMetricsMiddleware: ServerMiddleware {
    private let meter: CallMeter

    /// - Parameter factory: nil for the one that the process has set up.
    public init(factory: (any MetricsFactory)? = nil, clock: any Clock<Duration> = ContinuousClock()) {
        meter = CallMeter("http.server.request.duration", factory, clock)
    }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await meter.around(operation, status: { ProblemDetails(answering: $0).status }) {
            try await next(request, body)
        }
    }
}

private struct CallMeter: Sendable {
    private let label: String
    private let factory: (any MetricsFactory)?
    private let stopwatch: Stopwatch

    init(_ label: String, _ factory: (any MetricsFactory)?, _ clock: any Clock<Duration>) {
        self.label = label
        self.factory = factory
        stopwatch = Stopwatch(clock)
    }

    /// - Parameter status: what an error is answered with, where it is.
    func around(
        _ operation: OperationDescription, status: (any Error) -> Int?,
        _ work: () async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        let start = stopwatch.elapsed()
        do {
            let (response, body) = try await work()
            record(operation, Self.statusClass(response.status.code), since: start)
            return (response, body)
        } catch {
            let outcome = status(error).map(Self.statusClass) ?? (error is CancellationError ? "cancelled" : "error")
            record(operation, outcome, since: start)
            throw error
        }
    }

    private static func statusClass(_ status: Int) -> String { "\(status / 100)xx" }

    private func record(_ operation: OperationDescription, _ outcome: String, since start: Duration) {
        let dimensions = [
            ("operation", operation.id), ("method", operation.method.rawValue), ("status_class", outcome),
        ]
        let timer = Timer(label: label, dimensions: dimensions, factory: factory ?? MetricsSystem.factory)
        timer.recordNanoseconds((stopwatch.elapsed() - start).nanoseconds)
    }
}
