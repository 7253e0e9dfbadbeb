/// Strings in quotation marks.
enum QuotedScalar {
    static func appendSingle(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "'")
        bytes.append(quote)
        for byte in text {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// In one line, with escapes that JSON has wherever they suffice (YAML 1.2, section 5.7).
    static func appendDouble(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var index = 0
        while index < text.count {
            let hidden = HiddenCharacter(in: text, at: index)
            switch text[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), text[index]]
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case _ where hidden != nil: appendEscape(hidden?.scalar ?? 0, to: &bytes)
            default: bytes.append(text[index])
            }
            index += hidden?.length ?? 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(_ scalar: UInt32, to bytes: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += "\\u".utf8
        for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(digits[Int(scalar >> shift & 15)]) }
    }
}

/// A character that no text of YAML may have as it is (section 5.1), or that YAML 1.1 takes for a line break, or that
/// editors drop.
struct HiddenCharacter {
    let scalar: UInt32
    /// In bytes.
    let length: Int

    /// nil where the character that begins at the byte is none; also for a byte within a character.
    @inline(__always)
    init?(in text: UnsafeBufferPointer<UInt8>, at index: Int) {
        let byte = text[index]
        if byte < 0x80 {
            guard byte < 0x20 || byte == 0x7F else { return nil }
            (scalar, length) = (UInt32(byte), 1)
            return
        }
        switch (byte, index + 1 < text.count ? text[index + 1] : 0, index + 2 < text.count ? text[index + 2] : 0) {
        // The second set of control characters, U+0085 (next line) among them.
        case (0xC2, 0x80...0x9F, _): (scalar, length) = (UInt32(text[index + 1]), 2)
        case (0xE2, 0x80, 0xA8...0xA9): (scalar, length) = (0x2028 + UInt32(text[index + 2] - 0xA8), 3)
        case (0xEF, 0xBB, 0xBF): (scalar, length) = (0xFEFF, 3)
        case (0xEF, 0xBF, 0xBE...0xBF): (scalar, length) = (0xFFFE + UInt32(text[index + 2] - 0xBE), 3)
        default: return nil
        }
    }
}
