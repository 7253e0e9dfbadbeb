import Synchronization

/// How many requests an operation had in the window that is under way.
package final class QuotaCounters: Sendable {
    private struct Window {
        let start: Duration
        var count: Int
    }

    private let windows = Mutex<[String: Window]>([:])
    /// Callers name quotas, so that there may be any number of them.
    private static let limit = 10_000

    package init() {}

    /// Counts a request. The seconds until the next window where it is one too many.
    func take(_ key: String, requests: Int, seconds: Int, at time: Duration) -> Int? {
        windows.withLock { windows in
            let length = Duration.seconds(seconds)
            var window = windows[key] ?? Window(start: time, count: 0)
            if time - window.start >= length { window = Window(start: time, count: 0) }
            if windows.count >= Self.limit, windows[key] == nil { windows.removeAll() }
            window.count += 1
            windows[key] = window
            guard window.count > requests else { return nil }
            let rest = (length - (time - window.start)).components
            return max(1, Int(rest.seconds) + (rest.attoseconds > 0 ? 1 : 0))
        }
    }
}
