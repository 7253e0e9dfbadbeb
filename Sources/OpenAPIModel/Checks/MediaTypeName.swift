/// The grammar of media types and ranges (RFC 9110, sections 8.3.1 and 12.5.1).
enum MediaTypeName {
    static func isValid(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
        let names = parts[0].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(trim)
        guard names.count == 2, names.allSatisfy(isToken) else { return false }
        return parts.count == 1 || areParameters(parts[1])
    }

    private static func areParameters(_ text: Substring.UTF8View) -> Bool {
        var rest = text
        while true {
            rest = trim(rest)
            // An empty parameter is allowed (RFC 9110, section 5.6.6).
            if rest.isEmpty { return true }
            if rest.first == UInt8(ascii: ";") {
                rest.removeFirst()
                continue
            }
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")), isToken(rest[..<equals]) else { return false }
            guard let after = value(rest[rest.index(after: equals)...]) else { return false }
            rest = trim(after)
            guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { return false }
        }
    }

    /// What follows a token or a quoted string.
    private static func value(_ text: Substring.UTF8View) -> Substring.UTF8View? {
        guard text.first == UInt8(ascii: "\"") else {
            let end = text.firstIndex { !HTTPToken.isTokenByte($0) } ?? text.endIndex
            return end == text.startIndex ? nil : text[end...]
        }
        var rest = text.dropFirst()
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return rest }
            if byte == UInt8(ascii: "\\") { _ = rest.popFirst() }
        }
        return nil
    }

    private static func trim(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var text = text
        while text.first == 0x20 || text.first == 0x09 { text.removeFirst() }
        while text.last == 0x20 || text.last == 0x09 { text.removeLast() }
        return text
    }

    private static func isToken(_ text: Substring.UTF8View) -> Bool {
        !text.isEmpty && text.allSatisfy(HTTPToken.isTokenByte)
    }
}
