import SourceDiagnostics

/// The flat, immutable store behind the nodes of one file.
final class NodeTree: Sendable {
    let file: SourceFile
    let records: [NodeRecord]
    /// Texts of scalars that differ from what stands in the file: with escapes, folded lines or a block's indentation.
    private let text: [UInt8]
    /// Open addressing tables of the large mappings: indexes of key records, 0 where there is none.
    private let tables: [UInt32]
    /// Indexes of the nodes that stand for what could not be read.
    let unread: [Int]

    init(file: SourceFile, records: [NodeRecord], text: [UInt8], tables: [UInt32], unread: [Int]) {
        self.file = file
        self.records = records
        self.text = text
        self.tables = tables
        self.unread = unread
    }

    /// The index of a node, or of what it is an alias of.
    func target(of index: Int) -> Int {
        let record = records[index]
        return record.kind == .alias ? Int(record.payload) : index
    }

    func withText<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let record = records[index]
        let range = Int(record.payload)..<Int(record.payload) + Int(record.count)
        return record.isInSource
            ? file.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
            : text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// The index of the value under a key, nil if the mapping has no such key. Of equal keys the first is taken.
    func value(of key: String, in mapping: Int) -> Int? {
        var key = key
        return key.withUTF8 { key in
            let record = records[mapping]
            if record.payload != NodeRecord.noTable { return lookUp(key, in: record) }
            var index = mapping + 1
            while index < Int(record.next) {
                if hasText(key, index) { return index + 1 }
                index = Int(records[index + 1].next)
            }
            return nil
        }
    }

    private func lookUp(_ key: UnsafeBufferPointer<UInt8>, in record: NodeRecord) -> Int? {
        let table = KeyTable(offset: Int(record.payload), entries: Int(record.count))
        var slot = table.firstSlot(of: key)
        while tables[slot] != 0 {
            let index = Int(tables[slot])
            if hasText(key, index) { return index + 1 }
            slot = table.slot(after: slot)
        }
        return nil
    }

    private func hasText(_ key: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let index = target(of: index)
        guard Int(records[index].count) == key.count else { return false }
        return withText(of: index) { $0.elementsEqual(key) }
    }
}

/// Where the slots of one mapping lie in the tree's tables.
struct KeyTable {
    /// Mappings with more entries than this have a table.
    static let threshold = 8

    let offset: Int
    let capacity: Int

    init(offset: Int, entries: Int) {
        self.offset = offset
        var capacity = 32
        while capacity < entries * 2 { capacity *= 2 }
        self.capacity = capacity
    }

    /// The standard library's seeded hash, so that nobody can write a document whose keys all collide.
    func firstSlot(of key: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(key))
        return offset + hasher.finalize() & (capacity - 1)
    }

    func slot(after slot: Int) -> Int { offset + (slot - offset + 1) & (capacity - 1) }
}
