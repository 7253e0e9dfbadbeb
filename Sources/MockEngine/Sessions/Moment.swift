import JSONCoding

/// A point in time, to the second. The engine has no clock: whoever asks it says what time it is.
package struct Moment: Sendable, Hashable {
    /// In UTC.
    package var secondsSince1970: Int64

    package init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

    /// 2025-09-01T00:00:00Z: the time wherever nobody has a clock, so that the same requests get the same answers.
    package static let fixed = Moment(secondsSince1970: 1_756_684_800)

    /// As the format `date-time` writes it.
    var dateTime: String { DateTime(seconds: secondsSince1970, microseconds: 0).description }

    /// As the format `date` writes it; nil for years that have no such form.
    var date: String? {
        let day = secondsSince1970.quotientAndRemainder(dividingBy: 86_400)
        return CalendarDate(daysSince1970: Int(day.remainder < 0 ? day.quotient - 1 : day.quotient))?.description
    }
}
