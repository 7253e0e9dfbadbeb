/// The parts of a URL as texts (RFC 3986).
enum URLText {
    static func isSchemeCharacter(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// A path or query with one way of writing: what may not stand in a URL is escaped, escapes are in upper case, and
    /// what needs none has none.
    static func normalize(_ text: some StringProtocol) throws(RemoteURL.Fault) -> String {
        var result: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(PercentEncoding.digit),
                    let low = rest.popFirst().flatMap(PercentEncoding.digit)
                else { throw .escape }
                let value = high << 4 | low
                if isUnreserved(value) { result.append(value) } else { appendEscape(value, to: &result) }
            } else if isUnreserved(byte) || "!$&'()*+,;=:@/?".utf8.contains(byte) {
                result.append(byte)
            } else {
                appendEscape(byte, to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The host in lower case and the text of the port; nil where it is no host. Names are ASCII: a browser would show
    /// two different names of other scripts alike.
    static func hostAndPort(_ text: some StringProtocol) -> (host: String, port: Substring?)? {
        if text.utf8.first == UInt8(ascii: "[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            let address = text[text.index(after: text.startIndex)..<end].lowercased()
            guard address.utf8.contains(UInt8(ascii: ":")), address.utf8.allSatisfy(isAddressCharacter) else {
                return nil
            }
            return port(after: text[text.index(after: end)...]).map { (address, $0) }
        }
        let end = text.firstIndex(of: ":") ?? text.endIndex
        var host = text[..<end].lowercased()
        if host.utf8.last == UInt8(ascii: ".") { host.removeLast() }
        guard !host.isEmpty, host.utf8.count < 254, host.utf8.allSatisfy(isHostCharacter) else { return nil }
        return port(after: text[end...]).map { (host, $0) }
    }

    /// 1 to 65535.
    static func port(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let port = Int(text), 1...65535 ~= port else { return nil }
        return port
    }

    private static func port(after text: some StringProtocol) -> Substring?? {
        if text.isEmpty { return .some(nil) }
        return text.utf8.first == UInt8(ascii: ":") ? .some(Substring(text.dropFirst())) : nil
    }

    private static func appendEscape(_ byte: UInt8, to result: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || "-._~".utf8.contains(byte) }

    private static func isHostCharacter(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || "-._".utf8.contains(byte) }

    private static func isAddressCharacter(_ byte: UInt8) -> Bool {
        PercentEncoding.digit(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
