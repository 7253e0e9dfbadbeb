/// What an answer depends on beside the contract, the options and the request. Whoever serves passes it in.
package struct Circumstances: Sendable {
    /// A number drawn for this request.
    package var chance: UInt64 = 0
    /// Since the mock began.
    package var time: Duration = .zero
    /// Requests that were counted before.
    var quotas = QuotaCounters()

    package init() {}
}
