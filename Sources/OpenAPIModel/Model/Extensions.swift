package import JSONCoding
package import SourceDiagnostics
import YAMLSyntax

/// The `x-` fields of an object in the order of the text (OAS 3.0.4, section 4.9).
package struct Extensions: Sendable {
    package struct Entry: Sendable {
        private let key: Node
        private let valueNode: Node

        init(key: Node, value: Node) {
            self.key = key
            valueNode = value
        }

        package var name: String { key.scalarText ?? "" }
        package var nameRange: SourceRange { key.range }
        /// Made anew each time.
        package var value: JSONValue { valueNode.jsonValue() }
        /// The place of the value.
        package var origin: Origin { Origin(of: valueNode) }
    }

    private var entries: [Entry] = []

    /// No fields.
    package init() {}

    mutating func append(key: Node, value: Node) { entries.append(Entry(key: key, value: value)) }

    /// Adds the fields whose names are not there yet.
    mutating func fill(from others: Extensions) {
        for entry in others where self.entry(entry.name) == nil { entries.append(entry) }
    }

    package subscript(name: String) -> JSONValue? { entry(name)?.value }

    package func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

    /// All fields as one object.
    package var object: JSONObject {
        var object = JSONObject()
        for entry in entries { object[entry.name] = entry.value }
        return object
    }
}

extension Extensions: RandomAccessCollection {
    package var startIndex: Int { entries.startIndex }
    package var endIndex: Int { entries.endIndex }
    package subscript(position: Int) -> Entry { entries[position] }
}
