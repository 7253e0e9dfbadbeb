/// Some of the 128 bytes of ASCII, as bits.
package struct ByteSet: Sendable, Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// Bytes beyond ASCII are left out.
    package init(_ text: String) {
        for byte in text.utf8 { insert(byte) }
    }

    private mutating func insert(_ byte: UInt8) {
        if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
    }

    @inline(__always)
    package func contains(_ byte: UInt8) -> Bool {
        if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
        return byte < 128 && high >> UInt64(byte & 63) & 1 == 1
    }

    package func union(_ text: String) -> ByteSet {
        var result = self
        for byte in text.utf8 { result.insert(byte) }
        return result
    }

    package func subtracting(_ text: String) -> ByteSet {
        var result = self
        let others = ByteSet(text)
        result.low &= ~others.low
        result.high &= ~others.high
        return result
    }
}

extension ByteSet {
    /// Never need an escape (RFC 3986 section 2.3).
    package static let unreserved = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    /// Unreserved and reserved characters (RFC 3986 section 2.2).
    package static let uri = unreserved.union(":/?#[]@!$&'()*+,;=")

    /// What `allowReserved` leaves as it is in the value of a query parameter: reserved characters, but not those that
    /// would end the value or mean something else in it. `&` begins the next pair, `#` ends the query, `+` is read as a
    /// space, and brackets may not stand in a query (RFC 3986 section 3.4). A `=` may: only the first one of a pair
    /// counts.
    static let reservedValue = uri.subtracting("&#+[]")

    /// The same in a list, which commas cut.
    static let reservedPart = reservedValue.subtracting(",")

    /// An exploded label is cut at dots, though a dot is unreserved.
    static let label = unreserved.subtracting(".")
}
