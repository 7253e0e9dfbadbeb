/// A day in the Japanese calendar of eras.
struct Wareki: Sendable {
    private struct Era: Sendable {
        let name: String
        let letter: String
        /// Year, month and day.
        let start: (Int, Int, Int)
    }

    private static let eras = [
        Era(name: "令和", letter: "R", start: (2019, 5, 1)), Era(name: "平成", letter: "H", start: (1989, 1, 8)),
        Era(name: "昭和", letter: "S", start: (1926, 12, 25)), Era(name: "大正", letter: "T", start: (1912, 7, 30)),
    ]

    let era: String
    let letter: String
    let year: Int
    let date: SampleDay

    /// nil before the fourth of these eras.
    init?(_ date: SampleDay) {
        let day = (date.year, date.month, date.day)
        guard let era = Self.eras.first(where: { $0.start <= day }) else { return nil }
        self.era = era.name
        letter = era.letter
        year = date.year - era.start.0 + 1
        self.date = date
    }

    /// The usual writings, the official one first.
    var texts: [String] {
        let first = year == 1 ? "元" : String(year)
        let (years, months, days) = (Self.two(year), Self.two(date.month), Self.two(date.day))
        return [
            "\(era)\(first)年\(date.month)月\(date.day)日", "\(era)\(year)年\(date.month)月\(date.day)日",
            "\(era)\(years)年\(months)月\(days)日", "\(letter)\(years).\(months).\(days)",
            "\(letter)\(year).\(date.month).\(date.day)", "\(letter)\(years)-\(months)-\(days)",
            "\(letter)\(years)/\(months)/\(days)", "\(letter)\(years)\(months)\(days)",
            "\(era)\(first)年\(date.month)月", "\(era)\(years)年\(months)月", "\(era)\(first)年度", "\(era)\(first)年",
            "\(era)\(years)年", era,
        ]
    }

    private static func two(_ number: Int) -> String { number.padded(2) }
}
