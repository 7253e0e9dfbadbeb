extension IgnoreFile {
    /// A day of the calendar, without a place on earth: it is over when it is over where the tool runs.
    package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
        package let year: Int
        package let month: Int
        package let day: Int

        /// nil for a day that no calendar has.
        package init?(year: Int, month: Int, day: Int) {
            guard 1...9999 ~= year, 1...12 ~= month, 1...Self.days(in: month, of: year) ~= day else { return nil }
            self.year = year
            self.month = month
            self.day = day
        }

        /// `2026-03-31`, and nothing else.
        package init?(_ text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.map(\.utf8.count) == [4, 2, 2],
                parts.allSatisfy({ $0.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }),
                let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
            else { return nil }
            self.init(year: year, month: month, day: day)
        }

        package var description: String {
            [(year, 4), (month, 2), (day, 2)].map { number, width in
                let digits = String(number)
                return String(repeating: "0", count: width - digits.utf8.count) + digits
            }.joined(separator: "-")
        }

        package static func < (left: Day, right: Day) -> Bool {
            (left.year, left.month, left.day) < (right.year, right.month, right.day)
        }

        private static func days(in month: Int, of year: Int) -> Int {
            switch month {
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }
    }
}
