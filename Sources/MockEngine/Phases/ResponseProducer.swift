import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation

/// Writes the response that was chosen.
struct ResponseProducer {
    private let service: CompiledService

    init(_ service: CompiledService) { self.service = service }

    // MARK: Without the contract

    func problem(_ problem: ProblemDetails, _ trace: inout DecisionTrace) -> MockResponse {
        let (response, body) = problem.response
        return MockResponse(response, body.bytes ?? [])
    }

    /// A problem with the places in the contract of what it lists.
    func problem(
        _ problem: ProblemDetails, _ findings: [Assessment.Finding], _ trace: inout DecisionTrace
    ) -> MockResponse {
        var answer = self.problem(problem, &trace)
        if !findings.isEmpty, var document = problem.json.objectValue {
            document["errors"] = .array(findings.map(\.json))
            answer.body = JSONValue.object(document).jsonText
        }
        return answer
    }

    /// What OPTIONS is answered where the contract says nothing of it.
    func methods(_ methods: [String]) -> MockResponse {
        var response = HTTPResponse(status: .noContent)
        response.headerFields[.allow] = methods.joined(separator: ", ")
        return MockResponse(response)
    }

    // MARK: Of the contract

    func response(_ choice: ResponseChoice, to call: Call, _ trace: inout DecisionTrace) -> MockResponse {
        var response = HTTPResponse(status: HTTPResponse.Status(code: choice.status))
        for header in choice.response?.headers ?? [] {
            guard let name = HTTPField.Name(header.name) else { continue }
            let template = TemplateText(service, call, status: choice.status).text(of: header, &trace)
            guard let (text, source) = template.map({ ($0, .template) }) ?? text(of: header, choice.drawn) else {
                continue
            }
            response.headerFields[name] = text
            trace.note(.header(name: header.name, source: source), at: header.origin)
        }
        if let seed = choice.drawn?.seed {
            trace.note(.drawn(seed: seed))
            response.set("Kakehashi-Seed", HeaderCoding.ascii(Array(seed.utf8)))
        }
        if !choice.applied.isEmpty { response.set("Preference-Applied", choice.applied.joined(separator: ", ")) }
        var answer = MockResponse(response)
        answer.delivery.delay = .milliseconds(choice.delay)
        guard let content = choice.content, Self.mayHaveBody(choice.status) else {
            trace.note(.body(.none))
            return answer
        }
        let body = BodyProducer(service, content, choice.drawn).produce(&trace)
        if service.options.reportsErrors, !body.findings.isEmpty {
            return problem(Self.invalidResponse(body.findings), body.findings, &trace)
        }
        answer.body = body.bytes
        if case .json? = content.content.reading { answer.schema = content.content.schema }
        answer.response.headerFields[.contentType] = body.contentType
        return answer
    }

    /// nil for a header without a value.
    private func text(of header: CompiledHeader, _ drawn: DrawnValues?) -> (String, Decision.HeaderSource)? {
        guard let drawn, let schema = header.schema else { return header.fixed }
        var generator = drawn.generator(for: header.name)
        let value = service.samples.sample(
            for: schema, named: header.name, direction: .response, using: &generator)
        return value.isNull ? nil : (header.style.text(of: value), .schema)
    }

    /// With what the contract documents for that, else with a problem.
    func refusal(
        of call: Call, _ refusal: ProblemDetails, _ findings: [Assessment.Finding], _ trace: inout DecisionTrace
    ) -> MockResponse {
        guard !service.options.reportsErrors, let choice = ResponseChoice.refusing(call, refusal, &trace) else {
            return problem(refusal, findings, &trace)
        }
        return self.refusal(of: call, choice, refusal, &trace)
    }

    /// What a fault refuses says itself when to come back.
    func refusal(of call: Call, byFault refusal: ProblemDetails, _ trace: inout DecisionTrace) -> MockResponse {
        var answer = self.refusal(of: call, refusal, [], &trace)
        answer.response.headerFields[.retryAfter] = refusal.headerFields[.retryAfter]
        return answer
    }

    private func refusal(
        of call: Call, _ choice: ResponseChoice, _ refusal: ProblemDetails, _ trace: inout DecisionTrace
    ) -> MockResponse {
        var answer = response(choice, to: call, &trace)
        for field in refusal.headerFields where answer.response.headerFields[field.name] == nil {
            answer.response.headerFields[values: field.name] = refusal.headerFields[values: field.name]
        }
        answer.response.note(refusal.violations)
        return answer
    }

    /// RFC 9110 sections 6.4.1, 15.3.5, 15.3.6 and 15.4.5.
    static func mayHaveBody(_ status: Int) -> Bool {
        status >= 200 && status != 204 && status != 205 && status != 304
    }

    private static func invalidResponse(_ findings: [Assessment.Finding]) -> ProblemDetails {
        ProblemDetails(
            "invalid-response", status: 500, title: "Internal Server Error",
            detail: "the example of the response does not fit its schema", violations: findings.map(\.violation))
    }
}

extension Assessment.Finding {
    /// With the place in the contract.
    var json: JSONValue {
        var object: JSONObject = [
            "in": .string(violation.location), "pointer": .string(violation.pointer), "code": .string(violation.code),
            "message": .string(violation.message),
        ]
        object["spec"] = place.map(JSONValue.string)
        return .object(object)
    }
}

extension HTTPResponse {
    private static let violationsLimit = 8 << 10

    /// Lists what is wrong with a request whose answer does not say it: JSON, cut where a header would be too long.
    mutating func note(_ violations: [ProblemDetails.Violation]) {
        guard !violations.isEmpty else { return }
        var texts: [String] = []
        var length = 2
        for violation in violations {
            let text = HeaderCoding.ascii(Assessment.Finding(violation: violation, place: nil).json.jsonText)
            length += text.utf8.count + 1
            if length > Self.violationsLimit { break }
            texts.append(text)
        }
        set("Kakehashi-Violations", "[" + texts.joined(separator: ",") + "]")
    }
}
