import SourceDiagnostics

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why a file could not be written, in words instead of the description of an error.
enum WriteFailure {
    /// - Parameter path: what was to be written.
    static func reason(_ error: any Error, at path: String) -> LocalizedText {
        let folder = FilePath.directory(of: path)
        // Some file systems, such as that of processes, say so to everything that they do not keep.
        let isThere = (try? DiskFileProvider().canonicalPath(folder.isEmpty ? "." : folder)) != nil
        return reason(error, missing: isThere ? nothingNew : folderMissing)
    }

    /// As `reason(_:at:)` for a folder, which is made with all those above it, so that none of them can be missing.
    static func reason(_ error: any Error, creating folder: String) -> LocalizedText {
        let reason = reason(error, missing: nothingNew)
        return .init(
            "the folder cannot be created: \(reason.english)", ja: "フォルダーを作れません: \(reason.japanese)")
    }

    private static let folderMissing = LocalizedText("the folder does not exist", ja: "フォルダーがありません")
    private static let nothingNew = LocalizedText(
        "nothing new can be put there", ja: "そこには新しいものを置けません")

    private static func reason(_ error: any Error, missing: LocalizedText) -> LocalizedText {
        let cause = (error as? CocoaError)?.underlying ?? error
        return switch (cause as? POSIXError)?.code {
        case .ENOENT: missing
        case .ENOTDIR, .EEXIST: .init("a part of the path is a file", ja: "パスの途中がファイルです")
        case .EISDIR: .init("it is a folder", ja: "フォルダーです")
        case .EACCES, .EPERM: .init("permission denied", ja: "書き込みの権限がありません")
        case .EROFS: .init("the file system is read-only", ja: "ファイルシステムが読み取り専用です")
        case .ENOSPC: .init("no space is left", ja: "空き容量がありません")
        case .ENAMETOOLONG: .init("the name is too long", ja: "名前が長すぎます")
        case .ELOOP: .init("there are too many symbolic links", ja: "シンボリックリンクが多すぎます")
        default: .init(verbatim: "\(error)".split(whereSeparator: \.isNewline).joined(separator: " "))
        }
    }
}
