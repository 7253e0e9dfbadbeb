import Foundation

/// The package's own files, read as text.
enum SourceTree {
    struct File: Sendable {
        /// Below the package's folder.
        let path: String
        let lines: [Substring]

        /// Lines that are neither empty nor comments.
        var code: [Substring] {
            lines.filter { line in
                let text = line.drop { $0 == " " }
                return !text.isEmpty && !text.hasPrefix("//")
            }
        }

        var text: String { lines.joined(separator: "\n") }

        /// The imported modules, each with its line's number from 0.
        var imports: [(module: String, line: Int)] {
            lines.enumerated().compactMap { number, line in
                // An import begins at the margin; most lines do not.
                guard let first = line.utf8.first, first != UInt8(ascii: " "),
                    let match = line.wholeMatch(of: Self.importLine)
                else { return nil }
                return (String(match.1), number)
            }
        }

        // A parser of each file's own: a regex cannot be shared between tasks.
        private static var importLine: Regex<(Substring, Substring)> {
            /(?:@[\w()]+ )*(?:(?:public|package|internal|fileprivate|private) )?import (?:struct |class |enum |func )?(\w+).*/
        }
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

    /// Names in a folder, sorted, those that begin with a dot left out.
    static func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Files below a folder with an ending, sorted by path.
    static func files(below folder: String, ending: String = ".swift") throws -> [File] {
        var files: [File] = []
        for name in names(in: folder) {
            let path = folder + "/" + name
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: self.path(path), isDirectory: &isFolder)
            if isFolder.boolValue {
                files += try self.files(below: path, ending: ending)
            } else if name.hasSuffix(ending) {
                let text = try String(contentsOfFile: self.path(path), encoding: .utf8)
                files.append(File(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
            }
        }
        return files
    }
}
