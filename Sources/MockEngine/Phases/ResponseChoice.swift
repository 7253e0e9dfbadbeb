import KakehashiRuntime
import OpenAPIModel

/// Fourth phase: which documented response is played, and in which media type.
struct ResponseChoice: Sendable {
    struct Content: Sendable {
        let content: CompiledContent
        /// The media type that is sent; the contract may have a range.
        let type: KakehashiRuntime.MediaType?
        /// The position in the content's examples; nil where a value is made.
        let example: Int?
    }

    /// nil where an operation documents no response at all.
    let response: CompiledResponse?
    let status: Int
    let content: Content?
    /// What was done as `Prefer` asked, for the header that says so.
    let applied: [String]
    /// What to answer instead.
    let problem: ProblemDetails?

    static func choose(
        _ operation: CompiledOperation, _ request: DecodedRequest, _ trace: inout DecisionTrace
    ) -> ResponseChoice {
        var applied: [String] = []
        let found = status(operation.responses, request.preferences, &applied, &trace)
        let contents = found.response?.contents ?? []
        guard !contents.isEmpty else {
            return ResponseChoice(
                response: found.response, status: found.status, content: nil, applied: applied, problem: nil)
        }
        guard let picked = request.accept.best(of: contents, isError: found.status >= 400) else {
            return notAcceptable(contents, &trace)
        }
        trace.note(.mediaType(picked.type?.description ?? picked.content.name, reason: picked.reason))
        let example = example(of: picked.content, request.preferences, &applied, &trace)
        return ResponseChoice(
            response: found.response, status: found.status,
            content: Content(content: picked.content, type: picked.type, example: example), applied: applied,
            problem: nil)
    }

    private static func notAcceptable(
        _ contents: [CompiledContent], _ trace: inout DecisionTrace
    ) -> ResponseChoice {
        let names = contents.map(\.name)
        trace.note(.notAcceptable(documented: names))
        let problem = ProblemDetails(
            "not-acceptable", status: 406, title: "Not Acceptable",
            detail: "the response is \(names.map { "'\($0)'" }.joined(separator: " or "))")
        return ResponseChoice(response: nil, status: 406, content: nil, applied: [], problem: problem)
    }

    // MARK: Status

    private typealias Found = (response: CompiledResponse?, status: Int)

    private static func status(
        _ responses: [CompiledResponse], _ preferences: PreferHeader, _ applied: inout [String],
        _ trace: inout DecisionTrace
    ) -> Found {
        if let code = preferences.code {
            if let response = preferred(code, responses) {
                applied.append("code=\(code)")
                trace.note(.status(code, reason: .preferred))
                return (response, code)
            }
            trace.note(.preferenceNotMet("code=\(code)"))
        }
        let (response, status, reason) = usual(responses)
        trace.note(.status(status, reason: reason))
        return (response, status)
    }

    private static func preferred(_ code: Int, _ responses: [CompiledResponse]) -> CompiledResponse? {
        responses.first { $0.status == .code(code) } ?? responses.first { $0.status == .range(code / 100) }
            ?? responses.first { $0.status == .default }
    }

    private static func usual(
        _ responses: [CompiledResponse]
    ) -> (CompiledResponse?, Int, Decision.StatusReason) {
        let codes = responses.compactMap { response -> (code: Int, response: CompiledResponse)? in
            if case .code(let code) = response.status { (code, response) } else { nil }
        }.sorted { $0.code < $1.code }
        if let success = codes.first(where: { (200..<300).contains($0.code) }) {
            return (success.response, success.code, .lowestSuccess)
        }
        if let range = responses.first(where: { $0.status == .range(2) }) { return (range, 200, .successRange) }
        if let other = responses.first(where: { $0.status == .default }) { return (other, 200, .defaultResponse) }
        if let lowest = codes.first { return (lowest.response, lowest.code, .lowestDocumented) }
        for digit in 1...5 {
            if let range = responses.first(where: { $0.status == .range(digit) }) {
                return (range, digit * 100, .lowestDocumented)
            }
        }
        return (nil, 200, .lowestDocumented)
    }

    // MARK: Example

    private static func example(
        of content: CompiledContent, _ preferences: PreferHeader, _ applied: inout [String],
        _ trace: inout DecisionTrace
    ) -> Int? {
        if let name = preferences.example {
            if let position = content.examples.firstIndex(where: { $0.name == name }) {
                applied.append("example=\(name)")
                return position
            }
            trace.note(.preferenceNotMet("example=\(name)"))
        }
        return content.examples.isEmpty ? nil : 0
    }
}
