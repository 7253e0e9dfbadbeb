/// Which characters XML has, and how those are written that it has not.
enum XMLCharacters {
    static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    /// XML 1.0 section 2.2.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
        default: false
        }
    }

    /// Of ASCII exactly (XML 1.0 section 2.3); all other characters are let through, as nearly all may be in names.
    static func isName(_ byte: UInt8, first: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !first
        default: false
        }
    }

    /// A name for any text: what cannot stand in one becomes `_xHHHH_`, a spelling that others know too.
    static func name(for text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isFine = scalar != ":" && String(scalar).utf8.allSatisfy { isName($0, first: result.isEmpty) }
            if isFine {
                result.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "_x" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_"
            }
        }
        return result.isEmpty ? "_" : result
    }

    /// The text that `name(for:)` was given.
    static func text(of name: String) -> String {
        guard name.contains("_x") else { return name }
        var result = ""
        var rest = Substring(name)
        while let start = rest.firstIndex(of: "_") {
            result += rest[..<start]
            rest = rest[start...]
            let digits = rest.dropFirst(2).prefix { $0.isHexDigit }
            if rest.hasPrefix("_x"), (4...6).contains(digits.count), rest[digits.endIndex...].first == "_",
                let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
            {
                result.unicodeScalars.append(scalar)
                rest = rest[digits.endIndex...].dropFirst()
            } else {
                result += "_"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    static func escaped(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where isAttribute: result += "&quot;"
            // A reader would make blanks and LF of these.
            case "\r": result += "&#13;"
            case "\n" where isAttribute: result += "&#10;"
            case "\t" where isAttribute: result += "&#9;"
            // What XML has not at all cannot be sent, not even by its number.
            case _ where !isAllowed(scalar): result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
