/// The numbers that need no search for the nearest double: most that occur, and several times faster to read.
package enum ExactDecimal {
    /// The powers of ten that a double holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The nearest double of a JSON number without exponent; nil where its digits are too many to tell so simply.
    ///
    /// Digits below 2^53 and a power of ten up to 10^22 are both exact, so that the one division rounds correctly
    /// (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990).
    package static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        let isNegative = text.first == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        // 19 digits at most: no overflow in 64 bits, and fewer decimals than the table has powers.
        guard text.count - start <= 19 else { return nil }
        var digits: UInt64 = 0
        var decimals = 0
        var isFraction = false
        for byte in text[start...] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits = digits &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
                if isFraction { decimals += 1 }
            case UInt8(ascii: "."): isFraction = true
            default: return nil
            }
        }
        guard digits < 1 << 53 else { return nil }
        let value = Double(digits) / powersOfTen[decimals]
        return isNegative ? -value : value
    }
}
