/// Percent-encoding (RFC 3986 section 2).
package enum PercentCoding {
    /// Everything but unreserved characters is escaped; `keepsReserved` leaves reserved ones as they are.
    package static func encode(_ text: String, keepsReserved: Bool = false) -> String {
        if text.utf8.allSatisfy({ isUnreserved($0) }) { return text }
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            if isUnreserved(byte) || (keepsReserved && isReserved(byte)) {
                result.append(byte)
            } else {
                result.append(UInt8(ascii: "%"))
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Escapes only what a path cannot hold as it is; escapes that are there already stay.
    package static func encodeLiteral(_ text: String) -> String {
        text.split(separator: "%", omittingEmptySubsequences: false)
            .map { encode(String($0), keepsReserved: true) }
            .joined(separator: "%")
    }

    /// The form in which equal texts are equal (RFC 3986 section 6.2.2): escapes in capitals, and only where they must be.
    package static func normalized(_ text: Substring) -> Substring {
        let isNormal = text.utf8.allSatisfy { isUnreserved($0) || isReserved($0) }
        if isNormal { return text }
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        var result = encode(String(parts[0]), keepsReserved: true)
        for part in parts.dropFirst() {
            let escape = part.utf8.prefix(2).compactMap(JSONUnescaping.hexValue)
            if escape.count == 2 {
                let byte = escape[0] << 4 | escape[1]
                result += isUnreserved(byte) ? String(Unicode.Scalar(byte)) : "%" + part.prefix(2).uppercased()
                result += encode(String(part.dropFirst(2)), keepsReserved: true)
            } else {
                result += "%" + encode(String(part), keepsReserved: true)
            }
        }
        return result[...]
    }

    /// nil for a broken escape or for bytes that are not UTF-8.
    package static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        if !text.utf8.contains(where: { $0 == UInt8(ascii: "%") || (plusIsSpace && $0 == UInt8(ascii: "+")) }) {
            return String(text)
        }
        var result: [UInt8] = []
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = bytes.next().flatMap(JSONUnescaping.hexValue),
                    let low = bytes.next().flatMap(JSONUnescaping.hexValue)
                else { return nil }
                result.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: result.append(UInt8(ascii: " "))
            default: result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func isReserved(_ byte: UInt8) -> Bool { ":/?#[]@!$&'()*+,;=".utf8.contains(byte) }
}
