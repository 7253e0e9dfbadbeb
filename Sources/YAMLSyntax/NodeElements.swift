/// The elements of a sequence. An index is a position in the tree, not a count.
package struct NodeElements: Collection, Sendable {
    private let tree: NodeTree
    package let startIndex: Int
    package let endIndex: Int
    /// Known without counting.
    package let count: Int

    init(of node: Node) {
        tree = node.tree
        let record = node.tree.records[node.index]
        let isSequence = record.kind == .sequence
        startIndex = node.index + 1
        endIndex = isSequence ? Int(record.next) : startIndex
        count = isSequence ? Int(record.count) : 0
    }

    package func index(after position: Int) -> Int { Int(tree.records[position].next) }

    package subscript(position: Int) -> Node { Node(tree: tree, index: position) }

    package func makeIterator() -> Iterator { Iterator(elements: self, position: startIndex) }

    /// Written out, as the standard library's own iterator is slow across modules.
    package struct Iterator: IteratorProtocol {
        let elements: NodeElements
        var position: Int

        package mutating func next() -> Node? {
            guard position < elements.endIndex else { return nil }
            defer { position = elements.index(after: position) }
            return elements[position]
        }
    }
}

/// The entries of a mapping. An index is a position in the tree, not a count.
package struct NodeEntries: Collection, Sendable {
    private let tree: NodeTree
    package let startIndex: Int
    package let endIndex: Int
    /// Known without counting.
    package let count: Int

    init(of node: Node) {
        tree = node.tree
        let record = node.tree.records[node.index]
        let isMapping = record.kind == .mapping
        startIndex = node.index + 1
        endIndex = isMapping ? Int(record.next) : startIndex
        count = isMapping ? Int(record.count) : 0
    }

    package func index(after position: Int) -> Int { Int(tree.records[position + 1].next) }

    package subscript(position: Int) -> (key: Node, value: Node) {
        (Node(tree: tree, index: position), Node(tree: tree, index: position + 1))
    }

    package func makeIterator() -> Iterator { Iterator(entries: self, position: startIndex) }

    /// Written out, as the standard library's own iterator is slow across modules.
    package struct Iterator: IteratorProtocol {
        let entries: NodeEntries
        var position: Int

        package mutating func next() -> (key: Node, value: Node)? {
            guard position < entries.endIndex else { return nil }
            defer { position = entries.index(after: position) }
            return entries[position]
        }
    }
}
