/// Percent-encoding (RFC 3986 section 2).
package enum PercentCoding {
    /// Everything but unreserved characters is escaped; `keepsReserved` leaves reserved ones as they are.
    package static func encode(_ text: String, keepsReserved: Bool = false) -> String {
        encode(text, keeping: keepsReserved ? .uri : .unreserved)
    }

    /// Escapes every byte that is not in the set.
    package static func encode(_ text: String, keeping kept: ByteSet) -> String {
        var text = text
        let encoded: String? = text.withUTF8 { bytes in
            var escapes = 0
            for byte in bytes where !kept.contains(byte) { escapes += 1 }
            return escapes == 0 ? nil : encode(bytes, keeping: kept, count: bytes.count + 2 * escapes)
        }
        return encoded ?? text
    }

    private static func encode(_ bytes: UnsafeBufferPointer<UInt8>, keeping kept: ByteSet, count: Int) -> String {
        String(unsafeUninitializedCapacity: count) { result in
            var end = 0
            for byte in bytes {
                if kept.contains(byte) {
                    result[end] = byte
                    end += 1
                } else {
                    result[end] = UInt8(ascii: "%")
                    result[end + 1] = digit(byte >> 4)
                    result[end + 2] = digit(byte & 15)
                    end += 3
                }
            }
            return end
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// Escapes only what a path cannot hold as it is; escapes that are there already stay.
    package static func encodeLiteral(_ text: String) -> String {
        text.split(separator: "%", omittingEmptySubsequences: false)
            .map { encode(String($0), keepsReserved: true) }
            .joined(separator: "%")
    }

    /// The form in which equal texts are equal (RFC 3986 section 6.2.2): escapes in capitals, and only where they must be.
    package static func normalized(_ text: Substring) -> Substring {
        let isNormal = text.utf8.allSatisfy { ByteSet.uri.contains($0) }
        if isNormal { return text }
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        var result = encode(String(parts[0]), keepsReserved: true)
        for part in parts.dropFirst() {
            let escape = part.utf8.prefix(2).compactMap(JSONUnescaping.hexValue)
            if escape.count == 2 {
                let byte = escape[0] << 4 | escape[1]
                result +=
                    ByteSet.unreserved.contains(byte)
                    ? String(Unicode.Scalar(byte)) : "%" + part.prefix(2).uppercased()
                result += encode(String(part.dropFirst(2)), keepsReserved: true)
            } else {
                result += "%" + encode(String(part), keepsReserved: true)
            }
        }
        return result[...]
    }

    /// nil for a broken escape or for bytes that are not UTF-8.
    package static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        let decoded: String?? = text.utf8.withContiguousStorageIfAvailable { decode($0, plusIsSpace: plusIsSpace) }
        if let decoded { return decoded }
        return Array(text.utf8).withUnsafeBufferPointer { decode($0, plusIsSpace: plusIsSpace) }
    }

    /// nil for a broken escape or for bytes that are not UTF-8.
    package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool) -> String? {
        let isPlain = bytes.allSatisfy { $0 != UInt8(ascii: "%") && !(plusIsSpace && $0 == UInt8(ascii: "+")) }
        if isPlain { return String(validating: bytes, as: UTF8.self) }
        guard let unescaped = unescaped(bytes, plusIsSpace: plusIsSpace) else { return nil }
        return String(validating: unescaped, as: UTF8.self)
    }

    /// The bytes that are meant, which need not be text; nil for a broken escape.
    static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%") {
                guard index + 1 < bytes.count, let high = JSONUnescaping.hexValue(bytes[index]),
                    let low = JSONUnescaping.hexValue(bytes[index + 1])
                else { return nil }
                result.append(high << 4 | low)
                index += 2
            } else {
                result.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return result
    }
}
