/// What an answer depends on beside the contract, the options and the request. Whoever serves passes it in.
package struct Circumstances: Sendable {
    /// A number drawn for this request.
    package var chance: UInt64 = 0
    /// Since the mock began.
    package var time: Duration = .zero
    /// The time of day that worlds have whose clock was not changed.
    package var now = Moment.fixed
    /// What callers write before the path of the request.
    var mountPath = ""
    /// Requests that were counted before.
    var quotas = QuotaCounters()
    /// Has the worlds of the sessions.
    var store: any StateStore = MemoryStateStore()
    /// Whose world the request is for.
    var session = SessionName.shared
    /// Those of the session.
    var settings = SessionSettings.standard

    package init() {}
}
