import JSONCoding
import MockEngine

/// A moment as header fields write it (RFC 9110 section 5.6.7).
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(of moment: Moment) -> String {
        let seconds = moment.secondsSince1970
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        guard let date = CalendarDate(daysSince1970: day) else { return "" }
        let rest = Int(seconds) - day * 86_400
        let weekday = days[((day % 7) + 7) % 7]
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map(padded).joined(separator: ":")
        let year = String(repeating: "0", count: max(0, 4 - String(date.year).count)) + String(date.year)
        return "\(weekday), \(padded(date.day)) \(months[date.month - 1]) \(year) \(time) GMT"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
