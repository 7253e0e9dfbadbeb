import KakehashiRuntime
import OpenAPIModel

/// In which media type a response is sent, and which of its examples.
struct ContentChoice {
    private let request: DecodedRequest
    private let preferences: Preferences
    private let drawsValues: Bool
    private let isError: Bool

    /// - Parameters:
    ///   - drawsValues: whether examples are passed over where there is a schema.
    ///   - isError: whether it is sent whatever `Accept` says, for a refusal would hide it.
    init(_ request: DecodedRequest, _ preferences: Preferences, drawsValues: Bool, isError: Bool) {
        self.request = request
        self.preferences = preferences
        self.drawsValues = drawsValues
        self.isError = isError
    }

    /// nil for a response without a body.
    func choose(
        _ documented: [CompiledContent], _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> ResponseChoice.Content? {
        if documented.isEmpty { return nil }
        let contents =
            preferences.example.map { name in
                documented.filter { $0.example(named: name) != nil }
            } ?? documented
        guard let (content, reason) = negotiate(contents) else {
            trace.note(.notAcceptable(documented: contents.map(\.name)))
            throw ProblemDetails(
                "not-acceptable", status: 406, title: "Not Acceptable",
                detail: "the response is \(contents.map { "'\($0.name)'" }.joined(separator: " or "))")
        }
        let type = content.type.flatMap { request.accept.concrete($0) ?? Self.concrete($0) }
        trace.note(.mediaType(type?.description ?? content.name, reason: reason), at: content.origin)
        return ResponseChoice.Content(content: content, type: type, example: example(of: content, &trace))
    }

    // MARK: Media type

    /// The one that the caller takes most gladly, of equal ones the first that is not XML.
    private func negotiate(
        _ contents: [CompiledContent]
    ) -> (CompiledContent, Decision.MediaTypeReason)? {
        let ordered = contents.filter { $0.type?.isXML != true } + contents.filter { $0.type?.isXML == true }
        guard let first = ordered.first else { return nil }
        if request.accept.isEmpty { return (first, .first) }
        let known = ordered.filter { $0.type != nil }
        if let best = request.accept.best(of: known.compactMap(\.type)) { return (known[best], .accepted) }
        return isError ? (first, .errorResponse) : nil
    }

    /// A type that a documented range covers.
    private static func concrete(_ type: KakehashiRuntime.MediaType) -> KakehashiRuntime.MediaType? {
        guard type.type == "*" || type.subtype == "*" else { return type }
        return switch type.type {
        case "*", "application": KakehashiRuntime.MediaType("application/json")
        case "text": KakehashiRuntime.MediaType("text/plain")
        case "image": KakehashiRuntime.MediaType("image/png")
        default: KakehashiRuntime.MediaType("application/octet-stream")
        }
    }

    // MARK: Example

    /// The example that is asked for; that whose `x-match` is met; that whose values are those of the request; the
    /// first that is not for other requests.
    private func example(of content: CompiledContent, _ trace: inout DecisionTrace) -> CompiledExample? {
        if drawsValues && content.schema != nil || preferences.bringsBody { return nil }
        guard let (example, reason) = choose(content) else { return nil }
        trace.note(.example(name: example.name, reason: reason), at: example.origin)
        return example
    }

    private func choose(_ content: CompiledContent) -> (CompiledExample, Decision.ExampleReason)? {
        if let name = preferences.example {
            return content.example(named: name).map { ($0, preferences.areOfScenario ? .ofScenario : .preferred) }
        }
        let matching = content.examples.filter { $0.match?.holds(for: request) ?? false }
        // Who says more of the requests that he is for is meant more.
        if let most = matching.map({ $0.match?.conditions.count ?? 0 }).max(),
            let example = matching.first(where: { $0.match?.conditions.count == most })
        {
            return (example, .matches)
        }
        let open = content.examples.filter { $0.match == nil }
        if open.count > 1 {
            let fit = ExampleFit(request)
            let scores = open.map { fit.score(of: $0.value) }
            if let best = scores.compactMap({ $0 }).max(), best > 0, let index = scores.firstIndex(of: best) {
                return (open[index], .fits)
            }
        }
        if let first = open.first { return (first, .first) }
        return content.schema == nil ? content.examples.first.map { ($0, .first) } : nil
    }
}

/// How well the value of an example goes with the parameters of a request.
struct ExampleFit {
    private let parameters: [(names: [String], value: JSONValue)]

    init(_ request: DecodedRequest) {
        let given = request.parameters.compactMap { entry -> (CompiledParameter, JSONValue)? in
            guard case .value(let value) = entry.content else { return nil }
            return entry.parameter.location == .path || entry.parameter.location == .query
                ? (entry.parameter, value) : nil
        }
        let last = given.last { $0.0.location == .path }?.0.name
        parameters = given.map { parameter, value in
            // `/pets/{petId}` is about a pet, whose member is more often called `id`.
            let isItem = parameter.name == last && parameter.name.lowercased().hasSuffix("id")
            return ([parameter.name] + (isItem && parameter.location == .path ? ["id"] : []), value)
        }
    }

    /// The number of parameters whose value the example has, in all elements where it is a list; nil where it has
    /// another value of one.
    func score(of example: JSONValue) -> Int? {
        let items: [JSONValue]
        if case .array(let elements) = example { items = elements } else { items = [example] }
        if items.isEmpty { return 0 }
        var score = 0
        for parameter in parameters {
            let known = items.compactMap { item in parameter.names.lazy.compactMap { item[$0] }.first }
            if known.isEmpty { continue }
            guard known.count == items.count, known.allSatisfy({ ExampleMatch.isSame(parameter.value, $0) }) else {
                return nil
            }
            score += 1
        }
        return score
    }
}
