/// Reads the few keys of a target's configuration that the names of files depend on.
///
/// A plugin cannot link a library, and may not run a tool before the build is planned. So this is no YAML reader: it
/// takes `key: value` and `- value` lines, skips the keys that it has no use for, and refuses everything that could
/// mean something else. The generator reads the same file whole, and compares.
struct PlanReader {
    struct Line {
        var number: Int
        var indent: Int
        var text: Substring

        var isItem: Bool { text == "-" || text.hasPrefix("- ") }
    }

    /// A key, what stands behind it, and the lines below it.
    struct Entry {
        var key: String
        var line: Int
        var value: Substring
        var below: ArraySlice<Line>
    }

    /// Keys that are skipped may hold anything.
    private static let keys: Set<String> = ["contracts", "document", "name", "root"]

    private let file: String

    /// One entry for each contract; `isList` is whether the file has a list of them.
    static func read(_ text: String, file: String) throws -> (entries: [PlanEntry], isList: Bool) {
        let reader = PlanReader(file: file)
        let entries = try reader.mapping(try reader.lines(of: text)[...])
        guard let contracts = entries.first(where: { $0.key == "contracts" }) else {
            return ([try reader.contract(entries)], false)
        }
        if let other = entries.first(where: { keys.contains($0.key) && $0.key != "contracts" }) {
            throw reader.fault("'\(other.key)' stands beside 'contracts'; write it within the list", other.line)
        }
        return (try reader.items(of: contracts).map { try reader.contract(try reader.mapping($0)) }, true)
    }

    // MARK: Lines

    private func lines(of text: String) throws -> [Line] {
        var lines: [Line] = []
        for (position, bytes) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            var content = Substring(bytes)
            while let last = content.unicodeScalars.last, last == " " || last == "\r" || last == "\t" {
                content = Substring(content.unicodeScalars.dropLast())
            }
            let indent = content.prefix { $0 == " " }.count
            content = content.dropFirst(indent)
            if content.isEmpty || content.hasPrefix("#") { continue }
            if content == "---", lines.isEmpty { continue }
            let number = position + 1
            if content.hasPrefix("\t") { throw fault("a line begins with a tab", number) }
            if indent == 0, content == "---" || content == "..." || content.hasPrefix("%") {
                throw fault("'\(content)' is not understood; write one document only", number)
            }
            lines.append(Line(number: number, indent: indent, text: content))
        }
        return lines
    }

    /// The keys of a mapping, whose first line says how far it is indented.
    private func mapping(_ lines: ArraySlice<Line>) throws -> [Entry] {
        var entries: [Entry] = []
        let indent = lines.first?.indent ?? 0
        for (index, line) in zip(lines.indices, lines) {
            let isListItem = line.indent == indent && line.isItem && entries.last?.value.isEmpty == true
            if let last = entries.last, line.indent > indent || isListItem {
                entries[entries.count - 1].below = lines[last.below.startIndex...index]
                continue
            }
            guard line.indent == indent else {
                throw fault("the line is indented otherwise than those before", line.number)
            }
            let (key, value) = try keyAndValue(line)
            if entries.contains(where: { $0.key == key }) {
                throw fault("the key '\(key)' is given twice", line.number)
            }
            let next = lines.index(after: index)
            entries.append(Entry(key: key, line: line.number, value: value, below: lines[next..<next]))
        }
        return entries
    }

    private func keyAndValue(_ line: Line) throws -> (String, Substring) {
        let key = line.text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        let rest = line.text.dropFirst(key.count)
        guard !key.isEmpty, rest == ":" || rest.hasPrefix(": ") else {
            throw fault("'\(line.text)' is not understood here; write 'key: value'", line.number)
        }
        let value = rest.dropFirst().drop { $0 == " " }
        return (String(key), value.hasPrefix("#") ? "" : value)
    }

    /// The lines of each item of a list; the first line of each without its dash.
    private func items(of entry: Entry) throws -> [ArraySlice<Line>] {
        guard entry.value.isEmpty, let first = entry.below.first, first.isItem else {
            throw fault("'\(entry.key)' is not a list with a line for each item", entry.line)
        }
        var items: [[Line]] = []
        for line in entry.below {
            if line.indent > first.indent {
                items[items.count - 1].append(line)
                continue
            }
            guard line.indent == first.indent, line.isItem else {
                throw fault("'\(line.text)' is no item of the list", line.number)
            }
            let text = line.text.dropFirst().drop { $0 == " " }
            let isBare = text.isEmpty || text.hasPrefix("#")
            let indent = line.indent + line.text.count - text.count
            items.append(isBare ? [] : [Line(number: line.number, indent: indent, text: text)])
        }
        return items.map { $0[...] }
    }

    // MARK: Values

    private func contract(_ entries: [Entry]) throws -> PlanEntry {
        var entry = PlanEntry()
        for field in entries {
            switch field.key {
            case "document": entry.document = try text(field)
            case "name": entry.name = try text(field)
            case "root": entry.root = try text(field)
            case "contracts": throw fault("'contracts' stands within a contract", field.line)
            default: break
            }
        }
        return entry
    }

    /// nil for a key with nothing behind it.
    private func text(_ entry: Entry) throws -> String? {
        if let line = entry.below.first { throw fault("the value of '\(entry.key)' takes several lines", line.number) }
        return try scalar(entry.value, entry.key, entry.line)
    }

    private func scalar(_ text: Substring, _ key: String, _ line: Int) throws -> String? {
        guard let first = text.first else { return nil }
        if first == "'" || first == "\"" {
            let inner = text.dropFirst().prefix { $0 != first }
            let rest = text.dropFirst(inner.count + 1)
            // Escapes have a backslash in double quotes, and are two quotes in single ones.
            guard rest.first == first, isNothing(rest.dropFirst()), first == "'" || !inner.contains("\\") else {
                throw fault("the value of '\(key)' is not understood; write it in one line, without escapes", line)
            }
            return String(inner)
        }
        var plain = text
        if let comment = text.firstRange(of: " #") { plain = text[..<comment.lowerBound] }
        while plain.hasSuffix(" ") { plain.removeLast() }
        let hasMeaning = "&*!|>{}[],%@`?#".contains(first) || plain.hasPrefix("- ")
        guard !hasMeaning, !plain.contains(": "), !plain.hasSuffix(":") else {
            throw fault("the value of '\(key)' is not understood; write a text, in quotes if need be", line)
        }
        return ["~", "null", "Null", "NULL"].contains(plain) ? nil : String(plain)
    }

    /// Whether only a comment follows.
    private func isNothing(_ text: Substring) -> Bool {
        let rest = text.drop { $0 == " " }
        return rest.isEmpty || rest.hasPrefix("#") && rest.startIndex > text.startIndex
    }

    private func fault(_ message: String, _ line: Int) -> PlanFault { PlanFault(message, file: file, line: line) }
}
