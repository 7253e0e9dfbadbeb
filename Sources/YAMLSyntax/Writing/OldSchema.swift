/// The types of YAML 1.1 (yaml.org/type), which many readers still have: what of plain text is no string to them.
enum OldSchema {
    static func hasOtherMeaning(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return isNumber(text[...]) || isTimestamp(text)
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return isNumber(text.dropFirst()) || isWord(text.dropFirst())
        case UInt8(ascii: "."): return isNumber(text[...]) || isWord(text[...])
        default: return isWord(text[...])
        }
    }

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    /// The words, of which readers know some in lower case, some capitalized and some in upper case.
    private static func isWord(_ text: Bytes) -> Bool {
        guard text.count <= 5 else { return false }
        switch String(decoding: text, as: UTF8.self).lowercased() {
        case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "=", ".inf", ".nan": return true
        default: return false
        }
    }

    /// Without its sign: in base 2, 8, 10, 16 or 60, with underscores.
    private static func isNumber(_ text: Bytes) -> Bool {
        var text = text
        if text.first == UInt8(ascii: "0"), let letter = text.dropFirst().first, text.count > 2 {
            if letter == UInt8(ascii: "x") { return text.dropFirst(2).allSatisfy { isHexadecimal($0) } }
            if letter == UInt8(ascii: "b") { return text.dropFirst(2).allSatisfy { isDigit($0) } }
        }
        let whole = text.prefix { isDigit($0) }
        text = text.dropFirst(whole.count)
        while text.first == UInt8(ascii: ":") {
            let digits = text.dropFirst().prefix { isDigit($0) }
            guard 1...2 ~= digits.count, !whole.isEmpty else { return false }
            text = text.dropFirst(1 + digits.count)
        }
        if text.first == UInt8(ascii: ".") {
            let fraction = text.dropFirst().prefix { isDigit($0) }
            guard !whole.isEmpty || !fraction.isEmpty else { return false }
            text = text.dropFirst(1 + fraction.count)
        } else if whole.isEmpty {
            return false
        }
        guard let letter = text.first else { return true }
        guard letter | 0x20 == UInt8(ascii: "e") else { return false }
        text = text.dropFirst()
        if text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") { text = text.dropFirst() }
        return !text.isEmpty && text.allSatisfy { isDigit($0) }
    }

    /// `2020-01-01`, alone or with a time behind it.
    private static func isTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = text[...]
        for (position, length) in [4...4, 1...2, 1...2].enumerated() {
            if position > 0 {
                guard rest.first == UInt8(ascii: "-") else { return false }
                rest = rest.dropFirst()
            }
            let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            guard length ~= digits.count else { return false }
            rest = rest.dropFirst(digits.count)
        }
        guard let next = rest.first else { return true }
        guard [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(next) else { return false }
        return rest.dropFirst().first.map { isDigit($0) } == true
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
    }
}
