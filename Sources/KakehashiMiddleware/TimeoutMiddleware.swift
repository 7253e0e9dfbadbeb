public import KakehashiRuntime

/// A call took longer than it may.
public struct CallTimedOut: Error, Hashable, Sendable, CustomStringConvertible {
    public let limit: Duration

    public var description: String { "the call took longer than \(limit)" }
}

/// Ends calls that take too long, with everything that belongs to them: retries that are inside of it, and the body
/// of the response, also while it is read.
public struct ClientTimeoutMiddleware: ClientMiddleware {
    private let limit: Duration
    private let stopwatch: Stopwatch

    public init(_ limit: Duration, clock: any Clock<Duration> = ContinuousClock()) {
        self.limit = limit
        self.stopwatch = Stopwatch(clock)
    }

    /// - Throws: `CallTimedOut`, which is what `ClientError.underlying` is then.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        let deadline = Deadline(limit, stopwatch)
        let (response, answer) = try await deadline.race { try await next(request, body) }
        if answer.isReplayable { return (response, answer) }
        return (response, HTTPBody(TimedChunks(body: answer, deadline: deadline), length: answer.length))
    }
}

/// Answers 503 in place of a handler that takes too long. Its body may take longer.
public struct ServerTimeoutMiddleware: ServerMiddleware {
    private let limit: Duration
    private let stopwatch: Stopwatch

    public init(_ limit: Duration, clock: any Clock<Duration> = ContinuousClock()) {
        self.limit = limit
        self.stopwatch = Stopwatch(clock)
    }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        do {
            return try await Deadline(limit, stopwatch).race { try await next(request, body) }
        } catch is CallTimedOut {
            throw ProblemDetails(
                "timeout", status: 503, title: "Service Unavailable", detail: "the operation took too long")
        }
    }
}

/// A point in time after which nothing is waited for.
private struct Deadline: Sendable {
    let limit: Duration
    let stopwatch: Stopwatch
    let end: Duration

    init(_ limit: Duration, _ stopwatch: Stopwatch) {
        self.limit = limit
        self.stopwatch = stopwatch
        end = stopwatch.elapsed() + limit
    }

    /// The result of the work, which is cancelled at the deadline.
    func race<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        try await withoutActuallyEscaping(work) { work in
            try await withThrowingTaskGroup(of: Value?.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await work() }
                group.addTask {
                    try await stopwatch.sleep(end - stopwatch.elapsed())
                    return nil
                }
                guard let first = try await group.next(), let value = first else { throw CallTimedOut(limit: limit) }
                return value
            }
        }
    }
}

/// The chunks of a body until the deadline.
private struct TimedChunks: AsyncSequence, Sendable {
    let body: HTTPBody
    let deadline: Deadline

    struct AsyncIterator: AsyncIteratorProtocol {
        let source: ChunkSource
        let deadline: Deadline

        func next() async throws -> [UInt8]? {
            let chunk = try await deadline.race { try await source.next() }
            return chunk.isEmpty ? nil : chunk
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: ChunkSource(body), deadline: deadline) }
}

/// An iterator that tasks can share, one after the other.
private actor ChunkSource {
    private var iterator: HTTPBody.AsyncIterator?

    init(_ body: HTTPBody) { iterator = body.makeAsyncIterator() }

    /// The next chunk that holds anything; an empty one at the end.
    func next() async throws -> [UInt8] {
        guard var iterator = iterator.take() else { return [] }
        while let chunk = try await iterator.next(isolation: self) {
            if chunk.isEmpty { continue }
            self.iterator = iterator
            return chunk
        }
        return []
    }
}
