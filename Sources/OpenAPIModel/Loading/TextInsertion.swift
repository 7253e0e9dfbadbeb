import SourceDiagnostics
import YAMLSyntax

/// Edits that add text to a document in the style of what surrounds it.
enum TextInsertion {
    /// A field at the beginning of a mapping, in block or in flow style, with quotation marks where its keys have them.
    static func field(_ name: String, _ value: String, in node: Node) -> Diagnostic.Fix.Edit? {
        guard let first = node.entries.first?.key else { return nil }
        let bytes = node.file.bytes
        let start = Int(first.range.start)
        guard start < bytes.count else { return nil }
        let key = bytes[start] == UInt8(ascii: "\"") ? "\"\(name)\"" : name
        let place = SourceRange(file: node.range.file, start: first.range.start, end: first.range.start)
        if node.firstByte == UInt8(ascii: "{") {
            return .init(range: place, replacement: "\(key): \(value), ")
        }
        let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // Behind a '?' there is no place for another key.
        guard !bytes[lineStart..<start].contains(UInt8(ascii: "?")) else { return nil }
        let lead = bytes[lineStart..<start]
        // The mark at the beginning of a file is no column of it.
        let isMarked = lineStart == 0 && lead.starts(with: [0xEF, 0xBB, 0xBF])
        let column = String(decoding: isMarked ? lead.dropFirst(3) : lead, as: UTF8.self).unicodeScalars.count
        return .init(
            range: place,
            replacement: "\(key): \(value)" + lineBreak(in: bytes, before: start)
                + String(repeating: " ", count: column))
    }

    /// The line break that a text has: that of the line before, else of the line after.
    private static func lineBreak(in bytes: [UInt8], before position: Int) -> String {
        let lineFeed = UInt8(ascii: "\n")
        let last = bytes[..<position].lastIndex(of: lineFeed) ?? bytes[position...].firstIndex(of: lineFeed)
        return last.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } == true ? "\r\n" : "\n"
    }
}
