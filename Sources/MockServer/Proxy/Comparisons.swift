package import MockEngine
import Synchronization

/// How the mock and the real service compare, by operation.
package final class Comparisons: Sendable {
    package struct Summary: Sendable, Hashable {
        package let service: String
        /// Empty where the operation has none.
        package let operationID: String
        package fileprivate(set) var alike = 0
        package fileprivate(set) var different = 0
        package fileprivate(set) var failed = 0
        /// Of the last comparison that was not alike.
        package fileprivate(set) var differences: [String] = []
        package fileprivate(set) var last: Moment
    }

    private struct Key: Hashable {
        let service: String
        let operationID: String
    }

    private struct Storage {
        var summaries: [Key: Summary] = [:]
        var running = 0
    }

    private let storage = Mutex(Storage())
    /// More at once would be a load that callers of the mock never meant.
    private static let limit = 16

    package init() {}

    /// In the order of their names.
    package var summaries: [Summary] {
        storage.withLock { $0.summaries.values.sorted { ($0.service, $0.operationID) < ($1.service, $1.operationID) } }
    }

    /// Whether another one may run.
    func begin() -> Bool {
        storage.withLock { storage in
            guard storage.running < Self.limit else { return false }
            storage.running += 1
            return true
        }
    }

    func end() { storage.withLock { $0.running -= 1 } }

    func add(_ comparison: Comparison, of service: String, _ operationID: String, at moment: Moment) {
        let key = Key(service: service, operationID: operationID)
        storage.withLock { storage in
            var summary = storage.summaries[key] ?? Summary(service: service, operationID: operationID, last: moment)
            summary.last = moment
            switch comparison.result {
            case .alike: summary.alike += 1
            case .different: summary.different += 1
            case .failed: summary.failed += 1
            }
            if comparison.result != .alike { summary.differences = comparison.differences }
            storage.summaries[key] = summary
        }
    }
}
