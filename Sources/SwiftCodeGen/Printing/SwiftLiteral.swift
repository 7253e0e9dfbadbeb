/// Text of a contract within Swift source.
package enum SwiftLiteral {
    /// A string literal on one line. Nothing in the text can end it, interpolate, or change how the line is displayed.
    package static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if isHidden(scalar) {
                    result += "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// The lines of a literal between triple quotation marks, these included; they may be indented together.
    package static func multiline(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(string(String(line)).dropFirst().dropLast())
        }
        return ["\"\"\""] + lines + ["\"\"\""]
    }

    package static func strings(_ texts: [String]) -> String {
        "[" + texts.map(string).joined(separator: ", ") + "]"
    }

    /// The lines of a comment: hidden characters removed, blank lines at the ends removed.
    package static func commentLines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isLineBreak(scalar) {
                lines.append(withoutTrailingSpace(line))
                line = String.UnicodeScalarView()
            } else if scalar == "\t" {
                line.append(contentsOf: "    ".unicodeScalars)
            } else if !isHidden(scalar) {
                line.append(scalar)
            }
        }
        lines.append(withoutTrailingSpace(line))
        guard let first = lines.firstIndex(where: { !$0.isEmpty }), let last = lines.lastIndex(where: { !$0.isEmpty })
        else { return [] }
        return Array(lines[first...last])
    }

    private static func withoutTrailingSpace(_ line: String.UnicodeScalarView) -> String {
        guard let last = line.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(line[...last])
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " : scalar.properties.isWhitespace
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Control characters, line separators, and the marks that turn the direction of writing.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        // Nearly all text is ASCII, and the tables of Unicode are slow to ask.
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
        default: return false
        }
    }
}
