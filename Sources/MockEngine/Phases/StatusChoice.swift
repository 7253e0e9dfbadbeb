import KakehashiRuntime
import OpenAPIModel

/// Which of the documented responses is played.
struct StatusChoice {
    struct Found {
        let response: CompiledResponse?
        let status: Int
        let reason: Decision.StatusReason
    }

    private let responses: [CompiledResponse]
    private let request: DecodedRequest
    private let preferences: Preferences

    init(_ operation: CompiledOperation, _ request: DecodedRequest, _ preferences: Preferences) {
        responses = operation.responses
        self.request = request
        self.preferences = preferences
    }

    /// - Parameter wanted: the documented status that the state asks for.
    func choose(_ wanted: Int?) throws(ProblemDetails) -> Found {
        if let code = preferences.code { return try preferred(code) }
        if let wanted, let response = Self.documented(wanted, responses) {
            return Found(response: response, status: wanted, reason: .ofState)
        }
        let usual = Self.usual(responses)
        if let name = preferences.example { return try response(with: name, usual) }
        // An example that is for such requests brings its status with it.
        if usual.response?.hasMatch(for: request) == true { return usual }
        if let other = responses.first(where: { $0.hasMatch(for: request) }) {
            return Found(response: other, status: Self.status(of: other), reason: .exampleFits)
        }
        return usual
    }

    private func preferred(_ code: Int) throws(ProblemDetails) -> Found {
        guard let response = Self.documented(code, responses) else {
            throw ProblemDetails(
                "no-such-response", status: 404, title: "Not Found",
                detail: "the contract documents no response with the status \(code)")
        }
        guard let name = preferences.example, !response.has(name) else {
            return Found(
                response: response, status: code, reason: preferences.areOfScenario ? .ofScenario : .preferred)
        }
        throw Self.noSuchExample(name, "the response with the status \(code)")
    }

    private func response(with name: String, _ usual: Found) throws(ProblemDetails) -> Found {
        if let response = usual.response, response.has(name) { return usual }
        guard let other = responses.first(where: { $0.has(name) }) else {
            throw Self.noSuchExample(name, "the operation")
        }
        return Found(
            response: other, status: Self.status(of: other),
            reason: preferences.areOfScenario ? .ofScenario : .hasExample)
    }

    private static func noSuchExample(_ name: String, _ owner: String) -> ProblemDetails {
        ProblemDetails(
            "no-such-example", status: 404, title: "Not Found", detail: "\(owner) has no example '\(name)'")
    }

    // MARK: Documented

    /// The code itself, then its range, then the default.
    static func documented(_ code: Int, _ responses: [CompiledResponse]) -> CompiledResponse? {
        let patterns: [StatusPattern] = [.code(code), .range(code / 100), .default]
        return patterns.lazy.compactMap { pattern in responses.first { $0.status == pattern } }.first
    }

    /// A status that a response is for.
    private static func status(of response: CompiledResponse) -> Int {
        switch response.status {
        case .code(let code): code
        case .range(let digit): digit * 100
        case .default: 500
        }
    }

    static func usual(_ responses: [CompiledResponse]) -> Found {
        let codes = responses.compactMap { response -> (code: Int, response: CompiledResponse)? in
            if case .code(let code) = response.status { (code, response) } else { nil }
        }.sorted { $0.code < $1.code }
        if let success = codes.first(where: { (200..<300).contains($0.code) }) {
            return Found(response: success.response, status: success.code, reason: .lowestSuccess)
        }
        if let range = responses.first(where: { $0.status == .range(2) }) {
            return Found(response: range, status: 200, reason: .successRange)
        }
        if let other = responses.first(where: { $0.status == .default }) {
            return Found(response: other, status: 200, reason: .defaultResponse)
        }
        // 1xx is never the last answer.
        if let lowest = codes.first(where: { $0.code >= 200 }) {
            return Found(response: lowest.response, status: lowest.code, reason: .lowestDocumented)
        }
        let ranges = (3...5).lazy.compactMap { digit in responses.first { $0.status == .range(digit) } }
        guard let range = ranges.first else { return Found(response: nil, status: 200, reason: .lowestDocumented) }
        return Found(response: range, status: status(of: range), reason: .lowestDocumented)
    }

    /// For a request that is refused; nil where nothing is documented for that. What a contract calls `default` means
    /// errors only where it documents a success beside it.
    static func refusal(_ operation: CompiledOperation, _ status: Int) -> Found? {
        let codes: [Int] =
            switch status {
            case 400, 422: [422, 400]
            // Not every contract calls what is there already a conflict.
            case 409: [409, 422, 400]
            default: [status]
            }
        if status == 400 || status == 422, let meant = operation.responses.first(where: \.isForViolations) {
            if case .code(let code) = meant.status {
                return Found(response: meant, status: code, reason: .declaredRefusal)
            }
            return Found(response: meant, status: status, reason: .declaredRefusal)
        }
        for code in codes {
            if let response = operation.responses.first(where: { $0.status == .code(code) }) {
                return Found(response: response, status: code, reason: .documentedRefusal)
            }
        }
        if let range = operation.responses.first(where: { $0.status == .range(status / 100) }) {
            let reason = status < 500 ? Decision.StatusReason.rangeRefusal : .serverRangeRefusal
            return Found(response: range, status: status, reason: reason)
        }
        guard operation.hasSuccess, let other = operation.responses.first(where: { $0.status == .default }) else {
            return nil
        }
        return Found(response: other, status: status, reason: .defaultRefusal)
    }
}

extension CompiledResponse {
    /// Whether there is an example of this name in some media type.
    func has(_ name: String) -> Bool { contents.contains { $0.example(named: name) != nil } }

    func hasMatch(for request: DecodedRequest) -> Bool {
        contents.contains { $0.examples.contains { $0.match?.holds(for: request) ?? false } }
    }
}

extension CompiledContent {
    func example(named name: String) -> CompiledExample? { examples.first { $0.name == name } }
}
