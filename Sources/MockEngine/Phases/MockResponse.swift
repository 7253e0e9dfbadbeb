package import KakehashiRuntime
import OpenAPIModel

/// Last phase: the answer, and why it is this one.
package struct MockResponse: Sendable {
    package var response: HTTPResponse
    package var body: [UInt8]
    package var trace = DecisionTrace()
    package var delivery = Delivery()
    /// What is to be sent to the caller afterwards.
    package var callbacks: [CallbackCall] = []
    /// That of a JSON body.
    var schema: Schema.ID?
    /// Whether it was given before, to a request with the same idempotency key.
    var isReplayed = false
    /// Whose world the request was for.
    package internal(set) var session = SessionName.shared
    /// The index of the one that was asked for; nil where none was found.
    var operation: Int?
    /// What goes wrong on purpose.
    var faults: FaultRun?

    init(_ response: HTTPResponse, _ body: [UInt8] = []) {
        self.response = response
        self.body = body
    }
}
