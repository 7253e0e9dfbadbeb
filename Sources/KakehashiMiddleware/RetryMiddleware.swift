public import KakehashiRuntime
import Synchronization

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Sends a request again where no answer came or a server says that it is busy.
///
/// Only what may be done twice is sent twice: requests whose method is idempotent (RFC 9110 section 9.2.2) or that
/// have an `Idempotency-Key`, and whose body can be read again.
public struct RetryMiddleware: ClientMiddleware {
    /// When it tries again, and how often.
    public struct Policy: Sendable, Hashable {
        /// The first one counts.
        public var maxAttempts = 3
        /// The longest wait before the second attempt; it doubles with each further one. The wait is a random part.
        public var baseDelay: Duration = .milliseconds(200)
        public var maxDelay: Duration = .seconds(10)
        /// A server that asks for more patience in `Retry-After` is not asked again.
        public var maxRetryAfter: Duration = .seconds(60)
        /// No attempt begins later than this after the first.
        public var maxElapsed: Duration = .seconds(120)
        public var statuses: Set<Int> = [408, 425, 429, 502, 503, 504]

        public init() {}
    }

    private final class Generator: Sendable {
        private let generator: Mutex<any RandomNumberGenerator & Sendable>

        init(_ generator: any RandomNumberGenerator & Sendable) { self.generator = Mutex(generator) }

        /// From 0 to 1, by one number of the generator.
        func fraction() -> Double {
            let number = generator.withLock { $0.next() as UInt64 }
            return Double(number >> 11) / Double((1 << 53) - 1)
        }
    }

    private let policy: Policy
    private let stopwatch: Stopwatch
    private let generator: Generator
    private let now: @Sendable () -> Date

    /// - Parameter now: counts where `Retry-After` has a date and the response does not say when it was sent.
    public init(
        _ policy: Policy = Policy(), clock: any Clock<Duration> = ContinuousClock(),
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.policy = policy
        self.stopwatch = Stopwatch(clock)
        self.generator = Generator(generator)
        self.now = now
    }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard body.isReplayable, Self.isRepeatable(request) else { return try await next(request, body) }
        let start = stopwatch.elapsed()
        var attempt = 1
        while true {
            let wait: Duration
            do {
                let (response, answer) = try await next(request, body)
                guard let delay = delay(after: response, attempt, since: start) else { return (response, answer) }
                if let length = answer.length, length <= 1 << 16 {
                    // Read to its end, which gives the connection back.
                    _ = try? await answer.collect(upTo: length)
                }
                wait = delay
            } catch {
                guard Self.isPassing(error), let delay = allowed(backoff(attempt), attempt, since: start) else {
                    throw error
                }
                wait = delay
            }
            try await stopwatch.sleep(wait)
            attempt += 1
        }
    }

    private static let idempotencyKey = HTTPField.Name("Idempotency-Key")

    private static func isRepeatable(_ request: HTTPRequest) -> Bool {
        switch request.method {
        case .get, .head, .options, .put, .delete, .trace: true
        default: idempotencyKey.flatMap { request.headerFields[$0] }?.isEmpty == false
        }
    }

    /// Whether another attempt could end in another way.
    private static func isPassing(_ error: any Error) -> Bool {
        switch error {
        case is CancellationError, is MissingCredentials, is CredentialError, is MessageError: false
        default: true
        }
    }

    private func delay(after response: HTTPResponse, _ attempt: Int, since start: Duration) -> Duration? {
        guard policy.statuses.contains(response.status.code) else { return nil }
        guard let asked = RetryAfter.delay(in: response, now: now) else {
            return allowed(backoff(attempt), attempt, since: start)
        }
        return asked <= policy.maxRetryAfter ? allowed(asked, attempt, since: start) : nil
    }

    /// The delay, nil where the attempt after it would be one too many or too late.
    private func allowed(_ delay: Duration, _ attempt: Int, since start: Duration) -> Duration? {
        let elapsed = stopwatch.elapsed() - start
        return attempt < policy.maxAttempts && elapsed + delay <= policy.maxElapsed ? delay : nil
    }

    private func backoff(_ attempt: Int) -> Duration {
        let longest = policy.baseDelay * (1 << min(attempt - 1, 30))
        return min(longest, policy.maxDelay) * generator.fraction()
    }
}

/// How long a server asks to wait (RFC 9110 section 10.2.3).
enum RetryAfter {
    private static let name = HTTPField.Name("Retry-After")

    static func delay(in response: HTTPResponse, now: () -> Date) -> Duration? {
        guard let name, let text = response.headerFields[name] else { return nil }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return Int64(text).map { .seconds($0) } }
        guard let date = seconds(of: text) else { return nil }
        // The server's own clock, where it says what it shows.
        let reference = response.headerFields[.date].flatMap(seconds) ?? Int64(now().timeIntervalSince1970)
        return .seconds(max(date - reference, 0))
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7).
    static func seconds(of text: String) -> Int64? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int64(parts[1]), let year = Int64(parts[3]),
            let month = months.firstIndex(of: String(parts[2])), (1...31).contains(day), (1...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3 else { return nil }
        return days(year, Int64(month) + 1, day) * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    /// Days since 1970, by years that begin in March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
