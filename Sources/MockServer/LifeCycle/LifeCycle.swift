package import JSONCoding
package import MockEngine

/// The steps of a service, as data: what answers it, from when on.
package struct LifeCycle: Sendable, Hashable {
    /// In the order of their days; of the same day, as they were given.
    package let steps: [LifeCycleStep]

    package init(_ steps: [LifeCycleStep]) {
        let order = steps.enumerated().sorted { left, right in
            (Self.number(left.element.from), left.offset) < (Self.number(right.element.from), right.offset)
        }
        self.steps = order.map(\.element)
    }

    /// What holds on a day. Steps for the operation come before those for all.
    ///
    /// - Returns: a planned step where nothing holds yet.
    package func step(on day: CalendarDate, operationID: String? = nil) -> LifeCycleStep {
        let begun = steps.filter { $0.from.map { $0 <= day } ?? true }
        let own = operationID.flatMap { id in begun.last { $0.operations.contains(id) } }
        return own ?? begun.last { $0.operations.isEmpty } ?? LifeCycleStep(.planned)
    }

    /// The next step for all operations after a day.
    package func next(after day: CalendarDate) -> LifeCycleStep? {
        steps.first { step in step.operations.isEmpty && step.from.map { $0 > day } ?? false }
    }

    /// The day on which nothing answers any more, as far as it is known.
    package func retirement(operationID: String? = nil) -> LifeCycleStep? {
        let own = operationID.flatMap { id in steps.first { $0.stage == .retired && $0.operations.contains(id) } }
        return own ?? steps.first { $0.stage == .retired && $0.operations.isEmpty }
    }

    private static func number(_ day: CalendarDate?) -> Int { day?.daysSince1970 ?? .min }
}

extension Moment {
    /// The day in Japan, whose time is nine hours ahead of UTC all year.
    package var dayInJapan: CalendarDate {
        let seconds = secondsSince1970.addingReportingOverflow(9 * 3600).partialValue
        let day = seconds.quotientAndRemainder(dividingBy: 86_400)
        let number = Int(day.remainder < 0 ? day.quotient - 1 : day.quotient)
        return CalendarDate(daysSince1970: number) ?? Self.farthest(number)
    }

    private static func farthest(_ day: Int) -> CalendarDate {
        CalendarDate(daysSince1970: day < 0 ? -719_528 : 2_932_896) ?? Moment.fixed.dayInJapan
    }

    /// The beginning of a day in Japan.
    package init(startOf day: CalendarDate) {
        self.init(secondsSince1970: Int64(day.daysSince1970) * 86_400 - 9 * 3600)
    }
}
