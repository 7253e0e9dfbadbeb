package import JSONCoding

/// What holds for a service from a day on.
package struct LifeCycleStep: Sendable, Hashable {
    /// What becomes of messages that do not fit the contract.
    package enum Validation: String, Sendable, Hashable, CaseIterable {
        case off, warn, enforce
    }

    /// What of the real service has the mock answer in its place.
    package enum Fallback: String, Sendable, Hashable, CaseIterable {
        case unreachable = "on-unreachable"
        case serverError = "on-5xx"
        case notImplemented = "on-501"
        case notFound = "on-404"
    }

    package var stage: Stage
    /// The first day in Japan; nil for the beginning of time.
    package var from: CalendarDate?
    /// Ids of the operations that it is for; empty for all.
    package var operations: Set<String> = []
    package var upstream: Upstream?
    package var validation = Validation.warn
    /// For safe methods only, as a write that has failed may have been carried out.
    package var fallback: Set<Fallback> = []
    /// Percent of the requests that the real service answers while it is a canary.
    package var share = 0.0
    /// Names in `Kakehashi-Caller` that the canary is for.
    package var callers: Set<String> = []
    /// Where to go once it is retired.
    package var successor: String?

    package init(_ stage: Stage, from: CalendarDate? = nil) {
        self.stage = stage
        self.from = from
    }
}
