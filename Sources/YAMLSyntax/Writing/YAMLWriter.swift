/// Writes a tree as YAML of two spaces' indentation, so that a reader of YAML 1.2 gets the same tree, and one of YAML
/// 1.1 the same strings. Numbers stay as they were written.
package struct YAMLWriter: ~Copyable {
    /// Longer keys need a question mark: readers look no further than 1,024 characters for the colon (YAML 1.2,
    /// section 7.4.2).
    private static let keyLimit = 1000

    private enum Place {
        case afterKey, afterDash
    }

    private var bytes: [UInt8] = []

    /// The text of a tree, in UTF-8 and with a line break at the end.
    package static func write(_ tree: YAMLTree) -> [UInt8] {
        var writer = YAMLWriter()
        writer.document(tree)
        return writer.bytes
    }

    private mutating func document(_ tree: YAMLTree) {
        switch tree {
        case .node(let node) where node.kind == .mapping && node.entries.count > 0: mapping(node, column: 0)
        case .node(let node) where node.kind == .sequence && node.elements.count > 0: sequence(node, column: 0)
        case .mapping(let entries) where !entries.isEmpty: mapping(entries, column: 0)
        case .sequence(let elements) where !elements.isEmpty: sequence(elements, column: 0)
        case .node(let node) where node.isScalar: inline(node)
        case .string(let text): inline(text)
        case .node(let node): append(node.kind == .mapping ? "{}" : "[]")
        case .mapping: append("{}")
        case .sequence: append("[]")
        }
        if bytes.last != UInt8(ascii: "\n") { append("\n") }
    }

    /// What follows a colon or a dash, up to the end of the line or of the block.
    private mutating func value(_ tree: YAMLTree, _ place: Place, column: Int) {
        switch tree {
        case .node(let node): value(node, place, column: column)
        case .string(let text):
            append(" ")
            block(text, column: column)
        case .sequence(let elements) where elements.isEmpty: append(" []\n")
        case .mapping(let entries) where entries.isEmpty: append(" {}\n")
        case .sequence(let elements):
            append(place == .afterKey ? "\n" : " ")
            sequence(elements, column: column + 2, isInLine: place == .afterDash)
        case .mapping(let entries):
            append(place == .afterKey ? "\n" : " ")
            mapping(entries, column: column + 2, isInLine: place == .afterDash)
        }
    }

    private mutating func value(_ node: Node, _ place: Place, column: Int) {
        switch node.kind {
        case .sequence where node.elements.isEmpty: append(" []\n")
        case .mapping where node.entries.isEmpty: append(" {}\n")
        case .sequence:
            append(place == .afterKey ? "\n" : " ")
            sequence(node, column: column + 2, isInLine: place == .afterDash)
        case .mapping:
            append(place == .afterKey ? "\n" : " ")
            mapping(node, column: column + 2, isInLine: place == .afterDash)
        default:
            append(" ")
            block(node, column: column)
        }
    }
}

// MARK: Collections

extension YAMLWriter {
    private mutating func mapping(_ node: Node, column: Int, isInLine: Bool = false) {
        var isInLine = isInLine
        for (key, value) in node.entries {
            begin(column, &isInLine)
            self.key(.node(key), column: column)
            self.value(value, .afterKey, column: column)
        }
    }

    private mutating func mapping(_ entries: [YAMLTree.Entry], column: Int, isInLine: Bool = false) {
        var isInLine = isInLine
        for entry in entries {
            begin(column, &isInLine)
            key(entry.key, column: column)
            value(entry.value, .afterKey, column: column)
        }
    }

    private mutating func sequence(_ node: Node, column: Int, isInLine: Bool = false) {
        var isInLine = isInLine
        for element in node.elements {
            begin(column, &isInLine)
            append("-")
            value(element, .afterDash, column: column)
        }
    }

    private mutating func sequence(_ elements: [YAMLTree], column: Int, isInLine: Bool = false) {
        var isInLine = isInLine
        for element in elements {
            begin(column, &isInLine)
            append("-")
            value(element, .afterDash, column: column)
        }
    }

    /// The first member of a collection within a list stands in the line of the dash.
    private mutating func begin(_ column: Int, _ isInLine: inout Bool) {
        if !isInLine { indent(column) }
        isInLine = false
    }

    private mutating func key(_ key: YAMLTree.Key, column: Int) {
        let start = bytes.count
        switch key {
        case .node(let node): inline(node)
        case .string(let text): inline(text)
        }
        if bytes.count - start > Self.keyLimit {
            bytes.insert(contentsOf: "? ".utf8, at: start)
            append("\n")
            indent(column)
        }
        append(":")
    }
}

// MARK: Scalars

extension YAMLWriter {
    /// A scalar in one line.
    private mutating func inline(_ node: Node) {
        node.tree.withText(of: node.index) { text in
            if node.kind == .string { inline(text) } else { literal(text, node.kind) }
        }
    }

    private mutating func inline(_ text: String) {
        var text = text
        text.withUTF8 { inline($0) }
    }

    private mutating func inline(_ text: UnsafeBufferPointer<UInt8>) {
        switch ScalarStyle.inLine(text) {
        case .plain: bytes.append(contentsOf: text)
        case .singleQuoted: QuotedScalar.appendSingle(text, to: &bytes)
        case .doubleQuoted, .literal: QuotedScalar.appendDouble(text, to: &bytes)
        }
    }

    /// A scalar that may take more lines, with the break at its end.
    private mutating func block(_ node: Node, column: Int) {
        node.tree.withText(of: node.index) { text in
            if node.kind == .string {
                block(text, column: column)
            } else {
                literal(text, node.kind)
                append("\n")
            }
        }
    }

    private mutating func block(_ text: String, column: Int) {
        var text = text
        text.withUTF8 { block($0, column: column) }
    }

    private mutating func block(_ text: UnsafeBufferPointer<UInt8>, column: Int) {
        guard ScalarStyle.inBlock(text) == .literal else {
            inline(text)
            append("\n")
            return
        }
        append("|")
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // Else the spaces before the first line would be taken for its indentation.
        let first = lines.first { !$0.isEmpty }?.first
        if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") { append("2") }
        let breaks = text.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
        if breaks != 1 { append(breaks == 0 ? "-" : "+") }
        append("\n")
        for line in breaks == 0 ? lines[...] : lines.dropLast() {
            if !line.isEmpty {
                indent(column + 2)
                bytes.append(contentsOf: line)
            }
            append("\n")
        }
    }

    /// What is no string. A number whose text alone would be of another kind had a tag.
    private mutating func literal(_ text: UnsafeBufferPointer<UInt8>, _ kind: Node.Kind) {
        switch kind {
        case .null: append("null")
        case .bool: append(text.first.map { $0 | 0x20 == UInt8(ascii: "t") } == true ? "true" : "false")
        default:
            if kind == .float, CoreSchema.kind(of: text) == .integer { append("!!float ") }
            bytes.append(contentsOf: text)
        }
    }

    private mutating func indent(_ column: Int) {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: column))
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
