import JSONCoding

/// The core schema of YAML 1.2 (section 10.3.2): what an untagged plain scalar means. `yes` and `on` are strings, as
/// are timestamps; so are infinity, NaN and what needs more than 64 bits in another base, for JSON cannot say them.
enum CoreSchema {
    static func kind(of text: UnsafeBufferPointer<UInt8>) -> NodeRecord.Kind {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
        case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord(text, "null") ? .null : .string
        case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord(text, "true") ? .bool : .string
        case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord(text, "false") ? .bool : .string
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return numberKind(of: text)
        default: return .string
        }
    }

    /// `word` in lower case, in upper case, or with a capital.
    static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        var upper = 0
        for (index, byte) in text.enumerated() {
            guard byte | 0x20 == word.utf8Start[index] else { return false }
            if byte & 0x20 == 0 { upper += 1 }
        }
        return upper == 0 || upper == text.count || (upper == 1 && text[0] & 0x20 == 0)
    }

    static func numberKind(of text: UnsafeBufferPointer<UInt8>) -> NodeRecord.Kind {
        if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "x") || text[1] == UInt8(ascii: "o") {
            return based(text) == nil ? .string : .integer
        }
        var scan = DigitScan(text)
        scan.skipSign()
        let whole = scan.skipDigits()
        if scan.isAtEnd { return whole > 0 ? .integer : .string }
        if scan.skip(UInt8(ascii: ".")) {
            guard scan.skipDigits() > 0 || whole > 0 else { return .string }
        } else if whole == 0 {
            return .string
        }
        if scan.skip(UInt8(ascii: "e")) || scan.skip(UInt8(ascii: "E")) {
            scan.skipSign()
            guard scan.skipDigits() > 0 else { return .string }
        }
        return scan.isAtEnd ? .float : .string
    }

    private static func based(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        let radix = text[1] == UInt8(ascii: "x") ? 16 : 8
        guard text[2] != UInt8(ascii: "+") else { return nil }
        return UInt64(String(decoding: text.dropFirst(2), as: UTF8.self), radix: radix)
    }

    /// The text of a number in JSON's notation.
    static func number(from text: String) -> JSONNumber? {
        if let number = JSONNumber(text: text) { return number }
        var written = text
        if let value = written.withUTF8({ $0.count > 2 && $0[0] == UInt8(ascii: "0") ? based($0) : nil }) {
            return JSONNumber(value)
        }
        var rest = text.utf8[...]
        var result = ""
        if rest.first == UInt8(ascii: "-") { result = "-" }
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let whole = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        rest = rest.dropFirst(whole.count)
        let significant = whole.drop { $0 == UInt8(ascii: "0") }
        result += significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            rest = rest.dropFirst(1 + fraction.count)
            if !fraction.isEmpty { result += "." + String(decoding: fraction, as: UTF8.self) }
        }
        return JSONNumber(text: result + String(decoding: rest, as: UTF8.self))
    }
}

/// A walk over the characters of a number.
private struct DigitScan {
    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { position == text.count }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func skipSign() {
        if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
    }

    mutating func skipDigits() -> Int {
        let start = position
        while position < text.count, text[position] >= UInt8(ascii: "0"), text[position] <= UInt8(ascii: "9") {
            position += 1
        }
        return position - start
    }
}
