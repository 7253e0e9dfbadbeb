/// A day of a sample. There is no clock here: one day stands for today.
struct SampleDay: Sendable, Hashable {
    let year: Int
    let month: Int
    /// 1 to 28, which every month has.
    let day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    static let today = SampleDay(number: 0)
    static let daysPerYear = 12 * 28

    /// Days from 2025-09-01 on, in months of 28 days: a later number is a later day.
    init(number: Int) {
        let days = number + 8 * 28
        let years = days >= 0 ? days / Self.daysPerYear : -((-days + Self.daysPerYear - 1) / Self.daysPerYear)
        let rest = days - years * Self.daysPerYear
        self.init(year: 2025 + years, month: rest / 28 + 1, day: rest % 28 + 1)
    }

    var text: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }
}

extension Int {
    /// With zeros before it where it has fewer digits.
    func padded(_ width: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
    }
}
