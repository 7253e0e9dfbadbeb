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
        guard let modulus = UInt64(step.digits) else { return isNearlyMultiple(of: divisor) }
        var remainder: UInt64 = 0
        for digit in value.digits.utf8 {
            remainder = Self.product(remainder, 10, modulo: modulus)
            remainder = (remainder + UInt64(digit - 0x30)) % modulus
        }
        let power = Self.power(of: 10, value.exponent - step.exponent, modulo: modulus)
        return Self.product(remainder, power, modulo: modulus) == 0
    }

    /// For divisors of more than nineteen digits.
    private func isNearlyMultiple(of divisor: JSONNumber) -> Bool {
        double.truncatingRemainder(dividingBy: divisor.double) == 0
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
