import JSONCoding
import Testing

struct JSONNumberTests {
    private func number(_ text: String) throws -> JSONNumber { try #require(JSONNumber(text: text)) }

    @Test(arguments: [
        ["1", "1.0", "10e-1", "0.1e1", "1.000e0", "1E0", "0.0001e+4"], ["0", "-0", "0.0", "-0.00", "0e99", "0E-5"],
        ["-120", "-1.2e2", "-12E1", "-120.00"], ["0.5", "5e-1", "0.50"],
        ["9007199254740993", "9007199254740993.0", "9.007199254740993e15"],
        ["1e400", "10e399", "0.1e401"],
    ])
    func `numbers are equal if their values are`(texts: [String]) throws {
        let numbers = try texts.map(number)
        for left in numbers {
            for right in numbers {
                #expect(left == right)
                #expect(left.hashValue == right.hashValue)
                #expect(!(left < right))
            }
        }
    }

    @Test func `numbers are ordered by value, beyond the precision of a double`() throws {
        let ascending = [
            "-1e999999999999999999999", "-1e400", "-9223372036854775809", "-9223372036854775808", "-10", "-9.5", "-9",
            "-0.1", "-1e-400", "0", "1e-400", "0.01", "0.1", "0.11", "1", "1.5", "2", "10", "9007199254740992",
            "9007199254740993", "9007199254740993.5", "1e400", "1.1e400", "1e1000000000001", "1e1000000000002",
            "1e999999999999999999999",
        ]
        let numbers = try ascending.map(number)
        for (left, small) in numbers.enumerated() {
            for (right, large) in numbers.enumerated() {
                #expect((small < large) == (left < right), "\(small.text) and \(large.text)")
                #expect((small == large) == (left == right), "\(small.text) and \(large.text)")
            }
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1e2", 100), ("1.0", 1), ("100e-2", 1), ("9223372036854775807", .max),
            ("9223372036854775807.0", .max), ("-9223372036854775808", .min), ("-9223372036854775808.00", .min),
            ("922337203685477580.7e1", .max), ("9223372036854775808", nil), ("-9223372036854775809", nil),
            ("1e19", nil), ("1e18", 1_000_000_000_000_000_000), ("1.5", nil), ("1e-1", nil), ("1e999999999999", nil),
            ("0e999999999999", 0),
        ] as [(String, Int64?)])
    func `a whole number in range has an exact integer`(text: String, value: Int64?) throws {
        #expect(try number(text).int64 == value)
    }

    @Test(arguments: [("1", true), ("1.0", true), ("1e-1", false), ("10e-1", true), ("0.5", false), ("1e400", true)])
    func `whether a number is whole depends on its value`(text: String, isInteger: Bool) throws {
        #expect(try number(text).isInteger == isInteger)
    }

    @Test(arguments: ["", "a", "01", "+1", "1.", ".1", "1e", "0x1", "1_000", "１", "NaN", "inf", "1 ", " 1", "--1", "-"])
    func `a text in another notation is no number`(text: String) {
        #expect(JSONNumber(text: text) == nil)
    }

    @Test(arguments: ["1.10", "1e5", "-0", "100000000000000000000000.000"])
    func `digits survive reading and writing`(text: String) throws {
        let value = try JSONValue(jsonText: text)
        #expect(value.description == text)
    }

    @Test(arguments: [0.1, 1, -2.5, 1e21, 1e-7, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 1 / 3])
    func `a double reads back as itself`(value: Double) throws {
        #expect(try Double(jsonText: value.jsonText) == value)
        #expect(JSONNumber(value).double == value)
    }
}
