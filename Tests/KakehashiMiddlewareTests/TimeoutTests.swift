import KakehashiMiddleware
import KakehashiRuntime
import Testing

struct TimeoutTests {
    /// Never answers, unless it is cancelled.
    @Sendable private static func silence(
        _ request: HTTPRequest, _ body: HTTPBody
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await Task.sleep(for: .seconds(600))
        return (HTTPResponse(status: .ok), .empty)
    }

    @Test func `a call ends when its time is up`() async {
        let middleware = ClientTimeoutMiddleware(.seconds(5), clock: JumpingClock())
        let error = await #expect(throws: CallTimedOut.self) {
            _ = try await middleware.intercept(
                personRequest(), body: .empty, operation: operation, next: Self.silence)
        }
        #expect(error?.limit == .seconds(5))
    }

    @Test func `an answer in time is passed on, body and all`() async throws {
        let chunks = HTTPBody(
            AsyncStream<[UInt8]> { continuation in
                for chunk in [[], [1], [2, 3], []] as [[UInt8]] { continuation.yield(chunk) }
                continuation.finish()
            }, length: 3)
        let (response, body) = try await ClientTimeoutMiddleware(.seconds(600))
            .intercept(personRequest(), body: .empty, operation: operation) { _, _ in
                (HTTPResponse(status: .accepted), chunks)
            }
        #expect(response.status == .accepted)
        #expect(body.length == 3)
        #expect(try await body.collect(upTo: 10) == [1, 2, 3])
    }

    @Test func `a body that does not end is ended`() async throws {
        let (stream, source) = AsyncStream<[UInt8]>.makeStream()
        source.yield([1])
        let (_, body) = try await ClientTimeoutMiddleware(.milliseconds(100))
            .intercept(personRequest(), body: .empty, operation: operation) { _, _ in
                (HTTPResponse(status: .ok), HTTPBody(stream))
            }
        await #expect(throws: CallTimedOut.self) { _ = try await body.collect(upTo: 10) }
    }

    @Test func `errors are passed on`() async {
        let script = Script(.failure(ConnectionLost()))
        await #expect(throws: ConnectionLost.self) {
            _ = try await ClientTimeoutMiddleware(.seconds(600))
                .intercept(personRequest(), body: .empty, operation: operation, next: script.next)
        }
    }

    @Test func `a handler that takes too long is answered 503`() async {
        let middleware = ServerTimeoutMiddleware(.seconds(5), clock: JumpingClock())
        let problem = await #expect(throws: ProblemDetails.self) {
            _ = try await middleware.intercept(
                personRequest(), body: .empty, operation: operation, next: Self.silence)
        }
        #expect(problem?.status == 503)
    }
}
