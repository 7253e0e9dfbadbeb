import KakehashiRuntime
import OpenAPIModel

/// A request that an answer sets off, with everything prepared that does not depend on messages.
struct CompiledCallback: Sendable {
    let name: String
    let method: HTTPRequest.Method
    /// With runtime expressions.
    let address: RuntimeText
    /// Those that must be there, as text.
    let headers: [(name: String, text: String)]
    let content: CompiledContent?
    /// Milliseconds after the answer.
    let delay: Int
    let origin: Origin

    /// The field of an operation, or of the callback's own, that says how long its callbacks wait.
    static let delayField = "x-callback-delay-ms"
    /// So that the answer has arrived.
    static let usualDelay = 100
    static let longestDelay = 600_000
}
