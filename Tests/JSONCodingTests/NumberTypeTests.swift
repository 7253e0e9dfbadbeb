import Foundation
import JSONCoding
import Testing

private enum Ward: String, JSONClosedStringEnum, Codable {
    case east, west
}

private enum Level: Int, JSONClosedIntegerEnum {
    case one = 1
    case two = 2
}

@Suite struct NumberTypeTests {
    @Test(
        "a number keeps its digits",
        arguments: ["1.10", "1e400", "-0", "0.1000000000000000055511151231257827", "12345678901234567890123"])
    func exact(_ text: String) throws {
        #expect(String(decoding: try JSONNumber(jsonText: text).jsonText, as: UTF8.self) == text)
    }

    @Test("a decimal is exact", arguments: ["0.1", "12345678901234567890.12", "-7", "0.0000000001"])
    func decimals(_ text: String) throws {
        let value = try Decimal(jsonText: text)
        #expect(value == Decimal(string: text))
        #expect(String(decoding: value.jsonText, as: UTF8.self) == text)
    }

    @Test("unsigned integers reach their ends and no further")
    func unsigned() throws {
        #expect(try UInt64(jsonText: "18446744073709551615") == .max)
        #expect(try UInt32(jsonText: "4294967295") == .max)
        #expect(throws: JSONDecodingError.self) { try UInt32(jsonText: "4294967296") }
        #expect(throws: JSONDecodingError.self) { try UInt64(jsonText: "-1") }
        #expect(UInt64.max.jsonText == Array("18446744073709551615".utf8))
    }

    @Test("a closed enum refuses what it does not list, and says what it lists")
    func closed() throws {
        #expect(try Ward(jsonText: "\"east\"") == .east)
        #expect(try Level(jsonText: "2") == .two)
        #expect(Ward.west.jsonText == Array("\"west\"".utf8))
        let text = #expect(throws: JSONDecodingError.self) { try [Ward](jsonText: #"["east","north"]"#) }
        #expect(text?.pointer == "/1")
        #expect(text?.message == "'north' is none of 'east', 'west'")
        let number = #expect(throws: JSONDecodingError.self) { try Level(jsonText: "3") }
        #expect(number?.message == "3 is none of 1, 2")
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Ward].self, from: Data(#"["x"]"#.utf8)) }
        #expect(try JSONDecoder().decode([Ward].self, from: JSONEncoder().encode([Ward.west])) == [.west])
    }
}
