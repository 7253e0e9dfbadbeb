import JSONCoding
import MockEngine
import MockServer
import Testing

struct LifeCycleTests {
    private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private static func cycle() throws -> LifeCycle {
        var own = LifeCycleStep(.real, from: try day("2026-10-01"))
        own.operations = ["listNotes"]
        return LifeCycle([
            LifeCycleStep(.retired, from: try day("2028-04-01")), LifeCycleStep(.mock, from: try day("2025-04-01")),
            own,
            LifeCycleStep(.real, from: try day("2027-04-01")),
        ])
    }

    @Test(arguments: [
        ("2025-03-31", "planned", "planned"), ("2025-04-01", "mock", "mock"), ("2026-10-01", "mock", "real"),
        ("2027-04-01", "real", "real"), ("2028-04-01", "retired", "real"),
    ])
    func `the last step that has begun holds, one for the operation before one for all`(
        day: String, all: String, own: String
    ) throws {
        let cycle = try Self.cycle()
        #expect(cycle.step(on: try Self.day(day)).stage.rawValue == all)
        #expect(cycle.step(on: try Self.day(day), operationID: "listNotes").stage.rawValue == own)
        #expect(cycle.step(on: try Self.day(day), operationID: "other").stage.rawValue == all)
    }

    @Test func `what comes next and when it ends is known`() throws {
        let cycle = try Self.cycle()
        #expect(cycle.next(after: try Self.day("2026-01-01"))?.stage == .real)
        #expect(cycle.next(after: try Self.day("2028-04-01")) == nil)
        #expect(cycle.retirement()?.from == CalendarDate("2028-04-01"))
    }

    @Test func `of the same day the last one that was given holds`() throws {
        let day = try Self.day("2026-04-01")
        #expect(
            LifeCycle([LifeCycleStep(.mock, from: day), LifeCycleStep(.planned, from: day)]).step(on: day).stage
                == .planned)
    }

    @Test(arguments: [
        ("2027-03-31T14:59:59Z", "2027-03-31"), ("2027-03-31T15:00:00Z", "2027-04-01"),
        ("2027-04-01T00:00:00+09:00", "2027-04-01"), ("1969-12-31T14:00:00Z", "1969-12-31"),
    ])
    func `a day begins at midnight in Japan`(moment: String, day: String) throws {
        let time = try #require(DateTime(moment))
        #expect(Moment(secondsSince1970: time.seconds).dayInJapan.description == day)
    }

    @Test func `a day in Japan begins where the one before ends`() throws {
        #expect(Moment(startOf: try Self.day("2027-04-01")).dayInJapan == CalendarDate("2027-04-01"))
        let before = Moment(secondsSince1970: Moment(startOf: try Self.day("2027-04-01")).secondsSince1970 - 1)
        #expect(before.dayInJapan == CalendarDate("2027-03-31"))
    }
}
