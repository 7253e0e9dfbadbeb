package import JSONCoding
package import YAMLSyntax

/// A value that the document gives, such as an example. Examples are most of a large document and few are ever asked
/// for, so they stay nodes until then.
package struct WrittenValue: Sendable {
    private enum Content {
        case node(Node)
        case value(JSONValue)
    }

    private let content: Content

    package init(_ node: Node) { content = .node(node) }
    package init(_ value: JSONValue) { content = .value(value) }

    /// Made anew each time, so keep it where it is needed often.
    package var json: JSONValue {
        switch content {
        case .node(let node): node.jsonValue()
        case .value(let value): value
        }
    }

    /// The text of the value, for findings about a part of it; nil where there is none.
    package var node: Node? {
        if case .node(let node) = content { node } else { nil }
    }
}
