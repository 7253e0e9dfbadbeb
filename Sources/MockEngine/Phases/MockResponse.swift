package import KakehashiRuntime

/// Last phase: the answer, and why it is this one.
package struct MockResponse: Sendable {
    package var response: HTTPResponse
    package var body: [UInt8]
    package var trace = DecisionTrace()
    /// How long whoever sends the answer waits before.
    package var delay: Duration = .zero

    init(_ response: HTTPResponse, _ body: [UInt8] = []) {
        self.response = response
        self.body = body
    }
}
