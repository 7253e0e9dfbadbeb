/// URIs (RFC 3986).
enum URISyntax {
    /// A URI with its scheme.
    static func isAbsolute(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), isScheme(text[..<colon]) else { return false }
        return isHierarchy(text[text.index(after: colon)...])
    }

    /// A URI, or a reference relative to one.
    static func isReference(_ text: String) -> Bool {
        if isAbsolute(text) { return true }
        let end = text.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? text.endIndex
        return !text[..<end].contains(":") && isHierarchy(text[...])
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, ASCII.isLetter(first) else { return false }
        return text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || "+-.".utf8.contains($0) }
    }

    private static func isHierarchy(_ text: Substring) -> Bool {
        var rest = text
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
            guard isAuthority(rest[..<end]) else { return false }
            rest = rest[end...]
        }
        let parts = rest.split(separator: "#", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { hasOnly($0, "-._~!$&'()*+,;=:@/?") }
    }

    private static func isAuthority(_ text: Substring) -> Bool {
        var host = text
        if let at = text.firstIndex(of: "@") {
            guard hasOnly(text[..<at], "-._~!$&'()*+,;=:") else { return false }
            host = text[text.index(after: at)...]
        }
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]"),
                AddressSyntax.isIPv6(host[host.index(after: host.startIndex)..<end])
            else { return false }
            return isPort(host[host.index(after: end)...])
        }
        let colon = host.firstIndex(of: ":") ?? host.endIndex
        return hasOnly(host[..<colon], "-._~!$&'()*+,;=") && isPort(host[colon...])
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.hasPrefix(":") && text.dropFirst().utf8.allSatisfy(ASCII.isDigit))
    }

    /// Letters, digits, whole escapes and the given characters.
    private static func hasOnly(_ text: Substring, _ others: String) -> Bool {
        var bytes = text.utf8.makeIterator()
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
