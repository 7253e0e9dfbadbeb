import ArgumentParser
import SourceDiagnostics

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A file that a command writes, or standard output.
package struct OutputFile: Sendable {
    /// nil for standard output.
    private let path: String?

    /// `-` is standard output as well.
    package init(_ path: String?) { self.path = path == "-" ? nil : path }

    /// A file appears whole or not at all. What goes wrong is said, and thrown as an exit code.
    package func write(_ bytes: [UInt8], _ session: ContractSession) throws {
        guard let path else { return Terminal.write(bytes, to: .output) }
        do {
            // Written through a link, so that the link stays.
            let place = (try? DiskFileProvider().canonicalPath(path)) ?? path
            try Data(bytes).write(to: URL(filePath: place), options: Self.isSpecial(place) ? [] : .atomic)
        } catch {
            let reason = WriteFailure.reason(error, at: path)
            session.say(
                .init(
                    "\(path): error: cannot write: \(reason.english)",
                    ja: "\(path): エラー: 書き込めません: \(reason.japanese)"), on: .error)
            throw ExitStatus.input
        }
    }

    /// A device or a pipe cannot be replaced by a file that was written beside it.
    private static func isSpecial(_ path: String) -> Bool {
        guard let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType else {
            return false
        }
        return type != .typeRegular && type != .typeDirectory
    }
}
