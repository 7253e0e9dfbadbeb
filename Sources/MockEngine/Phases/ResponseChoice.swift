import KakehashiRuntime
import OpenAPIModel

/// Fourth phase: which documented response is played, and in which media type.
struct ResponseChoice: Sendable {
    struct Content: Sendable {
        let content: CompiledContent
        /// The media type that is sent; the contract may have a range.
        let type: KakehashiRuntime.MediaType?
        /// nil where a value is made.
        let example: CompiledExample?
    }

    /// nil where an operation documents no response at all.
    let response: CompiledResponse?
    let status: Int
    let content: Content?
    /// nil where values are the contract's own.
    let drawn: DrawnValues?
    /// What was done as the caller wishes, for the header that says so.
    private(set) var applied: [String] = []
    /// Milliseconds before the answer is sent.
    private(set) var delay = 0

    /// What a request is answered that fits, or that is not refused.
    ///
    /// - Throws: a problem where what the caller asks for is not in the contract.
    static func choose(
        _ operation: CompiledOperation, _ request: DecodedRequest, _ preferences: Preferences,
        _ drawn: DrawnValues?, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> ResponseChoice {
        let found = try StatusChoice(operation, request, preferences).choose()
        trace.note(.status(found.status, reason: found.reason), at: found.response?.origin)
        let negotiation = ContentChoice(request, preferences, drawsValues: drawn != nil, isError: found.status >= 400)
        let content = try negotiation.choose(found.response?.contents ?? [], &trace)
        var choice = ResponseChoice(response: found.response, status: found.status, content: content, drawn: drawn)
        choice.apply(preferences, &trace)
        return choice
    }

    /// What a request is answered that does not fit: the first documented response that is for it; nil where there is
    /// none.
    static func refusing(
        _ operation: CompiledOperation, _ request: DecodedRequest, _ refusal: ProblemDetails,
        _ drawn: DrawnValues?, _ trace: inout DecisionTrace
    ) -> ResponseChoice? {
        guard let found = StatusChoice.refusal(operation, refusal.status) else { return nil }
        trace.note(.status(found.status, reason: found.reason), at: found.response?.origin)
        let negotiation = ContentChoice(request, Preferences(), drawsValues: drawn != nil, isError: true)
        let content = (try? negotiation.choose(found.response?.contents ?? [], &trace)) ?? nil
        return ResponseChoice(response: found.response, status: found.status, content: content, drawn: drawn)
    }

    private mutating func apply(_ preferences: Preferences, _ trace: inout DecisionTrace) {
        if let code = preferences.code { applied.append("code=\(code)") }
        if let name = preferences.example { applied.append("example=\(Self.quoted(name))") }
        switch preferences.dynamic {
        case true? where drawn == nil: trace.note(.preferenceNotMet("dynamic=true"))
        case let dynamic?: applied.append("dynamic=\(dynamic)")
        case nil: break
        }
        if let seed = preferences.seed {
            if drawn == nil {
                trace.note(.preferenceNotMet("seed=\(seed)"))
            } else {
                applied.append("seed=\(Self.quoted(seed))")
            }
        }
        guard let asked = preferences.delay else { return }
        delay = asked
        if let wait = preferences.wait, wait < (asked + 999) / 1000 {
            delay = wait * 1000
            applied.append("wait=\(wait)")
        }
        applied.append("delay=\(delay)")
        trace.note(.delay(milliseconds: delay))
    }

    /// A token as it is, anything else as a quoted-string (RFC 7240 section 2).
    static func quoted(_ text: String) -> String {
        let delimiters = "\",;=()<>@:\\/[]?{}".utf8
        let isToken = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !delimiters.contains($0) }
        return isToken ? text : HeaderCoding.ascii(JSONValue.string(text).jsonText)
    }
}
