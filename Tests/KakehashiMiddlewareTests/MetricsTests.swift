import CoreMetrics
import KakehashiMiddleware
import KakehashiRuntime
import MetricsTestKit
import Testing

struct MetricsTests {
    @Test(
        arguments: [
            (.status(201), "2xx", "2xx"), (.status(404), "4xx", "4xx"), (.failure(ConnectionLost()), "error", "5xx"),
            (.failure(ProblemDetails("gone", status: 410, title: "Gone")), "error", "4xx"),
        ] as [(Answer, String, String)])
    func `calls are timed by operation and class of status`(
        answer: Answer, client: String, server: String
    ) async throws {
        let metrics = TestMetrics()
        let clock = JumpingClock()
        let next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody) = { request, body in
            clock.advance(by: .milliseconds(3))
            return try await Script(answer).next(request, body)
        }
        _ = try? await ClientMetricsMiddleware(factory: metrics, clock: clock)
            .intercept(personRequest(), body: .empty, operation: operation, next: next)
        _ = try? await ServerMetricsMiddleware(factory: metrics, clock: clock)
            .intercept(personRequest(), body: .empty, operation: operation, next: next)
        for (label, outcome) in [
            ("http.client.request.duration", client), ("http.server.request.duration", server),
        ] {
            let dimensions = [("operation", "getPerson"), ("method", "GET"), ("status_class", outcome)]
            #expect(try metrics.expectTimer(label, dimensions).values == [3_000_000])
        }
    }
}
