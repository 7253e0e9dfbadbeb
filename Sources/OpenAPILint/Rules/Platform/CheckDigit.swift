/// Digits at the end or the beginning of a code that betray a slip.
package enum CheckDigit {
    /// Whether a text is a municipality code (JIS X 0402): five digits and the sixth that follows from them.
    package static func isMunicipalityCode(_ text: String) -> Bool {
        guard let digits = digits(of: text), digits.count == 6 else { return false }
        return municipality(Array(digits.prefix(5))) == digits[5]
    }

    /// The six digits of a municipality (JIS X 0402) whose first five are given: weights 6 to 2, modulo 11.
    static func municipality(_ digits: [Int]) -> Int? {
        guard digits.count == 5 else { return nil }
        let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        return (11 - sum % 11) % 10
    }

    /// The first of the thirteen digits of a corporate number whose other twelve are given: 9 less the sum modulo 9,
    /// where every second digit from the right counts twice.
    static func corporate(_ digits: [Int]) -> Int? {
        guard digits.count == 12 else { return nil }
        let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 2) }
        return 9 - sum % 9
    }

    /// nil for a text with anything but ASCII digits.
    static func digits(of text: String) -> [Int]? {
        var digits: [Int] = []
        for byte in text.utf8 {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            digits.append(Int(byte - UInt8(ascii: "0")))
        }
        return digits
    }
}
