/// Addresses of hosts.
enum AddressSyntax {
    /// Four decimal numbers without leading zeros (RFC 2673 section 3.2).
    static func isIPv4(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard part.utf8.allSatisfy(ASCII.isDigit), (1...3).contains(part.utf8.count) else { return false }
                return (Int(part) ?? 256) < 256 && (part == "0" || !part.hasPrefix("0"))
            }
    }

    /// RFC 4291 section 2.2, without a zone.
    static func isIPv6(_ text: some StringProtocol) -> Bool {
        let halves = splitAtGap(String(text))
        guard halves.count <= 2 else { return false }
        var groups = 0
        for (position, half) in halves.enumerated() {
            guard let count = groupCount(of: half, mayEndInIPv4: position == halves.count - 1) else { return false }
            groups += count
        }
        return halves.count == 2 ? groups < 8 : groups == 8
    }

    /// The parts before and after `::`; three parts where there are two gaps.
    private static func splitAtGap(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = text[...]
        while let colon = rest.indices.first(where: { rest[$0...].hasPrefix("::") }) {
            parts.append(rest[..<colon])
            rest = rest[rest.index(colon, offsetBy: 2)...]
        }
        return parts + [rest]
    }

    private static func groupCount(of half: Substring, mayEndInIPv4: Bool) -> Int? {
        if half.isEmpty { return 0 }
        var groups = half.split(separator: ":", omittingEmptySubsequences: false)
        var count = 0
        if mayEndInIPv4, let last = groups.last, last.contains(".") {
            guard isIPv4(last) else { return nil }
            groups.removeLast()
            count = 2
        }
        let areValid = groups.allSatisfy { (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(ASCII.isHexadecimal) }
        return areValid ? count + groups.count : nil
    }
}
