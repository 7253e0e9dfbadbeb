/// A JSON number with the digits that were written, so that no precision is lost on the way through.
///
/// Two numbers are equal if their values are, however they were written: `1`, `1.0` and `10e-1` are one value.
public struct JSONNumber: Sendable {
    /// The number as it stands in the text (RFC 8259 section 6).
    public let text: String

    /// The caller has checked that the text is a JSON number.
    package init(uncheckedText text: String) { self.text = text }

    /// nil if the text is not a number in JSON's notation.
    public init?(text: String) {
        var text = text
        let valid: Bool = text.withUTF8 { JSONScanner.isNumber($0) }
        guard valid else { return nil }
        self.text = text
    }

    public init(_ value: some BinaryInteger) { text = String(value) }

    /// The shortest text that reads back as the same value. JSON has no infinity and no NaN; they become `null`'s
    /// nearest number, 0, so check `isFinite` where they can occur.
    public init(_ value: Double) { text = value.isFinite ? JSONWriter.text(of: value) : "0" }

    /// Whether the value is a whole number, also when it is written with a fraction or an exponent.
    public var isInteger: Bool { isPlainInteger || decimal.exponent >= 0 }

    /// Whether there is neither a fraction nor an exponent, as in most numbers.
    private var isPlainInteger: Bool { text.utf8.allSatisfy { $0 <= UInt8(ascii: "9") && $0 != UInt8(ascii: ".") } }

    /// The exact value, nil where it is no whole number or out of range.
    public var int64: Int64? {
        if let value = Int64(text) { return value }
        let decimal = self.decimal
        guard decimal.exponent >= 0, decimal.digits.utf8.count + decimal.exponent <= 19 else { return nil }
        return Int64((decimal.isNegative ? "-" : "") + decimal.digits + String(repeating: "0", count: decimal.exponent))
    }

    /// The nearest double.
    public var double: Double {
        let simple = text.utf8.withContiguousStorageIfAvailable { ExactDecimal.double($0) }
        return (simple ?? nil) ?? Double(text) ?? 0
    }

    /// Sign, digits without zeros at either end, and power of ten: the one normal form of a value.
    package var decimal: Decimal { Decimal(text) }

    package struct Decimal: Hashable, Sendable {
        package var isNegative = false
        package var digits = ""
        package var exponent = 0

        init(_ text: String) {
            var digits: [UInt8] = []
            var afterPoint = false
            var bytes = Array(text.utf8)[...]
            if bytes.first == UInt8(ascii: "-") {
                isNegative = true
                bytes.removeFirst()
            }
            while let byte = bytes.popFirst() {
                switch byte {
                case UInt8(ascii: "."): afterPoint = true
                case UInt8(ascii: "e"), UInt8(ascii: "E"):
                    if bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
                    // An exponent beyond Int is as good as infinite: clamp it so that arithmetic cannot trap.
                    let written =
                        Int(String(decoding: bytes, as: UTF8.self))
                        ?? (bytes.first == UInt8(ascii: "-") ? -1 << 60 : 1 << 60)
                    exponent += Swift.max(-1 << 60, Swift.min(1 << 60, written))
                    bytes = []
                default:
                    digits.append(byte)
                    if afterPoint { exponent -= 1 }
                }
            }
            while digits.last == UInt8(ascii: "0") {
                digits.removeLast()
                exponent += 1
            }
            let significant = digits.drop { $0 == UInt8(ascii: "0") }
            self.digits = String(decoding: significant, as: UTF8.self)
            if significant.isEmpty {
                isNegative = false
                exponent = 0
                self.digits = "0"
            }
        }
    }
}

extension JSONNumber: Hashable {
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || left.decimal == right.decimal
    }

    /// Whole numbers of 64 bits by their value, which costs less than the normal form; all others have no such value.
    public func hash(into hasher: inout Hasher) {
        if let value = int64 { hasher.combine(value) } else { hasher.combine(decimal) }
    }
}

extension JSONNumber: Comparable {
    public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        // Rounding keeps the order, so only numbers with the same nearest double need their digits.
        let (low, high) = (left.double, right.double)
        if low != high { return low < high }
        let (a, b) = (left.decimal, right.decimal)
        if a.isNegative != b.isNegative { return a.isNegative }
        return a.isNegative ? isSmaller(b, a) : isSmaller(a, b)
    }

    /// Compares two magnitudes: by the power of the leading digit, then digit by digit.
    private static func isSmaller(_ a: Decimal, _ b: Decimal) -> Bool {
        if a.digits == "0" || b.digits == "0" { return a.digits == "0" && b.digits != "0" }
        let magnitudeA = a.digits.utf8.count + a.exponent
        let magnitudeB = b.digits.utf8.count + b.exponent
        if magnitudeA != magnitudeB { return magnitudeA < magnitudeB }
        return a.digits < b.digits
    }
}
