package import KakehashiRuntime

/// Last phase: the answer, and why it is this one.
package struct MockResponse: Sendable {
    package let response: HTTPResponse
    package let body: [UInt8]
    package let trace: DecisionTrace
}
