/// How a string is written: plain where every reader takes it for that string.
enum ScalarStyle {
    case plain, singleQuoted, doubleQuoted
    /// A block of lines after `|`.
    case literal

    /// For keys, and for what has no lines.
    static func inLine(_ text: UnsafeBufferPointer<UInt8>) -> ScalarStyle {
        let features = Features(of: text)
        if features.hasHidden || features.hasBreak || features.hasTab { return .doubleQuoted }
        return isPlain(text, features) ? .plain : .singleQuoted
    }

    /// For values in a block collection.
    static func inBlock(_ text: UnsafeBufferPointer<UInt8>) -> ScalarStyle {
        let features = Features(of: text)
        guard features.hasBreak, !features.hasHidden else { return inLine(text) }
        // Line breaks alone are no content for a block to begin with.
        return text.contains { $0 != UInt8(ascii: "\n") } ? .literal : .doubleQuoted
    }

    private struct Features {
        var hasHidden = false
        var hasBreak = false
        var hasTab = false
        /// What ends a plain scalar: `: `, ` #`, a colon or a space at the end.
        var hasEnd = false

        init(of text: UnsafeBufferPointer<UInt8>) {
            var last: UInt8 = 0
            for index in text.indices {
                let byte = text[index]
                switch byte {
                case UInt8(ascii: "\n"): hasBreak = true
                case UInt8(ascii: "\t"): hasTab = true
                case UInt8(ascii: " ") where last == UInt8(ascii: ":"): hasEnd = true
                case UInt8(ascii: "#") where last == UInt8(ascii: " "): hasEnd = true
                case 0x20...0x7E: break
                default: if HiddenCharacter(in: text, at: index) != nil { hasHidden = true }
                }
                last = byte
            }
            if last == UInt8(ascii: ":") || last == UInt8(ascii: " ") { hasEnd = true }
        }
    }

    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>, _ features: Features) -> Bool {
        guard !features.hasEnd, let first = text.first else { return false }
        switch first {
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
            UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"),
            UInt8(ascii: "@"), UInt8(ascii: "`"):
            return false
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
            if text.count == 1 || text[1] == UInt8(ascii: " ") { return false }
            if text.starts(with: "---".utf8) { return false }
        case UInt8(ascii: "."): if text.starts(with: "...".utf8) { return false }
        default: break
        }
        return CoreSchema.kind(of: text) == .string && !OldSchema.hasOtherMeaning(text)
    }
}
