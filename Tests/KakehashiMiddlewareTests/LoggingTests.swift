import KakehashiMiddleware
import KakehashiRuntime
import Logging
import Testing

struct LoggingTests {
    private static let requestID = HTTPField.Name(parsed: "x-request-id")
    private static let secrets: HTTPFields = [
        .authorization: "Bearer s3cret", .cookie: "a=s3cret", .setCookie: "a=s3cret", .userAgent: "s3cret",
        .acceptLanguage: "ja",
    ]

    struct Row: Sendable {
        let answer: Answer
        let level: Logger.Level
        let status: String?
        let error: String?
    }

    private static let named: [HTTPField.Name] = [.acceptLanguage, .authorization, .cookie, .setCookie]

    @Test(
        arguments: [
            Row(answer: .status(200, secrets), level: .info, status: "200", error: nil),
            Row(answer: .status(404, secrets), level: .info, status: "404", error: nil),
            Row(answer: .status(503, secrets), level: .error, status: "503", error: nil),
            Row(answer: .failure(ConnectionLost()), level: .error, status: nil, error: "ConnectionLost"),
        ])
    func `a call is one line without anything personal`(row: Row) async {
        let (logger, lines) = MemoryLog.logger()
        let clock = JumpingClock()
        let middleware = ClientLoggingMiddleware(logger, headers: Self.named, clock: clock)
        _ = try? await middleware.intercept(
            personRequest(.get, Self.secrets), body: "s3cret", operation: operation
        ) { request, body in
            clock.advance(by: .microseconds(1500))
            return try await Script(row.answer).next(request, body)
        }
        #expect(lines.all.count == 1)
        guard let line = lines.all.first else { return }
        #expect(line.level == row.level)
        var expected: Logger.Metadata = [
            "operation": "getPerson", "method": "GET", "path": "/people/{id}", "duration_ms": "1.5",
            "request.accept-language": "ja",
        ]
        if let status = row.status { expected["status"] = "\(status)" }
        if let error = row.error { expected["error"] = "\(error)" }
        if row.error == nil { expected["response.accept-language"] = "ja" }
        #expect(line.metadata == expected)
        #expect(!"\(line)".contains("s3cret"))
    }

    @Test(
        arguments: [
            (.failure(ProblemDetails("gone", status: 410, title: "Gone", detail: "s3cret")), .info, "410"),
            (.failure(ConnectionLost()), .error, "500"),
            (.failure(ProblemDetails("busy", status: 503, title: "s3cret")), .error, "503"),
        ] as [(Answer, Logger.Level, String)])
    func `a service logs the status that an error is answered with`(
        answer: Answer, level: Logger.Level, status: String
    ) async {
        let (logger, lines) = MemoryLog.logger()
        _ = try? await ServerLoggingMiddleware(logger)
            .intercept(personRequest(), body: .empty, operation: operation, next: Script(answer).next)
        #expect(lines.all.first?.level == level)
        #expect(lines.all.first?.metadata["status"] == "\(status)")
        #expect(!"\(lines.all)".contains("s3cret"))
    }

    @Test func `the id of the request is in the line`() async throws {
        let (logger, lines) = MemoryLog.logger()
        try await RequestID.$current.withValue("r-1") {
            _ = try await ServerLoggingMiddleware(logger)
                .intercept(personRequest(), body: .empty, operation: operation, next: Script(.status(200)).next)
        }
        #expect(lines.all.first?.metadata["request_id"] == "r-1")
    }
}

struct RequestIDTests {
    private static let field = HTTPField.Name(parsed: "x-request-id")

    @Test(
        arguments: [
            ("abc-1", "abc-1"), (nil, "00000000-0000-4001-8000-000000000001"),
            ("", "00000000-0000-4001-8000-000000000001"), ("a b", "00000000-0000-4001-8000-000000000001"),
            (String(repeating: "a", count: 129), "00000000-0000-4001-8000-000000000001"),
        ] as [(String?, String)])
    func `a request keeps its id or gets one`(given: String?, expected: String) async throws {
        let field = try #require(Self.field)
        var request = personRequest()
        request.headerFields[field] = given
        let middleware = ServerRequestIDMiddleware(generator: FixedGenerator(number: 1))
        let (response, _) = try await middleware.intercept(
            request, body: .empty, operation: operation
        ) { request, body in
            #expect(RequestID.current == expected)
            return try await Script(.status(200)).next(request, body)
        }
        #expect(response.headerFields[field] == expected)
        let problem = await #expect(throws: ProblemDetails.self) {
            _ = try await middleware.intercept(
                request, body: .empty, operation: operation, next: Script(.failure(ConnectionLost())).next)
        }
        #expect(problem?.status == 500)
        #expect(problem?.headerFields[field] == expected)
    }

    @Test func `the id goes along with the calls for a request`() async throws {
        let field = try #require(Self.field)
        let middleware = ClientRequestIDMiddleware(generator: FixedGenerator(number: .max))
        let script = Script(.status(200))
        _ = try await middleware.intercept(personRequest(), body: .empty, operation: operation, next: script.next)
        try await RequestID.$current.withValue("r-1") {
            _ = try await middleware.intercept(
                personRequest(), body: .empty, operation: operation, next: script.next)
            _ = try await middleware.intercept(
                personRequest(.get, [field: "own"]), body: .empty, operation: operation, next: script.next)
        }
        let ids = script.requests.map { $0.headerFields[field] }
        #expect(ids == ["ffffffff-ffff-4fff-bfff-ffffffffffff", "r-1", "own"])
    }
}
