import InMemoryTracing
import KakehashiMiddleware
import KakehashiRuntime
import Testing
import Tracing

struct TracingTests {
    @Test(
        arguments: [
            (.status(200), false, false), (.status(404), true, false), (.status(503), true, true),
            (.failure(ConnectionLost()), true, true),
            (.failure(ProblemDetails("gone", status: 410, title: "Gone")), true, false),
        ] as [(Answer, Bool, Bool)])
    func `a call is a span, and the service's lies below it`(
        answer: Answer, clientFails: Bool, serverFails: Bool
    ) async throws {
        let tracer = InMemoryTracer()
        let client = ClientTracingMiddleware(tracer: tracer)
        let server = ServerTracingMiddleware(tracer: tracer)
        _ = try? await client.intercept(personRequest(), body: .empty, operation: operation) { request, body in
            // As over a network: only the request knows the trace.
            try await ServiceContext.withValue(.topLevel) {
                try await server.intercept(request, body: body, operation: operation) { request, body in
                    #expect(ServiceContext.current?.inMemorySpanContext != nil)
                    return try await Script(answer).next(request, body)
                }
            }
        }
        let spans = tracer.finishedSpans
        #expect(spans.map(\.operationName) == ["getPerson", "getPerson"])
        #expect(spans.map(\.kind) == [.server, .client])
        #expect(spans[0].traceID == spans[1].traceID)
        #expect(spans[0].parentSpanID == spans[1].spanID)
        #expect(spans.map { $0.status?.code == .error } == [serverFails, clientFails])
        #expect(spans[0].attributes["http.route"]?.toSpanAttribute() == .string("/people/{id}"))
        #expect(!"\(spans)".contains("s3cret"))
    }
}
