import Foundation
import Testing

@testable import JSONCoding

struct DateTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.5Z", 0.5), ("1969-12-31T23:59:59.75Z", -0.25),
            ("2000-02-29T12:00:00Z", 951_825_600), ("2024-02-29T00:00:00+09:00", 1_709_132_400),
            ("1999-12-31T23:59:60Z", 946_684_800), ("2025-09-01T09:00:00+09:00", 1_756_684_800),
            ("2025-08-31T19:30:00-04:30", 1_756_684_800), ("2025-09-01t00:00:00z", 1_756_684_800),
            ("2025-09-01 00:00:00Z", 1_756_684_800), ("2025-09-01T00:00:00-00:00", 1_756_684_800),
            ("2025-09-01T00:00:00.000000000Z", 1_756_684_800), ("0001-01-01T00:00:00Z", -62_135_596_800),
            ("9999-12-31T23:59:59Z", 253_402_300_799), ("2025-09-01T00:00:00+23:59", 1_756_598_460),
        ] as [(String, Double)])
    func `a date-time is a point in time`(text: String, seconds: Double) {
        #expect(RFC3339.seconds(of: text) == seconds)
    }

    @Test(
        arguments: [
            "", "2025-09-01", "2025-09-01T00:00:00", "2025-09-01T00:00Z", "2025-13-01T00:00:00Z",
            "2025-00-01T00:00:00Z",
            "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2025-04-31T00:00:00Z", "2025-09-01T24:00:00Z",
            "2025-09-01T00:60:00Z", "2025-09-01T00:00:61Z", "2025-09-01T00:00:00.Z", "2025-09-01T00:00:00+9:00",
            "2025-09-01T00:00:00+0900", "2025-09-01T00:00:00+24:00", "2025-09-01T00:00:00+09:60",
            "2025-09-01T00:00:00ZZ", "2025-9-1T00:00:00Z", "２０２５-09-01T00:00:00Z", "2025-09-01T-1:00:00Z",
            "2025/09/01T00:00:00Z", "2025-09-01T00:00:00 +09:00", "Mon, 01 Sep 2025 00:00:00 GMT",
        ])
    func `any other form is no date-time`(text: String) {
        #expect(RFC3339.seconds(of: text) == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (0.5, "1970-01-01T00:00:00.5Z"), (-0.25, "1969-12-31T23:59:59.75Z"),
            (-1, "1969-12-31T23:59:59Z"), (-86_400, "1969-12-31T00:00:00Z"), (0.000001, "1970-01-01T00:00:00.000001Z"),
            (0.0000001, "1970-01-01T00:00:00Z"), (0.9999999, "1970-01-01T00:00:01Z"),
            (951_825_600, "2000-02-29T12:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
            (-62_167_219_200, "0000-01-01T00:00:00Z"), (253_402_300_800, nil), (-62_167_219_201, nil), (.nan, nil),
            (.infinity, nil), (1e300, nil),
        ] as [(Double, String?)])
    func `a point in time is written in UTC`(seconds: Double, text: String?) {
        #expect(RFC3339.text(secondsSince1970: seconds) == text)
    }

    @Test(arguments: 0..<500)
    func `a date-time from 1874 to 2096 reads back as it was written`(seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        let milliseconds = Int64.random(in: -3_000_000_000_000...4_000_000_000_000, using: &generator)
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        let copy = try Date(jsonText: date.jsonText)
        #expect(abs(copy.timeIntervalSince(date)) < 1e-5)
        #expect(copy.jsonText == date.jsonText)
    }

    @Test func `every day of four centuries has its number`() throws {
        var expected = try #require(CalendarDate(year: 1800, month: 1, day: 1)).daysSince1970
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
                    #expect(date.daysSince1970 == expected)
                    if CalendarDate(daysSince1970: expected) != date { Issue.record("\(date)") }
                    expected += 1
                }
            }
        }
    }

    @Test(
        arguments: [
            ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
            ("0000-02-29", true),
            ("2025-12-31", true), ("2025-12-32", false), ("2025-11-31", false), ("2025-00-10", false),
            ("2025-10-00", false), ("2025-1-01", false), ("20250101", false), ("2025-01-01Z", false),
            ("+025-01-01", false),
        ])
    func `a date is a day that exists`(text: String, isDate: Bool) throws {
        #expect(CalendarDate(text)?.description == (isDate ? text : nil))
        if isDate {
            #expect(try CalendarDate(jsonText: "\"\(text)\"").description == text)
        } else {
            #expect(throws: JSONDecodingError.self) { try CalendarDate(jsonText: "\"\(text)\"") }
        }
    }

    @Test func `days are ordered`() throws {
        let days = try ["1999-12-31", "2000-01-01", "2000-01-31", "2000-02-01"].map { try #require(CalendarDate($0)) }
        #expect(days == days.reversed().sorted())
    }

    @Test func `the other formats keep their form`() throws {
        let uuid = "123e4567-e89b-12d3-a456-426614174000"
        #expect(try UUID(jsonText: "\"\(uuid.uppercased())\"").jsonValue == .string(uuid))
        #expect(try URL(jsonText: "\"https://example.com/a%20b?c=d#e\"").jsonValue == "https://example.com/a%20b?c=d#e")
        #expect(try Data(jsonText: "\"AP8=\"") == Data([0, 255]))
        #expect(Data([0, 255]).jsonValue == "AP8=")
        for text in ["\"x\"", "\"AP8\"", "1"] {
            #expect(throws: JSONDecodingError.self) { try UUID(jsonText: text) }
            #expect(throws: JSONDecodingError.self) { try Data(jsonText: text) }
        }
    }
}
