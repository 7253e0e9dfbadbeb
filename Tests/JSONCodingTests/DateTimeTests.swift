import Foundation
import JSONCoding
import Testing

@Suite struct DateTimeTests {
    @Test(
        "a date-time is sent on as it came",
        arguments: [
            "2025-09-01T10:00:00Z", "2025-09-01T10:00:00+09:00", "2025-09-01T10:00:00-03:30", "1969-12-31T23:59:59Z",
            "2025-09-01T10:00:00.1Z", "2025-09-01T10:00:00.100Z", "2025-09-01T10:00:00.123456789012345678+09:00",
            "2025-09-01t10:00:00z", "2025-09-01 10:00:00Z", "2025-09-01T10:00:00-00:00", "2016-12-31T23:59:60Z",
            "2017-01-01T08:59:60+09:00", "0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59",
        ])
    func roundTrip(_ text: String) throws {
        #expect(try #require(DateTime(text)).description == text)
        let value = try DateTime(jsonText: "\"\(text)\"")
        #expect(String(decoding: value.jsonText, as: UTF8.self) == "\"\(text)\"")
        #expect(try JSONDecoder().decode([DateTime].self, from: JSONEncoder().encode([value])) == [value])
    }

    @Test(
        "other texts are no date-times",
        arguments: [
            "", "2025-09-01", "2025-09-01T10:00:00", "2025-09-01T10:00Z", "2025-13-01T10:00:00Z",
            "2025-02-29T10:00:00Z", "2025-09-01T24:00:00Z", "2025-09-01T10:60:00Z", "2025-09-01T10:00:61Z",
            "2025-09-01T10:00:00.Z", "2025-09-01T10:00:00+0900", "2025-09-01T10:00:00+09:00x", "2025-09-01T10:00:00Z ",
            "２025-09-01T10:00:00Z", "2025-09-01X10:00:00Z", "2025-09-01T10:00:00+24:00",
        ])
    func refused(_ text: String) {
        #expect(DateTime(text) == nil)
        #expect(throws: JSONDecodingError.self) { try DateTime(jsonValue: .string(text)) }
    }

    @Test("the moment does not depend on how it is written")
    func moments() throws {
        let texts = ["2025-09-01T10:00:00+09:00", "2025-09-01T01:00:00Z", "2025-08-31T21:30:00.000-03:30"]
        let values = try texts.map { try #require(DateTime($0)) }
        #expect(Set(values.map(\.date)) == [Date(timeIntervalSince1970: 1_756_688_400)])
        #expect(Set(values).count == 3)
        #expect(values.map(\.offsetMinutes) == [540, 0, -210])
    }

    @Test("a date is written in UTC, to the microsecond, without zeros at the end")
    func dates() {
        let expected: [(Double, String)] = [
            (0, "1970-01-01T00:00:00Z"), (0.5, "1970-01-01T00:00:00.5Z"),
            (0.999_999_9, "1970-01-01T00:00:01Z"), (-0.25, "1969-12-31T23:59:59.75Z"),
            (1_756_688_400.000_001, "2025-09-01T01:00:00.000001Z"),
            (1e300, "9999-12-31T23:59:59Z"), (-1e300, "0000-01-01T00:00:00Z"),
        ]
        for (seconds, text) in expected {
            #expect(DateTime(Date(timeIntervalSince1970: seconds)).description == text)
        }
    }

    @Test("earlier moments come first, and of one moment the order is certain")
    func order() throws {
        let texts = [
            "2025-09-01T09:59:59.999+09:00", "2025-09-01T01:00:00Z", "2025-09-01T10:00:00+09:00",
            "2025-09-01T01:00:00.1Z", "2025-09-01T01:00:00.11Z",
        ]
        let values = try texts.map { try #require(DateTime($0)) }
        #expect(values.reversed().sorted() == values)
    }

    @Test("an escape in the text changes nothing")
    func escapes() throws {
        #expect(try DateTime(jsonText: #""2025-09-01T10:00:00\u005a""#) == DateTime("2025-09-01T10:00:00Z"))
    }
}
