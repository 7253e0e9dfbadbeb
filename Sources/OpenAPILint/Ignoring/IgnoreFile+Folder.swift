package import SourceDiagnostics

extension IgnoreFile {
    /// The folder that an ignore file lies in, from which its entries see the files of a contract. So they hold in
    /// every copy of a project and from whichever folder the tool is run.
    package struct Folder: Sendable {
        private let path: String
        private let workingFolder: String
        private let provider: any FileProvider

        /// - Parameter file: the ignore file, which need not be there yet.
        package init(of file: String, provider: any FileProvider) {
            self.provider = provider
            workingFolder = (try? provider.canonicalPath(".")) ?? "/"
            let folder = FilePath.directory(of: file)
            path = Self.absolutePath(folder.isEmpty ? "." : folder, workingFolder, provider)
        }

        /// How an entry names a file that a document was read from.
        func entryName(ofRead name: String) -> String {
            let file = absolutePath(ofRead: name)
            return file.utf8.first == UInt8(ascii: "/") ? FilePath.relative(file, to: path) : file
        }

        func absolutePath(ofRead name: String) -> String {
            Self.isNoPath(name) ? name : Self.absolutePath(name, workingFolder, provider)
        }

        func absolutePath(ofEntry name: String) -> String {
            Self.isNoPath(name) ? name : Self.absolutePath(FilePath.join(path, name), workingFolder, provider)
        }

        /// What is read over a network cannot be looked for here.
        func hasFile(_ name: String) -> Bool {
            Self.isNoPath(name) || (try? provider.canonicalPath(FilePath.join(path, name))) != nil
        }

        /// A URL, or the name of standard input.
        private static func isNoPath(_ name: String) -> Bool { name.contains("://") || name.hasPrefix("<") }

        private static func absolutePath(
            _ name: String, _ workingFolder: String, _ provider: any FileProvider
        ) -> String {
            (try? provider.canonicalPath(name)) ?? FilePath.normalize(FilePath.join(workingFolder, name))
        }
    }
}
