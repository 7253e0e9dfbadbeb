import SourceDiagnostics

/// Collects the nodes of a text in their order and freezes them into a tree.
struct TreeBuilder: ~Copyable {
    /// Why no more nodes can be taken.
    enum Refusal: Error {
        case depth, nodes
    }

    private struct OpenContainer {
        var index: Int
        /// Keys and values count one each.
        var children: UInt32
    }

    private let source: UnsafeBufferPointer<UInt8>
    private let limits: SyntaxLimits
    private(set) var records: [NodeRecord] = []
    private var text: [UInt8] = []
    private var tables: [UInt32] = []
    private var open: [OpenContainer] = []
    /// Pairs of key records with the same text: the first and a later one.
    private(set) var duplicates: [(first: Int, second: Int)] = []
    private var unread: [Int] = []

    init(source: UnsafeBufferPointer<UInt8>, limits: SyntaxLimits) {
        self.source = source
        self.limits = limits
        records.reserveCapacity(source.count / 24 + 16)
    }

    var depth: Int { open.count }

    /// Whether the next node is the key of a mapping.
    var expectsKey: Bool {
        guard let container = open.last else { return false }
        return records[container.index].kind == .mapping && container.children % 2 == 0
    }

    consuming func finish(file: SourceFile) -> NodeTree {
        NodeTree(file: file, records: records, text: text, tables: tables, unread: unread)
    }

    /// `inset` is the width of the closing quotation mark, behind the text in the file.
    mutating func scalar(
        _ kind: NodeRecord.Kind, _ range: Range<UInt32>, _ content: UnsafeBufferPointer<UInt8>, inset: Int
    ) throws(Refusal) {
        let start = Int(range.upperBound) - inset - content.count
        if start >= Int(range.lowerBound), matches(content, at: start) {
            try append(kind, range, payload: UInt32(start), count: UInt32(content.count), isInSource: true)
        } else {
            let payload = UInt32(text.count)
            text.append(contentsOf: content)
            try append(kind, range, payload: payload, count: UInt32(content.count))
        }
    }

    private func matches(_ content: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        var index = 0
        while index < content.count {
            if source[start + index] != content[index] { return false }
            index += 1
        }
        return true
    }

    mutating func alias(of target: Int, _ range: Range<UInt32>) throws(Refusal) {
        try append(.alias, range, payload: UInt32(target), count: 0)
    }

    /// Returns the index of the container.
    @discardableResult
    mutating func begin(_ kind: NodeRecord.Kind, _ range: Range<UInt32>) throws(Refusal) -> Int {
        guard open.count < limits.depth else { throw .depth }
        let index = records.count
        try append(kind, range, payload: NodeRecord.noTable, count: 0)
        open.append(OpenContainer(index: index, children: 0))
        return index
    }

    /// `end` is where a flow collection ends in the text; nil for a block, which ends with its last member.
    mutating func end(_ end: UInt32?) {
        guard let container = open.popLast() else { return }
        let index = container.index
        records[index].next = UInt32(records.count)
        if let end { records[index].end = end }
        let isMapping = records[index].kind == .mapping
        records[index].count = isMapping ? container.children / 2 : container.children
        if isMapping { checkKeys(of: index) }
        if let parent = open.last { records[parent.index].end = records[index].end }
    }

    private mutating func append(
        _ kind: NodeRecord.Kind, _ range: Range<UInt32>, payload: UInt32, count: UInt32, isInSource: Bool = false
    ) throws(Refusal) {
        guard records.count < limits.nodes else { throw .nodes }
        if kind == .unread { unread.append(records.count) }
        var parent = 0
        if let last = open.indices.last {
            open[last].children += 1
            parent = open[last].index
            records[parent].end = range.upperBound
        }
        records.append(
            NodeRecord(
                kind: kind, isInSource: isInSource, start: range.lowerBound, end: range.upperBound,
                next: UInt32(records.count + 1), parent: UInt32(parent), payload: payload, count: count))
    }
}

extension TreeBuilder {
    /// Finds equal keys and gives a large mapping its table.
    private mutating func checkKeys(of mapping: Int) {
        let entries = Int(records[mapping].count)
        if entries > KeyTable.threshold {
            fillTable(of: mapping, entries: entries)
        } else if entries > 1 {
            compareKeys(of: mapping)
        }
    }

    private mutating func compareKeys(of mapping: Int) {
        let end = Int(records[mapping].next)
        var key = mapping + 1
        while key < end {
            let next = Int(records[key + 1].next)
            var earlier = mapping + 1
            while earlier < key {
                if haveSameText(earlier, key) {
                    duplicates.append((earlier, key))
                    break
                }
                earlier = Int(records[earlier + 1].next)
            }
            key = next
        }
    }

    private mutating func fillTable(of mapping: Int, entries: Int) {
        let table = KeyTable(offset: tables.count, entries: entries)
        records[mapping].payload = UInt32(table.offset)
        tables.append(contentsOf: repeatElement(0, count: table.capacity))
        let end = Int(records[mapping].next)
        var key = mapping + 1
        while key < end {
            var slot = withText(of: key) { table.firstSlot(of: $0) }
            while tables[slot] != 0, !haveSameText(Int(tables[slot]), key) { slot = table.slot(after: slot) }
            if tables[slot] == 0 {
                tables[slot] = UInt32(key)
            } else {
                duplicates.append((Int(tables[slot]), key))
            }
            key = Int(records[key + 1].next)
        }
    }

    private func haveSameText(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (scalar(at: left), scalar(at: right))
        guard records[left].count == records[right].count else { return false }
        // What stands for a key that was refused equals none.
        if records[left].kind == .unread || records[right].kind == .unread { return false }
        return withText(of: left) { left in withText(of: right) { left.elementsEqual($0) } }
    }

    private func scalar(at index: Int) -> Int {
        records[index].kind == .alias ? Int(records[index].payload) : index
    }

    private func withText<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let record = records[scalar(at: index)]
        let range = Int(record.payload)..<Int(record.payload) + Int(record.count)
        if record.isInSource { return body(UnsafeBufferPointer(rebasing: source[range])) }
        return text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}
