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
    static func reason(_ error: any Error) -> LocalizedText {
        let cause = (error as? CocoaError)?.underlying ?? error
        return switch (cause as? POSIXError)?.code {
        case .ENOENT: .init("the folder does not exist", ja: "フォルダーがありません")
        case .ENOTDIR, .EEXIST: .init("a part of the path is a file", ja: "パスの途中がファイルです")
        case .EISDIR: .init("it is a folder", ja: "フォルダーです")
        case .EACCES, .EPERM: .init("permission denied", ja: "書き込みの権限がありません")
        case .EROFS: .init("the file system is read-only", ja: "ファイルシステムが読み取り専用です")
        case .ENOSPC: .init("no space is left", ja: "空き容量がありません")
        default: .init(verbatim: "\(error)".split(whereSeparator: \.isNewline).joined(separator: " "))
        }
    }
}
