/// Where the reader gets its files from; the only door to the disk.
package protocol FileProvider: Sendable {
    /// The bytes of a file; one over the limit (in bytes) is refused before it is read.
    func read(path: String, limit: Int) throws(FileProviderError) -> [UInt8]
    /// The path without symbolic links, `.` and `..`; this is what a root folder is compared with.
    func canonicalPath(_ path: String) throws(FileProviderError) -> String
}

extension FileProvider {
    /// The bytes of a file of up to 64 MiB.
    package func read(path: String) throws(FileProviderError) -> [UInt8] { try read(path: path, limit: 64 << 20) }
}

/// Why a file cannot be had.
package enum FileProviderError: Error, Hashable, Sendable {
    case notFound
    case isDirectory
    /// In the system's words; `localized` has the usual ones in other languages.
    case unreadable(reason: String)
    case tooLarge(limit: Int)

    /// A reason as a finding says it.
    package static func localized(reason: String) -> LocalizedText {
        switch reason {
        case "not a regular file": .init(reason, ja: "通常のファイルではない")
        case "permission denied": .init(reason, ja: "読み取りの権限がない")
        case "too many symbolic links", "too many levels of symbolic links":
            .init(reason, ja: "シンボリックリンクが多すぎる")
        case "file name too long": .init(reason, ja: "ファイル名が長すぎる")
        case "too many open files": .init(reason, ja: "開いているファイルが多すぎる")
        case "input/output error": .init(reason, ja: "入出力エラー")
        default: .init(verbatim: reason)
        }
    }
}
