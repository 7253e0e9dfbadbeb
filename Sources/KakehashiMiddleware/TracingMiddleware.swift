public import KakehashiRuntime
public import Tracing

/// Makes a span of every call, named by its operation, and sends its context along (`traceparent` with a tracer that
/// speaks W3C Trace Context).
public struct ClientTracingMiddleware: ClientMiddleware {
    private let tracer: (any Tracer)?

    /// - Parameter tracer: nil for the one that the process has set up.
    public init(tracer: (any Tracer)? = nil) { self.tracer = tracer }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        let tracer = tracer ?? InstrumentationSystem.tracer
        let span = CallSpan(tracer, operation, .client, in: ServiceContext.current ?? .topLevel)
        var request = request
        tracer.inject(span.context, into: &request.headerFields, using: FieldCarrier())
        let traced = request
        return try await span.around(failsFrom: 400, status: { _ in nil }) { try await next(traced, body) }
    }
}

/// Makes a span of every request that a service answers, below the span of the caller.
public struct ServerTracingMiddleware: ServerMiddleware {
    private let tracer: (any Tracer)?

    /// - Parameter tracer: nil for the one that the process has set up.
    public init(tracer: (any Tracer)? = nil) { self.tracer = tracer }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        let tracer = tracer ?? InstrumentationSystem.tracer
        var context = ServiceContext.current ?? .topLevel
        tracer.extract(request.headerFields, into: &context, using: FieldCarrier())
        let span = CallSpan(tracer, operation, .server, in: context)
        return try await span.around(failsFrom: 500, status: { ProblemDetails(answering: $0).status }) {
            try await next(request, body)
        }
    }
}

private struct CallSpan: Sendable {
    private let span: any Span

    init(_ tracer: any Tracer, _ operation: OperationDescription, _ kind: SpanKind, in context: ServiceContext) {
        span = tracer.startSpan(operation.id, context: context, ofKind: kind)
        span.updateAttributes { attributes in
            attributes["http.request.method"] = operation.method.rawValue
            attributes[kind == .server ? "http.route" : "url.template"] = operation.path
        }
    }

    var context: ServiceContext { span.context }

    /// - Parameters:
    ///   - failure: the first status that counts as an error.
    ///   - status: what an error is answered with, where it is.
    func around(
        failsFrom failure: Int, status: (any Error) -> Int?, _ work: () async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        defer { span.end() }
        do {
            let (response, body) = try await ServiceContext.withValue(span.context) { try await work() }
            set(response.status.code, failure)
            return (response, body)
        } catch {
            if let status = status(error) { set(status, failure) } else { span.setStatus(SpanStatus(code: .error)) }
            // Not the error itself: its text may name what was sent or stored.
            span.attributes["error.type"] = "\(type(of: error))"
            throw error
        }
    }

    private func set(_ status: Int, _ failure: Int) {
        span.attributes["http.response.status_code"] = status
        if status >= failure { span.setStatus(SpanStatus(code: .error)) }
    }
}

private struct FieldCarrier: Injector, Extractor {
    func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
        guard let name = HTTPField.Name(key) else { return }
        fields[name] = value
    }

    func extract(key: String, from fields: HTTPFields) -> String? { HTTPField.Name(key).flatMap { fields[$0] } }
}
