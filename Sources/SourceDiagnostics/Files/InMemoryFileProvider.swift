/// Files that exist only in memory, for tests and for contracts that lie in a program.
package struct InMemoryFileProvider: FileProvider {
    private var files: [String: [UInt8]] = [:]
    private var links: [String: String] = [:]
    private static let linkLimit = 40

    package init() {}

    /// Texts by path; relative paths lie in the root folder.
    package init(_ texts: [String: String]) {
        for (path, text) in texts { add(path: path, bytes: Array(text.utf8)) }
    }

    package mutating func add(path: String, bytes: [UInt8]) { files[Self.absolute(path)] = bytes }

    /// A symbolic link to a file or a folder; a relative target is seen from the link's folder.
    package mutating func addLink(path: String, target: String) {
        let path = Self.absolute(path)
        links[path] = Self.absolute(FilePath.join(FilePath.directory(of: path), target))
    }

    package func read(path: String, limit: Int) throws(FileProviderError) -> [UInt8] {
        let path = try canonicalPath(path)
        guard let bytes = files[path] else { throw .isDirectory }
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        return bytes
    }

    package func canonicalPath(_ path: String) throws(FileProviderError) -> String {
        var rest = Self.absolute(path).split(separator: "/")[...]
        var result = ""
        var followed = 0
        while let part = rest.popFirst() {
            let next = result + "/" + part
            guard let target = links[next] else {
                result = next
                continue
            }
            followed += 1
            guard followed <= Self.linkLimit else { throw .unreadable(reason: "too many symbolic links") }
            rest = target.split(separator: "/") + rest
            result = ""
        }
        if result.isEmpty { return "/" }
        guard files[result] != nil || isFolder(result) else { throw .notFound }
        return result
    }

    private func isFolder(_ path: String) -> Bool {
        files.keys.contains { FilePath.contains(path, $0) } || links.keys.contains { FilePath.contains(path, $0) }
    }

    private static func absolute(_ path: String) -> String { FilePath.normalize("/" + path) }
}
