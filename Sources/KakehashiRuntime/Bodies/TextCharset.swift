/// The charsets that texts are read and written in. All others are refused by name: a guess would garble the text.
package enum TextCharset: Sendable, Hashable, CaseIterable {
    case utf8, usASCII, isoLatin1
    /// With a byte order mark, or big-endian without one (RFC 2781 section 4.3).
    case utf16
    case utf16BE, utf16LE

    /// nil for every other name; UTF-8 where a type names none.
    package init?(_ type: MediaType?) {
        guard let name = type?.parameters.first(where: { $0.name == "charset" })?.value else {
            self = .utf8
            return
        }
        self.init(name: name)
    }

    /// nil for every other name.
    package init?(name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "us-ascii", "ascii", "iso646-us", "ansi_x3.4-1968": self = .usASCII
        case "iso-8859-1", "iso_8859-1", "iso8859-1", "latin1", "l1": self = .isoLatin1
        case "utf-16", "utf16": self = .utf16
        case "utf-16be": self = .utf16BE
        case "utf-16le": self = .utf16LE
        default: return nil
        }
    }

    /// The text without a byte order mark; nil where the bytes are not of this charset.
    package func text(of bytes: [UInt8]) -> String? {
        switch self {
        case .utf8:
            let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
            return hasMark
                ? String(validating: bytes.dropFirst(3), as: UTF8.self) : String(validating: bytes, as: UTF8.self)
        case .usASCII: return bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
        case .isoLatin1:
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case .utf16:
            return Self.utf16(bytes, isLittle: bytes.starts(with: [0xFF, 0xFE]))
        case .utf16BE: return Self.utf16(bytes, isLittle: false)
        case .utf16LE: return Self.utf16(bytes, isLittle: true)
        }
    }

    private static func utf16(_ bytes: [UInt8], isLittle: Bool) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        var units = stride(from: 0, to: bytes.count, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return String(validating: units, as: UTF16.self)
    }

    /// nil where the charset has not all characters of the text.
    package func bytes(of text: String) -> [UInt8]? {
        switch self {
        case .utf8: return Array(text.utf8)
        case .usASCII, .isoLatin1:
            let highest: UInt32 = self == .usASCII ? 0x7F : 0xFF
            guard text.unicodeScalars.allSatisfy({ $0.value <= highest }) else { return nil }
            return text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        case .utf16: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .utf16BE: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .utf16LE: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
    }

    /// The text in UTF-8 whatever charset it came in.
    ///
    /// - Throws: `UnsupportedCharset`, or `MessageError` where the bytes are not of the charset.
    static func text(of bytes: [UInt8], _ type: MediaType?) throws -> String {
        let name = type?.parameters.first { $0.name == "charset" }?.value ?? "utf-8"
        guard let charset = TextCharset(name: name) else { throw UnsupportedCharset(name: name) }
        guard let text = charset.text(of: bytes) else { throw MessageError("the text is not valid '\(name)'") }
        return text
    }

    /// The bytes with the content type that is true of them: UTF-8 where the documented charset cannot hold the text.
    static func encoded(_ text: String, _ contentType: String) -> (bytes: [UInt8], contentType: String) {
        guard let type = MediaType(contentType), type.parameters.contains(where: { $0.name == "charset" }) else {
            return (Array(text.utf8), contentType)
        }
        if let charset = TextCharset(type), let bytes = charset.bytes(of: text) { return (bytes, contentType) }
        return (Array(text.utf8), type.with("charset", "utf-8").description)
    }
}

/// A text in a charset that is not read.
struct UnsupportedCharset: Error, CustomStringConvertible {
    let name: String
    var description: String { "the charset '\(name)' is not supported; UTF-8, UTF-16, US-ASCII and ISO-8859-1 are" }
}
