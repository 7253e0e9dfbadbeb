/// One node of a tree in its flat form. Nodes lie in the order of the text, keys and values of a mapping in turn, so a
/// value's key is always the record before it.
struct NodeRecord {
    enum Kind: UInt8 {
        case null, bool, integer, float, string, sequence, mapping
        /// Stands for the node at `payload`.
        case alias
        /// Stands for what could not be read and has a finding.
        case unread
    }

    var kind: Kind
    /// Whether the text of a scalar is a piece of the file itself, or else of the tree's own buffer.
    var isInSource: Bool
    var start: UInt32
    var end: UInt32
    /// Index of the record after this node and everything in it.
    var next: UInt32
    /// Index of the container; the root is its own.
    var parent: UInt32
    /// Scalars: offset of the text. Mappings: offset of the key table, where there is one. Aliases: the target.
    var payload: UInt32
    /// Scalars: bytes of the text. Sequences: elements. Mappings: entries.
    var count: UInt32

    static let noTable = UInt32.max
}
