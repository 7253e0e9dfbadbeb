import JSONCoding

extension Node {
    /// The JSON pointer of the node within its file; the root has the empty one.
    package var pointer: String {
        var steps: [String] = []
        var current = index
        while current != 0 {
            steps.append(step(to: current))
            current = Int(tree.records[current].parent)
        }
        var result = ""
        result.reserveCapacity(steps.reduce(0) { $0 + $1.utf8.count + 1 })
        for step in steps.reversed() {
            result += "/"
            result += step
        }
        return result
    }

    /// The key under which the container holds the node, or its place in the list.
    private func step(to current: Int) -> String {
        let container = Int(tree.records[current].parent)
        if tree.records[container].kind == .mapping {
            return JSONPointer.escape(Node(tree: tree, index: current - 1).scalarText ?? "")
        }
        var position = 0
        var index = container + 1
        while index < current {
            index = Int(tree.records[index].next)
            position += 1
        }
        return String(position)
    }

    /// The node that the steps of a JSON pointer lead to, and how many of them could be gone.
    package func descend(_ steps: [String]) -> (node: Node, taken: Int) {
        var node = self
        for (taken, step) in steps.enumerated() {
            guard let next = node.child(step) else { return (node, taken) }
            node = next
        }
        return (node, steps.count)
    }

    private func child(_ step: String) -> Node? {
        if kind == .mapping { return self[step] }
        // RFC 6901, section 4: no leading zeros, no signs.
        guard kind == .sequence, let position = Int(step), String(position) == step, position >= 0 else { return nil }
        guard position < elements.count else { return nil }
        return elements.dropFirst(position).first
    }
}
