import Testing

@testable import JSONCoding

@Suite struct ExactDecimalTests {
    @Test(
        "a number is read as the nearest double, by the short way and by the long",
        arguments: [
            "0", "-0", "-0.0", "0.1", "0.3", "-1.5", "37.3999", "140.99999", "1.10", "0.000001", "123456789.123456789",
            "9007199254740991", "9007199254740992", "9007199254740993", "90071992547409.93", "0.9007199254740993",
            "0.0000000000000000001", "-0.00000000000000001", "999999999999999999", "9999999999999999999",
            "18446744073709551616", "3.141592653589793238462643", "1e5", "1.5E-3", "5e-324", "1.7976931348623157e308",
        ])
    func readsTheNearest(text: String) throws {
        let expected = try #require(Double(text))
        let value = try Double(jsonText: text)
        #expect(value == expected)
        #expect(value.sign == expected.sign)
    }

    @Test("numbers of up to seven digits are each read as the nearest double", arguments: 0...7)
    func agreesWithTheLongWay(decimals: Int) throws {
        for step in stride(from: 1, to: 10_000_000, by: 9_973) {
            let digits = String(repeating: "0", count: 8) + String(step)
            let fraction = String(digits.suffix(decimals))
            let whole = String(digits.dropLast(decimals).drop { $0 == "0" })
            let text = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
            #expect(try Double(jsonText: text) == Double(text))
        }
    }
}
