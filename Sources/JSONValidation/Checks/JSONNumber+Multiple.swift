import JSONCoding

extension JSONNumber {
    /// Exact, on the decimal digits: 0.3 is a multiple of 0.1.
    func isMultiple(of divisor: JSONNumber) -> Bool {
        if let value = Int64(text), let step = Int64(divisor.text), step > 0 { return value % step == 0 }
        let (value, step) = (decimal, divisor.decimal)
        if value.digits == "0" { return true }
        if step.digits == "0" { return false }
        // Digits have no zeros at their end, so a value with the smaller power of ten cannot be a multiple.
        guard value.exponent >= step.exponent else { return false }
        // Eighteen digits leave room for one more in 64 bits.
        guard step.digits.utf8.count <= 18, let modulus = UInt64(step.digits) else {
            return Self.isMultiple(value, ofLong: step)
        }
        var remainder: UInt64 = 0
        for digit in value.digits.utf8 {
            remainder = Self.product(remainder, 10, modulo: modulus)
            remainder = (remainder + UInt64(digit - 0x30)) % modulus
        }
        let power = Self.power(of: 10, value.exponent - step.exponent, modulo: modulus)
        return Self.product(remainder, power, modulo: modulus) == 0
    }

    /// For divisors of more than eighteen digits: long division by hand, with the remainder as digits.
    private static func isMultiple(_ value: Decimal, ofLong step: Decimal) -> Bool {
        let divisor = step.digits.utf8.map { $0 - 0x30 }
        // A power of ten brings factors two and five only; with four for each digit there are more than can be needed.
        let zeros = min(value.exponent - step.exponent, 4 * divisor.count)
        var remainder: [UInt8] = []
        for digit in value.digits.utf8.map({ $0 - 0x30 }) + [UInt8](repeating: 0, count: zeros) {
            if !remainder.isEmpty || digit > 0 { remainder.append(digit) }
            while subtract(divisor, from: &remainder) {}
        }
        return remainder.isEmpty
    }

    /// False where the divisor is larger; the first digit of neither is zero.
    private static func subtract(_ divisor: [UInt8], from remainder: inout [UInt8]) -> Bool {
        if remainder.count < divisor.count { return false }
        if remainder.count == divisor.count, remainder.lexicographicallyPrecedes(divisor) { return false }
        var borrow: UInt8 = 0
        for offset in 1...remainder.count {
            let place = remainder.count - offset
            let taken = (offset <= divisor.count ? divisor[divisor.count - offset] : 0) + borrow
            borrow = remainder[place] < taken ? 1 : 0
            remainder[place] = remainder[place] + 10 * borrow - taken
        }
        remainder.removeFirst(remainder.prefix { $0 == 0 }.count)
        return true
    }

    private static func product(_ left: UInt64, _ right: UInt64, modulo modulus: UInt64) -> UInt64 {
        let product = (left % modulus).multipliedFullWidth(by: right % modulus)
        return modulus.dividingFullWidth(product).remainder
    }

    private static func power(of base: UInt64, _ exponent: Int, modulo modulus: UInt64) -> UInt64 {
        var (result, square, rest) = (1 % modulus, base % modulus, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = product(result, square, modulo: modulus) }
            square = product(square, square, modulo: modulus)
            rest >>= 1
        }
        return result
    }
}
