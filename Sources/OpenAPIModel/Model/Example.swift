package import JSONCoding
package import YAMLSyntax

package struct Example: Sendable {
    /// The key under `examples`; nil for the single `example`.
    package var name: String?
    package var summary: String?
    package var description: String?
    package var externalValue: String?
    package var extensions = Extensions()
    /// The place of the value, or of the Example Object where it has none.
    package var origin: Origin
    /// The key under `components/examples`, where it is one.
    package var componentName: String?
    private var content: WrittenValue?

    /// nil for an `externalValue`. Made anew each time, so keep it where it is needed often.
    package var value: JSONValue? {
        get { content?.json }
        set { content = newValue.map { WrittenValue($0) } }
    }

    /// The text of the value, for findings about a part of it; nil where there is none.
    package var node: Node? { content?.node }

    package init(name: String?, summary: String?, value: JSONValue?, externalValue: String?, origin: Origin) {
        self.name = name
        self.summary = summary
        self.externalValue = externalValue
        self.origin = origin
        content = value.map { WrittenValue($0) }
    }

    package init(name: String?, summary: String?, node: Node?, externalValue: String?, origin: Origin) {
        self.name = name
        self.summary = summary
        self.externalValue = externalValue
        self.origin = origin
        content = node.map { WrittenValue($0) }
    }
}
