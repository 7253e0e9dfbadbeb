import JSONCoding

/// Writes a tree as JSON in lines, indented by two spaces. Numbers stay as they were written where JSON has that
/// notation; keys are strings.
package struct JSONTreeWriter: ~Copyable {
    private var bytes: [UInt8] = []

    /// The text of a tree, in UTF-8 and with a line break at the end.
    package static func write(_ tree: YAMLTree) -> [UInt8] {
        var writer = JSONTreeWriter()
        writer.value(tree, column: 0)
        writer.append("\n")
        return writer.bytes
    }

    private mutating func value(_ tree: YAMLTree, column: Int) {
        switch tree {
        case .node(let node): value(node, column: column)
        case .string(let text): string(text)
        case .sequence(let elements):
            var separator = begin("[")
            for element in elements {
                separate(&separator, column: column)
                value(element, column: column + 2)
            }
            end("]", elements.isEmpty, column: column)
        case .mapping(let entries):
            var separator = begin("{")
            for entry in entries {
                separate(&separator, column: column)
                key(entry.key)
                value(entry.value, column: column + 2)
            }
            end("}", entries.isEmpty, column: column)
        }
    }

    private mutating func value(_ node: Node, column: Int) {
        switch node.kind {
        case .null: append("null")
        case .bool: append(node.bool == true ? "true" : "false")
        case .integer, .float: bytes += (node.number?.text ?? "0").utf8
        case .string: string(node.scalarText ?? "")
        case .sequence:
            var separator = begin("[")
            for element in node.elements {
                separate(&separator, column: column)
                value(element, column: column + 2)
            }
            end("]", node.elements.isEmpty, column: column)
        case .mapping:
            var separator = begin("{")
            for (key, value) in node.entries {
                separate(&separator, column: column)
                self.key(.node(key))
                self.value(value, column: column + 2)
            }
            end("}", node.entries.isEmpty, column: column)
        }
    }

    private mutating func key(_ key: YAMLTree.Key) {
        switch key {
        case .node(let node): string(node.scalarText ?? "")
        case .string(let text): string(text)
        }
        append(": ")
    }

    private mutating func string(_ text: String) {
        var writer = JSONWriter()
        writer.writeString(text)
        bytes += writer.bytes
    }

    /// What comes before the first member.
    private mutating func begin(_ bracket: StaticString) -> StaticString {
        append(bracket)
        return "\n"
    }

    private mutating func separate(_ separator: inout StaticString, column: Int) {
        append(separator)
        indent(column + 2)
        separator = ",\n"
    }

    private mutating func end(_ bracket: StaticString, _ isEmpty: Bool, column: Int) {
        if !isEmpty {
            append("\n")
            indent(column)
        }
        append(bracket)
    }

    private mutating func indent(_ column: Int) {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: column))
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
