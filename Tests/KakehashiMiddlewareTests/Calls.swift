import KakehashiMiddleware
import KakehashiRuntime
import Logging
import Synchronization

/// A clock that stands still, but for those who sleep: they find that the time has passed.
final class JumpingClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let state = Mutex((time: Duration.zero, sleeps: [Duration]()))

    var now: Instant { Instant(offset: state.withLock { $0.time }) }
    var minimumResolution: Duration { .nanoseconds(1) }
    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func advance(by duration: Duration) { state.withLock { $0.time += duration } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.sleeps.append(deadline.offset - state.time)
            state.time = max(state.time, deadline.offset)
        }
    }
}

/// Always the same number.
struct FixedGenerator: RandomNumberGenerator, Sendable {
    var number: UInt64
    mutating func next() -> UInt64 { number }
}

/// What a test's call is answered with, one after the other.
enum Answer: Sendable {
    case status(Int, HTTPFields)
    case failure(any Error & Sendable)

    static func status(_ status: Int) -> Answer { .status(status, [:]) }
}

struct ConnectionLost: Error, CustomStringConvertible {
    var description: String { "no answer to /people/s3cret" }
}

let operation = OperationDescription(id: "getPerson", method: .get, path: "/people/{id}")

func personRequest(
    _ method: HTTPRequest.Method = .get, _ fields: HTTPFields = [:]
) -> HTTPRequest {
    HTTPRequest(
        method: method, scheme: "https", authority: "a", path: "/people/s3cret?q=s3cret", headerFields: fields)
}

/// Answers as it is told; the last answer repeats.
final class Script: Sendable {
    private let answers: [Answer]
    private let log = Mutex<[HTTPRequest]>([])

    init(_ answers: Answer...) { self.answers = answers }
    init(_ answers: [Answer]) { self.answers = answers }

    var requests: [HTTPRequest] { log.withLock { $0 } }

    @Sendable func next(_ request: HTTPRequest, _ body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
        let index = log.withLock { log in
            log.append(request)
            return log.count - 1
        }
        _ = try await body.collect(upTo: 1000)
        switch answers[min(index, answers.count - 1)] {
        case .status(let code, let fields):
            return (HTTPResponse(status: .init(code: code), headerFields: fields), HTTPBody("s3cret"))
        case .failure(let error): throw error
        }
    }
}

/// Keeps what is logged.
struct MemoryLog: LogHandler {
    final class Lines: Sendable {
        private let lines = Mutex<[(Logger.Level, String, Logger.Metadata)]>([])
        var all: [(level: Logger.Level, message: String, metadata: Logger.Metadata)] { lines.withLock { $0 } }
        func add(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) {
            lines.withLock { $0.append((level, message, metadata)) }
        }
    }

    let lines: Lines
    var logLevel: Logger.Level = .trace
    var metadata: Logger.Metadata = [:]

    static func logger() -> (Logger, Lines) {
        let lines = Lines()
        return (Logger(label: "test") { _ in MemoryLog(lines: lines) }, lines)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.add(event.level, event.message.description, event.metadata ?? [:]) }
}
