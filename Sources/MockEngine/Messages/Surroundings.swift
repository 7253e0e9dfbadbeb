/// What the machine that a mock runs on has and a contract has not: clocks and chance. Each is asked when it is needed.
package struct Surroundings: Sendable {
    /// A number for a request.
    package var chance: @Sendable () -> UInt64 = { 0 }
    /// Since the mock began.
    package var time: @Sendable () -> Duration = { .zero }
    /// The time of day.
    package var now: @Sendable () -> Moment = { .fixed }

    package init() {}
}
