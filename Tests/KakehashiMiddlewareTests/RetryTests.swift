import Foundation
import Testing

@testable import KakehashiMiddleware
@testable import KakehashiRuntime

struct RetryTests {
    private static let key = HTTPField.Name(parsed: "idempotency-key")
    private static let retryAfter = HTTPField.Name(parsed: "retry-after")

    private func retry(
        _ clock: JumpingClock, _ generator: UInt64 = .max, _ change: (inout RetryMiddleware.Policy) -> Void = { _ in }
    ) -> RetryMiddleware {
        var policy = RetryMiddleware.Policy()
        change(&policy)
        return RetryMiddleware(
            policy, clock: clock, generator: FixedGenerator(number: generator),
            now: { Date(timeIntervalSince1970: 784_111_777) })
    }

    private static func stream() -> HTTPBody { HTTPBody(AsyncStream<[UInt8]> { $0.finish() }) }

    @Test(
        arguments: [
            (.get, "", true, 3), (.head, "", true, 3), (.options, "", true, 3), (.put, "", true, 3),
            (.delete, "", true, 3), (.post, "", true, 1), (.patch, "", true, 1), (.post, "k", true, 3),
            (.patch, "k", true, 3), (.put, "", false, 1), (.post, "k", false, 1),
        ] as [(HTTPRequest.Method, String, Bool, Int)])
    func `only what may be done twice is sent twice`(
        method: HTTPRequest.Method, key: String, hasBytes: Bool, attempts: Int
    ) async throws {
        var request = personRequest(method)
        if let name = Self.key, !key.isEmpty { request.headerFields[name] = key }
        let body = hasBytes ? HTTPBody("a") : Self.stream()
        for answer in [Answer.status(503), .failure(ConnectionLost())] {
            let script = Script(answer)
            let middleware = retry(JumpingClock())
            _ = try? await middleware.intercept(
                request, body: hasBytes ? body : Self.stream(), operation: operation, next: script.next)
            #expect(script.requests.count == attempts)
        }
    }

    @Test(
        arguments: [
            ([.status(200)], 1), ([.status(500)], 1), ([.status(401)], 1), ([.status(404)], 1),
            ([.status(503), .status(200)], 2), ([.status(429), .status(408), .status(201)], 3),
            ([.status(502), .status(504), .status(503), .status(200)], 3),
            ([.failure(ConnectionLost()), .status(200)], 2), ([.failure(CancellationError())], 1),
            ([.failure(MissingCredentials(alternatives: [], missing: [])), .status(200)], 1),
            ([.failure(CallTimedOut(limit: .seconds(1))), .status(200)], 2),
        ] as [([Answer], Int)])
    func `passing faults are tried again, up to the limit`(answers: [Answer], attempts: Int) async {
        let script = Script(answers)
        _ = try? await retry(JumpingClock())
            .intercept(personRequest(), body: .empty, operation: operation, next: script.next)
        #expect(script.requests.count == attempts)
    }

    @Test(
        arguments: [
            (UInt64.max, [200, 400, 800, 1000]), (0, [0, 0, 0, 0]), (1 << 63, [100, 200, 400, 500]),
        ] as [(UInt64, [Int])])
    func `waits double up to the longest, and are a random part of it`(number: UInt64, waits: [Int]) async throws {
        let clock = JumpingClock()
        let middleware = retry(clock, number) {
            $0.maxAttempts = 5
            $0.maxDelay = .seconds(1)
        }
        _ = try await middleware.intercept(
            personRequest(), body: .empty, operation: operation, next: Script(.status(503)).next)
        #expect(clock.sleeps.map { Int($0.milliseconds.rounded()) } == waits)
    }

    @Test(
        arguments: [
            ("7", nil, 7, 2), ("0", nil, 0, 2), ("60", nil, 60, 2), ("61", nil, nil, 1), ("soon", nil, 0, 2),
            ("Sun, 06 Nov 1994 08:49:47 GMT", nil, 10, 2), ("Sun, 06 Nov 1994 08:49:47 GMT", "-5", 15, 2),
            ("Sun, 06 Nov 1994 08:40:00 GMT", nil, 0, 2), ("Sun, 06 Nov 2094 08:40:00 GMT", nil, nil, 1),
        ] as [(String, String?, Int?, Int)])
    func `a server is given the time it asks for`(
        text: String, skew: String?, wait: Int?, attempts: Int
    ) async throws {
        var fields: HTTPFields = [:]
        fields[try #require(Self.retryAfter)] = text
        if skew != nil { fields[.date] = "Sun, 06 Nov 1994 08:49:32 GMT" }
        let clock = JumpingClock()
        let script = Script(.status(503, fields), .status(200))
        _ = try await retry(clock, 0)
            .intercept(personRequest(), body: .empty, operation: operation, next: script.next)
        #expect(clock.sleeps == (wait.map { [.seconds($0)] } ?? []))
        #expect(script.requests.count == attempts)
    }

    @Test func `no attempt begins after the whole time is up`() async throws {
        let clock = JumpingClock()
        let fields = HTTPFields([HTTPField(name: try #require(Self.retryAfter), value: "50")])
        let script = Script(.status(503, fields))
        _ = try await retry(clock) { $0.maxAttempts = 10 }
            .intercept(personRequest(), body: .empty, operation: operation, next: script.next)
        #expect(script.requests.count == 3)
        #expect(clock.sleeps == [.seconds(50), .seconds(50)])
    }

    @Test(
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Sun, 06 Nov 1994 08:49:37", nil),
            ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun, 32 Nov 1994 08:49:37 GMT", nil), ("", nil),
        ] as [(String, Int64?)])
    func `dates of HTTP are read`(text: String, expected: Int64?) { #expect(RetryAfter.seconds(of: text) == expected) }
}
