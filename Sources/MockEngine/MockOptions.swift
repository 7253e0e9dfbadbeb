/// How a service is played, whatever the request.
package struct MockOptions: Sendable, Hashable {
    /// What becomes of requests that do not fit the contract.
    package enum RequestValidation: String, Sendable, Hashable, CaseIterable {
        /// They are refused.
        case enforce
        /// They are answered as if they did, and a header lists what is wrong.
        case warn
        /// Nobody looks.
        case off
    }

    package var requestValidation = RequestValidation.enforce
    /// Whether the credentials must be there that the contract asks for, in the form that they have.
    package var checksCredentials = true
    /// Whether what does not fit the contract is told in a problem document, even where the contract documents an answer:
    /// requests that are refused, and responses whose example does not fit its schema.
    package var reportsErrors = false
    /// Whether what requests make, change and delete is so for the requests after them.
    package var isStateful = true
    /// Paths that callers may write before those of the contract, beside those of its servers.
    package var furtherBasePaths: [String] = []
    /// Whether pages of other origins may call.
    package var allowsCrossOrigin = true

    /// Whether values are drawn instead of taken from examples and defaults, unless a request says otherwise.
    package var dynamic = false
    /// What drawn values depend on, beside the request; nil for another seed for each request.
    package var seed: String?

    /// How the mock misbehaves where no request asks for something else.
    package var faults: [FaultSetting] = []

    /// The scenario that is played where neither a request nor a session chooses one.
    package var scenario: String?

    /// Whether what a contract calls callbacks is sent.
    package var sendsCallbacks = true

    package init() {}
}
