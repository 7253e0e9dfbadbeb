/// What holds for all requests of a session.
package struct SessionSettings: Sendable, Hashable {
    /// What drawn values and new keys depend on; nil for what the mock was started with.
    package var seed: String?
    /// Seconds by which the clock of the session is ahead.
    package var clockAdvance: Int64 = 0
    /// In place of those that the mock was started with, for the operations that they are for.
    package var faults: [FaultSetting] = []

    package init() {}

    package static let standard = SessionSettings()

    /// What time it is for the session.
    package func now(_ moment: Moment) -> Moment {
        Moment(secondsSince1970: moment.secondsSince1970.addingReportingOverflow(clockAdvance).partialValue)
    }

    /// nil where none are for an operation.
    func faults(of operationID: String?) -> [Fault]? {
        let settings = faults.filter { $0.operationID == nil || $0.operationID == operationID }
        return settings.isEmpty ? nil : settings.flatMap(\.faults)
    }
}
