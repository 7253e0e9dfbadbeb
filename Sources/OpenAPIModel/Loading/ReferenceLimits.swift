/// How far references may lead. Each limit has a rule of its own.
package struct ReferenceLimits: Sendable, Hashable {
    /// Files of one document, the entry file included.
    package var files: Int
    /// How often a reference may be followed.
    package var references: Int
    /// Bytes of all files together.
    package var totalBytes: Int

    package init(files: Int = 10_000, references: Int = 2_000_000, totalBytes: Int = 256 << 20) {
        self.files = files
        self.references = references
        self.totalBytes = totalBytes
    }
}
