/// A document that is to be written: pieces of texts that were read, in new collections. Its order is kept.
package enum YAMLTree: Sendable {
    /// What a key is written from; keys of any kind that a text had stay what they were.
    package enum Key: Sendable {
        /// A scalar that was read.
        case node(Node)
        case string(String)

        /// Without quotation marks.
        package var text: String {
            switch self {
            case .node(let node): node.scalarText ?? ""
            case .string(let text): text
            }
        }
    }

    package struct Entry: Sendable {
        package var key: Key
        package var value: YAMLTree

        package init(_ key: Key, _ value: YAMLTree) {
            self.key = key
            self.value = value
        }
    }

    /// A whole subtree as it was read. Aliases are written out, comments are gone.
    case node(Node)
    case string(String)
    case sequence([YAMLTree])
    case mapping([Entry])
}
