package import SourceDiagnostics

extension Node {
    /// The range without an anchor and a tag in front; what replaces this part of the text keeps both.
    package var contentRange: SourceRange {
        let range = self.range
        let bytes = file.bytes
        let end = min(Int(range.end), bytes.count)
        var start = Int(range.start)
        while start < end, bytes[start] == UInt8(ascii: "&") || bytes[start] == UInt8(ascii: "!") {
            while start < end, !Self.isSpace(bytes[start]) { start += 1 }
            while start < end, Self.isSpace(bytes[start]) { start += 1 }
        }
        return SourceRange(file: range.file, start: UInt32(start), end: range.end)
    }

    /// The byte that the value begins with, which tells flow from block style and one quotation mark from another; nil
    /// where there is no text.
    package var firstByte: UInt8? {
        let range = contentRange
        return range.start < range.end ? file.bytes[Int(range.start)] : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
