import JSONCoding
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
        /// What the session has in the place of the example.
        var state: JSONValue?
        /// What a step of a scenario answers.
        var scripted: JSONValue?
    }

    /// nil where an operation documents no response at all.
    let response: CompiledResponse?
    let status: Int
    var content: Content?
    /// nil where values are the contract's own.
    let drawn: DrawnValues?
    /// What was done as the caller wishes, for the header that says so.
    private(set) var applied: [String] = []
    /// Milliseconds before the answer is sent.
    private(set) var delay = 0

    /// What a request is answered that fits, or that is not refused.
    ///
    /// - Parameters:
    ///   - wanted: the documented status that the state asks for.
    ///   - takes: whether a media type can hold what the state has; where none can, all may be chosen.
    /// - Throws: a problem where what the caller asks for is not in the contract.
    static func choose(
        _ call: Call, status wanted: Int? = nil, taking takes: (CompiledContent) -> Bool = { _ in true },
        _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> ResponseChoice {
        let found = try StatusChoice(call.operation, call.request, call.preferences).choose(wanted)
        trace.note(.status(found.status, reason: found.reason), at: found.response?.origin)
        let drawsValues = call.drawn != nil
        let negotiation = ContentChoice(
            call.request, call.preferences, drawsValues: drawsValues, isError: found.status >= 400)
        let documented = found.response?.contents ?? []
        let able = documented.filter(takes)
        let content = try negotiation.choose(able.isEmpty ? documented : able, &trace)
        var choice = ResponseChoice(
            response: found.response, status: found.status, content: content, drawn: call.drawn)
        choice.apply(call.preferences, &trace)
        return choice
    }

    /// What a request is answered that does not fit: the first documented response that is for it; nil where there is
    /// none.
    static func refusing(
        _ call: Call, _ refusal: ProblemDetails, _ trace: inout DecisionTrace
    ) -> ResponseChoice? {
        guard let found = StatusChoice.refusal(call.operation, refusal.status) else { return nil }
        trace.note(.status(found.status, reason: found.reason), at: found.response?.origin)
        let negotiation = ContentChoice(
            call.request, Preferences(), drawsValues: call.drawn != nil, isError: true)
        let content = (try? negotiation.choose(found.response?.contents ?? [], &trace)) ?? nil
        return ResponseChoice(
            response: found.response, status: found.status, content: content.map { $0.telling(refusal) },
            drawn: call.drawn)
    }

    private mutating func apply(_ preferences: Preferences, _ trace: inout DecisionTrace) {
        if !preferences.areOfScenario {
            if let code = preferences.code { applied.append("code=\(code)") }
            if let name = preferences.example { applied.append("example=\(Self.quoted(name))") }
        }
        switch preferences.dynamic {
        case true? where drawn == nil: trace.note(.preferenceNotMet("dynamic=true"))
        case let dynamic?: applied.append("dynamic=\(dynamic)")
        case nil: break
        }
        if let session = preferences.session { applied.append("session=\(session)") }
        if let scenario = preferences.scenario, preferences.areOfScenario || !preferences.choosesAnswer {
            applied.append("scenario=\(Self.quoted(scenario))")
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

extension ResponseChoice.Content {
    /// With the example that is about this problem, where one says so by its name, or by its `code` or `type`. What all
    /// violations have in common is more than the problem itself: `malformedBody`, `missingQuery`.
    fileprivate func telling(_ problem: ProblemDetails) -> Self {
        guard example != nil else { return self }
        let words = [Self.common(problem.violations), problem.type.split(separator: ":").last.map { Self.word($0) }]
        let found = words.lazy.compactMap { $0 }.compactMap { word in
            content.examples.first { example in
                example.name.map { Self.word($0) } == word || Self.words(of: example.value).contains(word)
            }
        }.first
        return found.map { Self(content: content, type: type, example: $0) } ?? self
    }

    private static func common(_ violations: [ProblemDetails.Violation]) -> String? {
        let words = Set(violations.map { word($0.code + $0.location) })
        return words.count == 1 ? words.first : nil
    }

    /// What an error says of its kind.
    private static func words(of error: JSONValue) -> [String] {
        ["code", "type", "error"].compactMap { member in
            error[member]?.stringValue?.split { $0 == "/" || $0 == ":" || $0 == "#" }.last.map { word($0) }
        }
    }

    private static func word(_ text: some StringProtocol) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
