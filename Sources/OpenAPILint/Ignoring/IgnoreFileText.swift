import JSONCoding
package import SourceDiagnostics

/// The text of an ignore file that accepts more findings than before. What stands in the file stays as it was written,
/// comments and all; the new entries follow in the order of the findings.
package struct IgnoreFileText: Sendable {
    private let old: SourceFile?
    private let entries: [IgnoreFile.Entry]
    private let folder: IgnoreFile.Folder
    private let reason: String
    private let expires: IgnoreFile.Day?
    private let language: Language
    /// Old entries that hold today, and what was accepted since.
    private var known: Set<IgnoreFile.Key>
    /// Old entries whose time is over, and that new ones may take the place of.
    private var expired: [IgnoreFile.Key: Int] = [:]
    private var replaced: Set<Int> = []
    private var added: [(entry: IgnoreFile.Entry, comment: String)] = []

    /// - Parameter old: nil where there is no file yet; else one that was read without errors.
    package init(
        extending old: SourceFile?, in folder: IgnoreFile.Folder, reason: String, expires: IgnoreFile.Day?,
        language: Language, today: IgnoreFile.Day
    ) {
        self.old = old
        self.folder = folder
        self.reason = reason
        self.expires = expires
        self.language = language
        entries = old.flatMap { IgnoreFile.read($0).value?.entries } ?? []
        known = Set(entries.filter { !$0.isExpired(today) }.map { IgnoreFile.Key($0, seenFrom: folder) })
        for (position, entry) in entries.enumerated() where entry.isExpired(today) {
            expired[IgnoreFile.Key(entry, seenFrom: folder)] = position
        }
    }

    /// How many findings were added, each once.
    package var addedCount: Int { added.count }

    /// How many findings the file accepts in all.
    package var count: Int { entries.count - replaced.count + added.count }

    /// Takes the findings of one document; those that cannot be accepted are given back.
    package mutating func accept(_ diagnostics: [Diagnostic], in files: SourceFiles) -> [Diagnostic] {
        var names = IgnoreFile.FileNames(files, seenFrom: folder)
        var left: [Diagnostic] = []
        for finding in diagnostics {
            guard finding.canBeAccepted, let key = names.key(of: finding) else {
                left.append(finding)
                continue
            }
            guard known.insert(key).inserted else { continue }
            if let position = expired[key] { replaced.insert(position) }
            let nowhere = SourceRange(file: FileID(index: 0), start: 0, end: 0)
            let entry = IgnoreFile.Entry(
                file: folder.entryName(ofRead: key.file), fingerprint: key.fingerprint, rule: key.rule,
                reason: reason, expires: expires, range: nowhere, extent: nowhere, pointer: "")
            added.append((entry, comment(on: finding)))
        }
        return left
    }

    /// The whole file.
    package var text: String {
        guard let extended = extendedText, readsAsMeant(extended) else { return newText }
        return extended
    }

    private func comment(on finding: Diagnostic) -> String {
        let message = VisibleText.line(finding.message[language])
        // The pointer of the whole document is empty.
        guard let pointer = finding.pointer, !pointer.isEmpty else { return "# \(message)" }
        return "# \(VisibleText.line(pointer)): \(message)"
    }

    // MARK: A file that has a list already

    /// nil where the list is not written with dashes on lines of their own, so that no line can follow.
    private var extendedText: String? {
        guard let old, !entries.isEmpty else { return nil }
        var lines = String(decoding: old.bytes, as: UTF8.self).linesWithBreaks
        let index = LineIndex(old)
        var indents: [Int] = []
        for entry in entries {
            let place = index.location(of: entry.range.start)
            let lead = lines[place.line - 1].unicodeScalars.prefix(place.column - 1)
            guard lead.allSatisfy({ $0 == " " || $0 == "-" }), let dash = lead.firstIndex(of: "-"),
                lead.filter({ $0 == "-" }).count == 1
            else { return nil }
            indents.append(lead.distance(from: lead.startIndex, to: dash))
        }
        for position in replaced.sorted(by: >) { remove(entries[position], from: &lines, index) }
        let lineBreak = lines.first?.hasSuffix("\r\n") == true ? "\r\n" : "\n"
        if let last = lines.last, last.last?.isNewline != true { lines.append(lineBreak) }
        let added = self.added.map { text(of: $0.entry, comment: $0.comment, indent: indents[0]) }.joined()
        return lines.joined() + (lineBreak == "\n" ? added : added.replacing("\n", with: lineBreak))
    }

    /// With the comments right above it, which were about it alone.
    private func remove(_ entry: IgnoreFile.Entry, from lines: inout [String], _ index: LineIndex) {
        var first = index.location(of: entry.range.start).line - 1
        let last = index.location(of: max(entry.extent.start, entry.extent.end) - 1).line - 1
        while first > 0, lines[first - 1].first == " ", lines[first - 1].trimmedStart.hasPrefix("#") { first -= 1 }
        lines.removeSubrange(first...max(first, last))
    }

    /// What stands behind the list, such as the end of the document, would make another file of it.
    private func readsAsMeant(_ text: String) -> Bool {
        let file = SourceFile(id: FileID(index: 0), name: "", bytes: Array(text.utf8))
        let outcome = IgnoreFile.read(file)
        return !outcome.diagnostics.hasErrors && outcome.value?.entries.count == count
    }

    // MARK: Any other file

    private var newText: String {
        let kept = entries.enumerated().filter { !replaced.contains($0.offset) }.map(\.element)
        let comments =
            old.map { String(decoding: $0.bytes, as: UTF8.self).linesWithBreaks.map(\.trimmedStart) }?
            .filter { $0.hasPrefix("#") }.map { $0.last?.isNewline == true ? $0 : $0 + "\n" } ?? []
        let head = comments.isEmpty ? ["# \(Self.header[language])\n"] : comments
        guard count > 0 else { return head.joined() + "ignore: []\n" }
        return head.joined() + "ignore:\n" + kept.map { text(of: $0, comment: nil, indent: 2) }.joined()
            + added.map { text(of: $0.entry, comment: $0.comment, indent: 2) }.joined()
    }

    private static let header = LocalizedText(
        "Findings that are accepted for the time being. Each needs a reason.",
        ja: "当面受け入れる指摘。それぞれに理由が必要。")

    private func text(of entry: IgnoreFile.Entry, comment: String?, indent: Int) -> String {
        var lines = [
            "- file: \(Self.quoted(entry.file))", "  rule: \(entry.rule)", "  fingerprint: '\(entry.fingerprint)'",
            "  reason: \(Self.quoted(entry.reason))",
        ]
        if let expires = entry.expires { lines.append("  expires: \(expires)") }
        let lead = String(repeating: " ", count: indent)
        return ((comment.map { [$0] } ?? []) + lines).map { lead + $0 + "\n" }.joined()
    }

    /// In single quotation marks, where nothing but those needs care; what cannot stand in them is escaped as in JSON.
    private static func quoted(_ text: String) -> String {
        if text.unicodeScalars.contains(where: { $0 == "\t" || VisibleText.mustEscape($0) }) {
            return JSONValue.string(text).description
        }
        return "'" + text.replacing("'", with: "''") + "'"
    }
}

extension String {
    fileprivate var linesWithBreaks: [String] {
        var lines: [String] = []
        var line = ""
        for character in self {
            line.append(character)
            guard ["\n", "\r\n", "\r"].contains(character) else { continue }
            lines.append(line)
            line = ""
        }
        return line.isEmpty ? lines : lines + [line]
    }

    fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}
