import SourceDiagnostics
import YAMLSyntax

/// Edits that change a contract the way a careful person would: quotation marks, indentation and flow style stay.
enum NodeEdits {
    /// Another text for a scalar, quoted as the scalar is, or where it has to be.
    static func replace(_ node: Node, with text: String) -> Diagnostic.Fix.Edit? {
        // A block scalar or a plain one over several lines would lose its shape.
        guard node.isScalar, !spansLines(node) else { return nil }
        return .init(range: node.contentRange, replacement: quoted(text, like: node))
    }

    /// A field in front of the others of a mapping. `value` is YAML that is also JSON, or a plain word.
    static func insert(_ name: String, _ value: String, in mapping: Node) -> Diagnostic.Fix.Edit? {
        guard let first = mapping.entries.first?.key else { return nil }
        let bytes = mapping.file.bytes
        let start = Int(first.range.start)
        guard start < bytes.count else { return nil }
        let isJSON = bytes[start] == UInt8(ascii: "\"")
        let key = isJSON ? "\"\(name)\"" : name
        let value = isJSON && !isJSONLiteral(value) ? "\"\(value)\"" : value
        let place = SourceRange(file: mapping.range.file, start: first.range.start, end: first.range.start)
        let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lead = bytes[lineStart..<start].dropByteOrderMark()
        let isFlow = mapping.firstByte == UInt8(ascii: "{")
        let isAlone = lead.allSatisfy { $0 == UInt8(ascii: " ") }
        if isFlow, !isAlone { return .init(range: place, replacement: "\(key): \(value), ") }
        // Behind a '?' there is no place for another key.
        guard !lead.contains(UInt8(ascii: "?")) else { return nil }
        let column = String(decoding: lead, as: UTF8.self).unicodeScalars.count
        let comma = isFlow ? "," : ""
        return .init(
            range: place,
            replacement: "\(key): \(value)\(comma)" + lineBreak(in: bytes, before: start)
                + String(repeating: " ", count: column))
    }

    /// Takes an entry out of a mapping; nil for its only one, as an empty block mapping is a null.
    static func remove(_ name: String, from mapping: Node) -> Diagnostic.Fix.Edit? {
        let entries = Array(mapping.entries)
        guard entries.count > 1, let index = entries.firstIndex(where: { $0.key.scalarText == name }) else {
            return nil
        }
        return remove(
            at: index, ranges: entries.map { SourceRange(from: $0.key.range, to: $0.value.range) }, in: mapping)
    }

    /// Takes an element out of a list of scalars on one line each, or in flow style; nil for its only one.
    static func removeElement(at index: Int, from list: Node) -> Diagnostic.Fix.Edit? {
        let elements = Array(list.elements)
        guard elements.count > 1, list.firstByte == UInt8(ascii: "[") else {
            return elements.count > 1 ? removeLine(of: elements[index]) : nil
        }
        return remove(at: index, ranges: elements.map(\.range), in: list)
    }

    private static func remove(at index: Int, ranges: [SourceRange], in container: Node) -> Diagnostic.Fix.Edit? {
        let bytes = container.file.bytes
        let file = container.range.file
        let range = ranges[index]
        guard !hasAnchor(bytes[Int(range.start)..<Int(range.end)]) else { return nil }
        if index + 1 < ranges.count {
            return .init(
                range: SourceRange(file: file, start: range.start, end: ranges[index + 1].start), replacement: "")
        }
        let end = trimmed(range.end, in: bytes)
        let lineStart = bytes[..<Int(range.start)].lastIndex(of: UInt8(ascii: "\n"))
        if let lineStart, bytes[(lineStart + 1)..<Int(range.start)].allSatisfy({ $0 == UInt8(ascii: " ") }),
            container.firstByte != UInt8(ascii: "{"), container.firstByte != UInt8(ascii: "[")
        {
            let start = startOfBreak(endingAt: lineStart, in: bytes)
            return .init(range: SourceRange(file: file, start: start, end: end), replacement: "")
        }
        let start = trimmed(ranges[index - 1].end, in: bytes)
        return .init(range: SourceRange(file: file, start: start, end: end), replacement: "")
    }

    /// The line of a block element, its dash and line break included.
    private static func removeLine(of element: Node) -> Diagnostic.Fix.Edit? {
        guard element.isScalar, !spansLines(element), element.contentRange == element.range else { return nil }
        let bytes = element.file.bytes
        let start = Int(element.range.start)
        guard let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")),
            bytes[(lineStart + 1)..<start].allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") })
        else { return nil }
        return .init(
            range: SourceRange(
                file: element.range.file, start: startOfBreak(endingAt: lineStart, in: bytes), end: element.range.end),
            replacement: "")
    }

    /// The line break that a text has; that of the line before, else of the line after.
    private static func lineBreak(in bytes: [UInt8], before position: Int) -> String {
        let lineFeed = UInt8(ascii: "\n")
        let last = bytes[..<position].lastIndex(of: lineFeed) ?? bytes[position...].firstIndex(of: lineFeed)
        return last.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } == true ? "\r\n" : "\n"
    }

    /// Where a line break begins that ends with a line feed.
    private static func startOfBreak(endingAt lineFeed: Int, in bytes: [UInt8]) -> UInt32 {
        UInt32(lineFeed > 0 && bytes[lineFeed - 1] == UInt8(ascii: "\r") ? lineFeed - 1 : lineFeed)
    }

    /// Whether a text may give something a name that an alias elsewhere needs; careful rather than exact.
    private static func hasAnchor(_ text: ArraySlice<UInt8>) -> Bool {
        text.indices.contains { index in
            text[index] == UInt8(ascii: "&")
                && (index == text.startIndex || " \n[{,".utf8.contains(text[index - 1]))
        }
    }

    private static func trimmed(_ end: UInt32, in bytes: [UInt8]) -> UInt32 {
        var end = Int(end)
        while end > 0, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
        return UInt32(end)
    }

    private static func spansLines(_ node: Node) -> Bool {
        node.file.bytes[Int(node.range.start)..<Int(node.range.end)].contains(UInt8(ascii: "\n"))
    }

    private static func isJSONLiteral(_ text: String) -> Bool {
        text == "true" || text == "false" || Double(text) != nil || text.hasPrefix("\"") || text.hasPrefix("{")
            || text.hasPrefix("[")
    }

    private static func quoted(_ text: String, like node: Node) -> String {
        switch node.firstByte {
        case UInt8(ascii: "\""):
            return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        case UInt8(ascii: "'"): return "'" + text.replacing("'", with: "''") + "'"
        default: return isPlain(text) ? text : "'" + text.replacing("'", with: "''") + "'"
        }
    }

    /// Whether a text stays the same string without quotation marks; careful rather than exact.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        guard first.properties.isAlphabetic || first == "/", last != ":", last != " " else { return false }
        if ["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased()) { return false }
        return !text.contains(": ") && !text.contains(" #") && !text.contains { "{}[],\n&*!|>%@`\"'".contains($0) }
    }
}

extension ArraySlice<UInt8> {
    /// The mark at the beginning of a file is no column of it.
    fileprivate func dropByteOrderMark() -> ArraySlice<UInt8> {
        startIndex == 0 && starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
    }
}

extension SourceRange {
    /// From the beginning of one range to the end of another in the same file.
    init(from first: SourceRange, to last: SourceRange) {
        self.init(file: first.file, start: first.start, end: last.end)
    }
}
