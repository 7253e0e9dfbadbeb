/// Paths as texts, with `/` between the parts; nothing here looks at a disk.
package enum FilePath {
    /// Everything before the last `/`; empty for a bare name, `/` for a file in the root.
    package static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Everything after the last `/`.
    package static func lastPart(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }

    /// The last part without what follows its last dot.
    package static func baseName(of path: String) -> String {
        let name = lastPart(of: path)
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// A path seen from a folder. An absolute path stays as it is.
    package static func join(_ directory: String, _ path: String) -> String {
        if path.utf8.first == UInt8(ascii: "/") || directory.isEmpty { return path }
        return directory.utf8.last == UInt8(ascii: "/") ? directory + path : directory + "/" + path
    }

    /// Without `.`, `..` and empty parts, as far as that can be told from the text alone: `..` stays at the start of a
    /// relative path and goes away at the root.
    package static func normalize(_ path: String) -> String {
        let isAbsolute = path.utf8.first == UInt8(ascii: "/")
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(part)
            } else if let last = parts.last, last != ".." {
                parts.removeLast()
            } else if !isAbsolute {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
    }

    /// A path as a folder sees it, with `..` where it has to leave it; both must be absolute and normalized.
    package static func relative(_ path: String, to folder: String) -> String {
        let parts = path.split(separator: "/")
        let from = folder.split(separator: "/")
        let common = zip(parts, from).prefix { $0 == $1 }.count
        let result = Array(repeating: "..", count: from.count - common) + parts[common...]
        return result.isEmpty ? "." : result.joined(separator: "/")
    }

    /// Whether a path is the folder itself or lies in it; both must be canonical.
    package static func contains(_ root: String, _ path: String) -> Bool {
        if path == root || root == "/" { return true }
        return path.utf8.starts(with: root.utf8) && path.utf8.dropFirst(root.utf8.count).first == UInt8(ascii: "/")
    }
}
