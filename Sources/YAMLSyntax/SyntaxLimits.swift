/// How large a text may be. Each limit has a rule of its own.
package struct SyntaxLimits: Sendable, Hashable {
    package var bytes: Int
    package var nodes: Int
    /// Containers within containers, aliases followed.
    package var depth: Int
    /// Nodes that all aliases together would add if they were written out.
    package var aliasExpansion: Int

    package init(
        bytes: Int = 64 << 20, nodes: Int = 8_000_000, depth: Int = 256, aliasExpansion: Int = 1_000_000
    ) {
        // Offsets have 32 bits.
        self.bytes = min(bytes, Int(Int32.max))
        self.nodes = min(nodes, Int(Int32.max))
        self.depth = depth
        self.aliasExpansion = aliasExpansion
    }
}
