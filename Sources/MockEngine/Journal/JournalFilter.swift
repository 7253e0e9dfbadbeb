/// Which requests somebody wants to see; nil conditions hold for all.
package struct JournalFilter: Sendable, Hashable {
    package var session: SessionName?
    package var documentPath: String?
    package var operationID: String?
    package var statuses: ClosedRange<Int>?
    /// Whether the request did not fit the contract.
    package var hasViolations: Bool?
    /// Whether an operation was found.
    package var isMatched: Bool?
    /// Only those with a lower id.
    package var before: Int?

    package init() {}

    func accepts(_ record: JournalRecord) -> Bool {
        if let before, record.id >= before { return false }
        if let session, record.session != session { return false }
        if let documentPath, record.documentPath != documentPath { return false }
        if let statuses, !statuses.contains(record.status) { return false }
        if let isMatched, record.isMatched != isMatched { return false }
        if let operationID, record.operationID != operationID { return false }
        if let hasViolations, hasViolations == record.violations.isEmpty { return false }
        return true
    }
}
