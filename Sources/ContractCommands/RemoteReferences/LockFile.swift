import JSONCoding
package import OpenAPIModel
package import SourceDiagnostics
import YAMLSyntax

/// The lock file of references: for each URL the digest of its text.
package struct LockFile: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package var url: RemoteURL
        /// 64 hexadecimal digits.
        package var sha256: String
        package var size: Int
        /// Where the text was after redirects.
        package var location: RemoteURL

        package init(url: RemoteURL, sha256: String, size: Int, location: RemoteURL) {
            self.url = url
            self.sha256 = sha256
            self.size = size
            self.location = location
        }
    }

    package static let name = "kakehashi.lock"
    /// Entries of documents that nobody asks for stay: several contracts can share a lock file.
    package private(set) var entries: [RemoteURL: Entry] = [:]

    package init() {}

    package subscript(url: RemoteURL) -> Entry? {
        get { entries[url] }
        set { entries[url] = newValue }
    }

    /// Sorted by URL, so that the same entries give the same bytes.
    package var text: String {
        let sorted = entries.values.sorted { $0.url.description < $1.url.description }
        // No URL in its normal form has a quotation mark or a backslash.
        let lines = sorted.map { entry in
            "  - url: \"\(entry.url)\"\n    sha256: \"\(entry.sha256)\"\n    size: \(entry.size)\n"
                + (entry.location == entry.url ? "" : "    location: \"\(entry.location)\"\n")
        }
        return """
            # Written by kakehashi: what references to URLs led to. Keep it with the contract, and the folder \
            .kakehashi, too.
            version: 1
            references:\(lines.isEmpty ? " []" : "")

            """ + lines.joined()
    }
}

extension LockFile {
    /// No value where anything is wrong: half a lock file would let the other half be fetched anew in silence.
    package static func read(_ file: SourceFile) -> Outcome<LockFile> {
        let syntax = DocumentSyntax.parseMapping(file)
        guard let root = syntax.value, !syntax.diagnostics.hasErrors else { return Outcome(nil, syntax.diagnostics) }
        var reader = LockReader(diagnostics: syntax.diagnostics)
        let lock = reader.lock(root)
        return Outcome(reader.diagnostics.hasErrors ? nil : lock, reader.diagnostics)
    }
}

private struct LockReader {
    var diagnostics: [Diagnostic]

    mutating func lock(_ root: Node) -> LockFile {
        var lock = LockFile()
        if root["version"]?.number?.int64 != 1 {
            report(
                .init("the lock file is not of version 1", ja: "ロックファイルがバージョン 1 ではない"),
                at: root["version"] ?? root)
        }
        // What is left when the last entry was removed by hand.
        if root["references"]?.kind == .null { return lock }
        guard let list = root["references"], list.kind == .sequence else {
            report(.init("'references' is not a list", ja: "「references」がリストではない"), at: root["references"] ?? root)
            return lock
        }
        for node in list.elements {
            guard let entry = entry(node) else { continue }
            if lock[entry.url] != nil {
                report(.init("'\(entry.url)' comes again", ja: "「\(entry.url)」が重複している"), at: node["url"] ?? node)
            }
            lock[entry.url] = entry
        }
        return lock
    }

    private mutating func entry(_ node: Node) -> LockFile.Entry? {
        guard let url = url("url", in: node) else { return nil }
        let location = node["location"] == nil ? url : self.url("location", in: node)
        guard let digest = node["sha256"]?.scalarText, Self.isDigest(digest) else {
            report(
                .init("'sha256' of '\(url)' is not 64 hexadecimal digits", ja: "「\(url)」の「sha256」が 64 桁の 16 進数ではない"),
                at: node["sha256"] ?? node)
            return nil
        }
        guard let size = node["size"]?.number?.int64, size >= 0 else {
            report(
                .init("'size' of '\(url)' is not a number of bytes", ja: "「\(url)」の「size」がバイト数ではない"),
                at: node["size"] ?? node)
            return nil
        }
        return location.map { LockFile.Entry(url: url, sha256: digest, size: Int(size), location: $0) }
    }

    private mutating func url(_ field: String, in node: Node) -> RemoteURL? {
        let value = node[field]
        if let text = value?.string, let url = try? RemoteURL(text), url.description == text { return url }
        report(.init("'\(field)' is not a URL in its normal form", ja: "「\(field)」が正規の形の URL ではない"), at: value ?? node)
        return nil
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    }

    private mutating func report(_ message: LocalizedText, at node: Node) {
        diagnostics.append(
            Diagnostic(
                LockRules.lockFile, message, at: node.range, pointer: node.pointer,
                fixes: [
                    .init(
                        .init("restore the file, or remove it and fetch again", ja: "ファイルを元に戻すか、削除して取得し直す"))
                ]))
    }
}
