/// Names of hosts and mailboxes.
enum NameSyntax {
    /// Labels of letters, digits and inner hyphens (RFC 1123 section 2.1).
    static func isHostname(_ text: some StringProtocol) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253 else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    /// RFC 5321 section 4.1.2.
    static func isEmail(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 } && isInternationalEmail(text)
    }

    /// As an e-mail address, with letters beyond ASCII in both parts (RFC 6531).
    static func isInternationalEmail(_ text: String) -> Bool {
        guard let at = text.lastIndex(of: "@") else { return false }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        return isLocalPart(local) && isMailDomain(domain)
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        if text.utf8.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") {
            return text.dropFirst().dropLast().utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") }
        }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.utf8.allSatisfy {
                    ASCII.isAlphanumeric($0) || $0 >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0)
                }
        }
    }

    private static func isMailDomain(_ text: Substring) -> Bool {
        if text.hasPrefix("["), text.hasSuffix("]") {
            let literal = text.dropFirst().dropLast()
            return literal.hasPrefix("IPv6:")
                ? AddressSyntax.isIPv6(literal.dropFirst(5)) : AddressSyntax.isIPv4(literal)
        }
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return isHostname(text) }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && !label.contains(where: \.isWhitespace)
        }
    }
}
