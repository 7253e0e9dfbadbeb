import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Follows references between files that have been read already; it reads none itself, so the loader's check of the
/// root folder holds here, too. Findings about references are the loader's.
final class ReferenceResolver {
    private let files: SourceFiles
    private let provider: (any FileProvider)?
    private let limits: SyntaxLimits
    /// References in documents of the network are relative to where those are.
    private let remote: RemoteFiles
    /// Roots of files that have been parsed; the inner nil is for a text that is broken.
    private var roots: [FileID: Node?]
    private var canonicalPaths: [FileID: String] = [:]
    private var filesByPath: [String: FileID] = [:]
    private var filesByName: [String: FileID] = [:]
    private var followed: [ReferenceKey: Node?] = [:]
    private var resolved: [Node: Node?] = [:]

    private struct ReferenceKey: Hashable {
        let file: FileID
        let text: String
    }

    init(
        files: SourceFiles, root: Node, provider: (any FileProvider)?, limits: SyntaxLimits,
        remote: RemoteFiles = RemoteFiles()
    ) {
        self.files = files
        self.remote = remote
        self.provider = provider
        self.limits = limits
        roots = [root.range.file: root]
        for file in files.files where filesByName[file.name] == nil { filesByName[file.name] = file.id }
        for file in files.files where remote.location(of: file.id) == nil {
            learn(try? provider?.canonicalPath(file.name), of: file.id)
        }
    }

    /// The object that a node is or refers to, over any number of references; nil where they lead nowhere.
    func resolve(_ node: Node) -> Node? {
        var links: [Node] = []
        var seen: Set<Node> = []
        var target: Node? = node
        while let current = target, let reference = current["$ref"] {
            if let known = resolved[current] {
                target = known
                break
            }
            links.append(current)
            let isNew = seen.insert(current).inserted
            target = isNew ? reference.string.flatMap { follow($0, from: current) } : nil
        }
        if target?.kind != .mapping { target = nil }
        for link in links { resolved[link] = .some(target) }
        return target
    }

    /// Where one reference leads to; relative paths are seen from the node's file.
    func follow(_ text: String, from holder: Node) -> Node? {
        let key = ReferenceKey(file: holder.range.file, text: text)
        if let known = followed[key] { return known }
        let target = find(text, from: holder.range.file)
        followed[key] = .some(target)
        return target
    }

    private func find(_ text: String, from base: FileID) -> Node? {
        guard let reference = ReferenceText(text) else { return nil }
        let target = reference.place.isEmpty ? base : file(reference, from: base)
        guard let root = target.flatMap({ root(of: $0) }) else { return nil }
        let (node, taken) = root.descend(reference.pointer)
        return taken == reference.pointer.count ? node : nil
    }

    private func root(of file: FileID) -> Node? {
        if let known = roots[file] { return known }
        let root = DocumentSyntax.parse(files[file], limits: limits).value
        roots[file] = .some(root)
        return root
    }
}

extension ReferenceResolver {
    private func learn(_ path: String?, of file: FileID) {
        guard let path, canonicalPaths[file] == nil else { return }
        canonicalPaths[file] = path
        if filesByPath[path] == nil { filesByPath[path] = file }
    }

    private func file(_ reference: ReferenceText, from base: FileID) -> FileID? {
        guard let place = remote.location(of: base) else {
            return reference.isRemote
                ? (try? RemoteURL(reference.place)).flatMap { remote.file(at: $0) } : file(reference.path, from: base)
        }
        return (try? place.resolving(reference.place)).flatMap { remote.file(at: $0) }
    }

    /// The file that a path names. A file that was reached over a symbolic link is known by its canonical path only.
    private func file(_ path: String, from base: FileID) -> FileID? {
        let name = Self.join(files[base].name, path)
        guard let provider else { return filesByName[name] }
        guard let canonical = try? provider.canonicalPath(Self.join(canonicalPaths[base] ?? files[base].name, path))
        else { return nil }
        if let known = filesByPath[canonical] { return known }
        guard let named = filesByName[name] else { return nil }
        learn(canonical, of: named)
        return named
    }

    /// A path seen from a file.
    private static func join(_ base: String, _ path: String) -> String {
        FilePath.normalize(FilePath.join(FilePath.directory(of: base), path))
    }

    /// The text of a reference in one file as another file must have it to mean the same.
    func relocate(_ text: String, from base: FileID, to file: FileID) -> String {
        guard let reference = ReferenceText(text) else { return text }
        let fragment = text.dropFirst(reference.place.count)
        if let place = remote.location(of: base) {
            return (try? place.resolving(reference.place)).map { "\($0)\(fragment)" } ?? text
        }
        if reference.isRemote { return text }
        let from = canonicalPaths[base] ?? files[base].name
        let to = canonicalPaths[file] ?? files[file].name
        let target = reference.place.isEmpty ? from : Self.join(from, reference.path)
        return ReferenceText.relativePath(from: FilePath.directory(of: to), to: target) + fragment
    }
}
