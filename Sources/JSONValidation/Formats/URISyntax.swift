/// URIs (RFC 3986). They are ASCII, so bytes are looked at and never characters, which cost a search for their ends.
enum URISyntax {
    /// A URI with its scheme.
    static func isAbsolute(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), isScheme(bytes[..<colon]) else { return false }
        return isHierarchy(text[bytes.index(after: colon)...])
    }

    /// A URI, or a reference relative to one.
    static func isReference(_ text: String) -> Bool {
        if isAbsolute(text) { return true }
        let end = text.utf8.firstIndex(where: endsSegment) ?? text.endIndex
        return !text.utf8[..<end].contains(UInt8(ascii: ":")) && isHierarchy(text[...])
    }

    private static func endsSegment(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private static func isScheme(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, ASCII.isLetter(first) else { return false }
        return text.allSatisfy { ASCII.isAlphanumeric($0) || "+-.".utf8.contains($0) }
    }

    private static func isHierarchy(_ text: Substring) -> Bool {
        var rest = text
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
            let end = rest.utf8.firstIndex(where: endsSegment) ?? rest.endIndex
            guard isAuthority(rest[..<end]) else { return false }
            rest = rest[end...]
        }
        let parts = rest.utf8.split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { hasOnly($0, "-._~!$&'()*+,;=:@/?") }
    }

    private static func isAuthority(_ text: Substring) -> Bool {
        var host = text
        if let at = text.utf8.firstIndex(of: UInt8(ascii: "@")) {
            guard hasOnly(text.utf8[..<at], "-._~!$&'()*+,;=:") else { return false }
            host = text[text.utf8.index(after: at)...]
        }
        if host.utf8.first == UInt8(ascii: "[") {
            guard let end = host.utf8.firstIndex(of: UInt8(ascii: "]")),
                AddressSyntax.isIPv6(host[host.utf8.index(after: host.startIndex)..<end])
            else { return false }
            return isPort(host.utf8[host.utf8.index(after: end)...])
        }
        let colon = host.utf8.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
        return hasOnly(host.utf8[..<colon], "-._~!$&'()*+,;=") && isPort(host.utf8[colon...])
    }

    private static func isPort(_ text: Substring.UTF8View) -> Bool {
        text.isEmpty || (text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy(ASCII.isDigit))
    }

    /// Letters, digits, whole escapes and the given characters.
    private static func hasOnly(_ text: Substring.UTF8View, _ others: String) -> Bool {
        var bytes = text.makeIterator()
        while let byte = bytes.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = bytes.next(), let low = bytes.next(), ASCII.isHexadecimal(high),
                    ASCII.isHexadecimal(low)
                else { return false }
            } else if !ASCII.isAlphanumeric(byte), !others.utf8.contains(byte) {
                return false
            }
        }
        return true
    }
}
