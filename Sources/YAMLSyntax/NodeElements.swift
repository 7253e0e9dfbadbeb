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
}
