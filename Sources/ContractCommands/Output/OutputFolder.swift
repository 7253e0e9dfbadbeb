package import SwiftCodeGen

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The folder that generated files are written to. Only files that carry the generator's header are ever replaced or
/// removed.
package struct OutputFolder: Sendable {
    /// What has to be done so that the folder holds just these files.
    package struct Changes: Sendable {
        package var written: [GeneratedFile] = []
        package var unchanged: [GeneratedFile] = []
        /// Generated before, not needed any more.
        package var removed: [String] = []
        /// In the way, and not ours.
        package var foreign: [String] = []

        package var isEmpty: Bool { written.isEmpty && removed.isEmpty }
    }

    let path: String

    package init(path: String) { self.path = path }

    /// - Parameter names: removes what is no longer needed among the files of this contract only, so that several can
    ///   share a folder: those that are named `Name.swift` or `Name+….swift`.
    package func changes(for files: [GeneratedFile], contract name: String) -> Changes {
        var changes = Changes()
        for file in files {
            switch contents(of: file.name) {
            case file.bytes?: changes.unchanged.append(file)
            case let other? where !CodeGenerator.isGenerated(other): changes.foreign.append(file.name)
            default: changes.written.append(file)
            }
        }
        let needed = Set(files.map(\.name))
        changes.removed = existingNames().filter { candidate in
            !needed.contains(candidate) && (candidate == "\(name).swift" || candidate.hasPrefix("\(name)+"))
                && contents(of: candidate).map(CodeGenerator.isGenerated) == true
        }
        return changes
    }

    /// Makes the folder, and all those above it, where they are missing.
    package func create() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Writes and removes. Every file appears whole: it is written beside its place and moved there.
    package func apply(_ changes: Changes) throws {
        let manager = FileManager.default
        for file in changes.written {
            try Data(file.bytes).write(to: URL(filePath: place(of: file.name)), options: .atomic)
        }
        for name in changes.removed { try manager.removeItem(atPath: place(of: name)) }
    }

    private func existingNames() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.hasSuffix(".swift") }.sorted()
    }

    /// nil where there is no such file.
    package func contents(of name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: place(of: name)).map { Array($0) }
    }

    private func place(of name: String) -> String { path + "/" + name }
}
