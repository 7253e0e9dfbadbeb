import Synchronization

/// The last requests to all mocks of a host. Where there is no room, the oldest go.
package final class Journal: Sendable {
    /// How much is kept.
    package struct Limits: Sendable, Hashable {
        /// Of all records together.
        package var bytes = 16 << 20
        /// Of one body.
        package var bodyBytes = 16 << 10

        package init() {}
    }

    fileprivate struct Pages {
        /// Their ids go up; those before `first` are gone.
        var records: [JournalRecord?] = []
        var first = 0
        var bytes = 0
        /// How many were ever made.
        var count = 0
        var evicted = 0
        var readers: [Int: AsyncStream<JournalRecord>.Continuation] = [:]
        var readerCount = 0
    }

    package let limits: Limits
    private let pages = Mutex(Pages())
    /// A reader who is slower misses some.
    private static let readerBuffer = 256

    package init(limits: Limits = Limits()) { self.limits = limits }

    /// How many were ever made.
    package var count: Int { pages.withLock(\.count) }

    /// How many have made room for newer ones.
    package var evicted: Int { pages.withLock(\.evicted) }

    // MARK: Writing

    /// - Parameter make: is given the id.
    func add(_ make: (Int) -> JournalRecord) -> JournalRecord {
        let (record, readers) = pages.withLock { pages in
            pages.count += 1
            let record = make(pages.count)
            pages.append(record, limit: limits.bytes)
            return (record, Array(pages.readers.values))
        }
        for reader in readers { reader.yield(record) }
        return record
    }

    /// Adds what became of a callback to the request that it is for.
    func add(_ report: CallbackSender.Report, to id: Int) {
        pages.withLock { pages in
            guard let index = pages.index(of: id) else { return }
            pages.records[index]?.callbacks.append(report)
        }
    }

    /// Forgets what a condition holds for.
    package func remove(where condition: (JournalRecord) -> Bool = { _ in true }) {
        pages.withLock { $0.keep { !condition($0) } }
    }

    // MARK: Reading

    /// nil for one that was never made, or too long ago.
    package subscript(id: Int) -> JournalRecord? {
        pages.withLock { pages in pages.index(of: id).flatMap { pages.records[$0] } }
    }

    /// The newest first.
    ///
    /// - Returns: those for which all conditions hold, and whether there are older ones.
    package func records(_ filter: JournalFilter, limit: Int) -> (records: [JournalRecord], hasMore: Bool) {
        let all = pages.withLock { pages in pages.records[pages.first...] }
        var found: [JournalRecord] = []
        for case let record? in all.reversed() where filter.accepts(record) {
            guard found.count < limit else { return (found, true) }
            found.append(record)
        }
        return (found, false)
    }

    /// Records as they are made, until the reader ends.
    package func events() -> AsyncStream<JournalRecord> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: JournalRecord.self, bufferingPolicy: .bufferingNewest(Self.readerBuffer))
        let id = pages.withLock { pages in
            pages.readerCount += 1
            pages.readers[pages.readerCount] = continuation
            return pages.readerCount
        }
        continuation.onTermination = { [weak self] _ in
            self?.pages.withLock { _ = $0.readers.removeValue(forKey: id) }
        }
        return stream
    }
}

extension Journal.Pages {
    fileprivate mutating func append(_ record: JournalRecord, limit: Int) {
        records.append(record)
        bytes += record.bytes
        while bytes > limit, records.count - first > 1 {
            bytes -= records[first]?.bytes ?? 0
            records[first] = nil
            first += 1
            evicted += 1
        }
        // Moving them seldom keeps each step cheap.
        if first > 256, first > records.count / 2 {
            records.removeFirst(first)
            first = 0
        }
    }

    fileprivate mutating func keep(_ condition: (JournalRecord) -> Bool) {
        records = records[first...].filter { $0.map(condition) ?? false }
        first = 0
        bytes = records.reduce(0) { $0 + ($1?.bytes ?? 0) }
    }

    fileprivate func index(of id: Int) -> Int? {
        var (low, high) = (first, records.count)
        while low < high {
            let middle = (low + high) / 2
            if (records[middle]?.id ?? 0) < id { low = middle + 1 } else { high = middle }
        }
        return low < records.count && records[low]?.id == id ? low : nil
    }
}
