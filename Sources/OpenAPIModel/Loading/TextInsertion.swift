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
        let column = String(decoding: bytes[lineStart..<start], as: UTF8.self).unicodeScalars.count
        return .init(range: place, replacement: "\(key): \(value)\n" + String(repeating: " ", count: column))
    }
}
