extension Node {
    /// The JSON pointer of the node within its file; the root has the empty one. Every object of a document asks for
    /// it, so it is written as bytes.
    package var pointer: String {
        var path: [Int] = []
        var current = index
        while current != 0 {
            path.append(current)
            current = Int(tree.records[current].parent)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.count * 16)
        for index in path.reversed() {
            bytes.append(UInt8(ascii: "/"))
            appendStep(to: index, &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The key under which the container holds the node, escaped (RFC 6901, section 3), or its place in the list.
    private func appendStep(to current: Int, _ bytes: inout [UInt8]) {
        let container = Int(tree.records[current].parent)
        guard tree.records[container].kind == .mapping else {
            bytes.append(contentsOf: String(position(of: current, in: container)).utf8)
            return
        }
        tree.withText(of: tree.target(of: current - 1)) { key in
            for byte in key {
                switch byte {
                case UInt8(ascii: "~"): bytes += [byte, UInt8(ascii: "0")]
                case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
                default: bytes.append(byte)
                }
            }
        }
    }

    private func position(of current: Int, in container: Int) -> Int {
        var position = 0
        var index = container + 1
        while index < current {
            index = Int(tree.records[index].next)
            position += 1
        }
        return position
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
