package import MockEngine
import Synchronization

/// Who has changed the life cycle of which service.
package final class AuditLog: Sendable {
    package struct Entry: Sendable, Hashable {
        package let at: Moment
        /// nil where nobody said.
        package let actor: String?
        package let service: String
        package let before: LifeCycle
        package let after: LifeCycle
    }

    private let storage = Mutex<[Entry]>([])
    private static let limit = 1000

    package init() {}

    /// The newest first.
    package var entries: [Entry] { storage.withLock { $0.reversed() } }

    func add(_ entry: Entry) {
        storage.withLock { entries in
            entries.append(entry)
            if entries.count > Self.limit { entries.removeFirst() }
        }
    }
}
