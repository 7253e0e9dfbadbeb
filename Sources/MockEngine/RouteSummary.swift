package import KakehashiRuntime

/// An operation as a list of routes shows it.
package struct RouteSummary: Sendable, Hashable {
    package let method: HTTPRequest.Method
    /// As the contract writes it, without the path of the server.
    package let path: String
    package let operationID: String?
    package let summary: String?
    /// The path with values for its parameters, and the query that must be there; escaped, ready for a browser.
    package let samplePath: String
}
