package import JSONCoding
package import SourceDiagnostics

/// A node of a YAML or JSON text: a handle of two words over the tree of its file. An alias is the node it stands for.
package struct Node: Sendable {
    package enum Kind: String, Sendable, Hashable {
        case null, bool, integer, float, string, sequence, mapping

        /// The kind as a message names it, with its article.
        package var description: String {
            switch self {
            case .null: "null"
            case .bool: "a boolean"
            case .integer: "an integer"
            case .float: "a number"
            case .string: "a string"
            case .sequence: "a list"
            case .mapping: "a mapping"
            }
        }

        /// As `description`, in Japanese.
        package var japanese: String {
            switch self {
            case .null: "null"
            case .bool: "真偽値"
            case .integer: "整数"
            case .float: "数値"
            case .string: "文字列"
            case .sequence: "リスト"
            case .mapping: "マッピング"
            }
        }
    }

    let tree: NodeTree
    /// The position in the tree: with the file, the identity of the node.
    package let index: Int

    init(tree: NodeTree, index: Int) {
        self.tree = tree
        self.index = tree.target(of: index)
    }

    private var record: NodeRecord { tree.records[index] }

    /// How the core schema of YAML 1.2 reads it.
    package var kind: Kind {
        switch record.kind {
        case .null, .alias, .unread: .null
        case .bool: .bool
        case .integer: .integer
        case .float: .float
        case .string: .string
        case .sequence: .sequence
        case .mapping: .mapping
        }
    }

    /// Whether it stands for a part of the text that could not be read and has a finding: an alias of nothing, or a key
    /// that is none. It looks like null.
    package var isUnread: Bool { record.kind == .unread }

    package var file: SourceFile { tree.file }

    /// A scalar with its quotation marks; a block collection up to the end of its last member.
    package var range: SourceRange {
        let record = self.record
        return SourceRange(file: tree.file.id, start: record.start, end: record.end)
    }

    package var isScalar: Bool { kind != .sequence && kind != .mapping }

    /// The text of any scalar, escapes undone, whatever its kind; nil for collections.
    package var scalarText: String? {
        isScalar ? tree.withText(of: index) { String(decoding: $0, as: UTF8.self) } : nil
    }

    /// nil for everything but strings, also for numbers.
    package var string: String? { kind == .string ? scalarText : nil }

    package var bool: Bool? {
        guard kind == .bool else { return nil }
        return tree.withText(of: index) { $0.first.map { $0 | 0x20 == UInt8(ascii: "t") } }
    }

    /// The number in JSON's notation: `0x1F` is `31`, `+1` is `1`, `.5` is `0.5`.
    package var number: JSONNumber? {
        guard kind == .integer || kind == .float, let text = scalarText else { return nil }
        return CoreSchema.number(from: text)
    }

    /// Elements of a sequence; none for other kinds.
    package var elements: NodeElements { NodeElements(of: self) }

    /// Entries of a mapping in the order of the text; none for other kinds.
    package var entries: NodeEntries { NodeEntries(of: self) }

    /// The value under a key; nil where there is none or this is no mapping. Keys that are no strings count by their
    /// text.
    package subscript(key: String) -> Node? {
        guard kind == .mapping, let value = tree.value(of: key, in: index) else { return nil }
        return Node(tree: tree, index: value)
    }

    /// The entry of a key, for those who need the place of the key itself.
    package func entry(_ key: String) -> (key: Node, value: Node)? {
        guard kind == .mapping, let value = tree.value(of: key, in: index) else { return nil }
        return (Node(tree: tree, index: value - 1), Node(tree: tree, index: value))
    }

    /// The container; nil for the root. What an alias leads to has the container of its anchor.
    package var parent: Node? { index == 0 ? nil : Node(tree: tree, index: Int(record.parent)) }

    /// The key of a value within a mapping.
    package var key: Node? {
        guard index > 0, tree.records[Int(record.parent)].kind == .mapping else { return nil }
        return Node(tree: tree, index: index - 1)
    }
}

extension Node: Hashable {
    package static func == (left: Node, right: Node) -> Bool { left.index == right.index && left.tree === right.tree }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(index)
        hasher.combine(ObjectIdentifier(tree))
    }
}
