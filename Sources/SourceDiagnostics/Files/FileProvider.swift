/// Where the reader gets its files from; the only door to the disk.
package protocol FileProvider: Sendable {
    /// The bytes of a file.
    func read(path: String) throws(FileProviderError) -> [UInt8]
    /// The path without symbolic links, `.` and `..`; this is what a root folder is compared with.
    func canonicalPath(_ path: String) throws(FileProviderError) -> String
}

/// Why a file cannot be had.
package enum FileProviderError: Error, Hashable, Sendable {
    case notFound
    case isDirectory
    case unreadable(reason: String)
    case tooLarge(limit: Int)
}
