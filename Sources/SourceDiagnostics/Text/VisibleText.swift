/// Text of a contract made fit for a terminal: what would move the cursor, change colors or turn the direction of
/// writing is shown as an escape, so that a document cannot draw over the findings about it.
package enum VisibleText {
    /// One line of text; line breaks and tabs are escaped as well.
    package static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == "\t" || mustEscape($0) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case let scalar where mustEscape(scalar): result += escape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// C0, DEL, C1, line and paragraph separators, and the marks that turn the direction (Unicode TR 9).
    package static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    package static func escape(_ scalar: Unicode.Scalar) -> String {
        "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
}
