import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation

/// Writes the response that was chosen.
struct ResponseProducer {
    private let service: CompiledService

    init(_ service: CompiledService) { self.service = service }

    func problem(_ problem: ProblemDetails, _ trace: DecisionTrace, isHead: Bool = false) -> MockResponse {
        let (response, body) = problem.response
        return finished(response, body.bytes ?? [], trace, isHead: isHead)
    }

    func response(_ choice: ResponseChoice, _ trace: DecisionTrace, isHead: Bool) -> MockResponse {
        if let problem = choice.problem { return self.problem(problem, trace, isHead: isHead) }
        var trace = trace
        var response = HTTPResponse(status: HTTPResponse.Status(code: choice.status))
        for header in choice.response?.headers ?? [] {
            guard let name = HTTPField.Name(header.name) else { continue }
            response.headerFields[name] = header.text
            trace.note(.header(name: header.name, source: header.source))
        }
        if !choice.applied.isEmpty {
            response.set("Preference-Applied", choice.applied.joined(separator: ", "))
        }
        guard let content = choice.content, Self.mayHaveBody(choice.status) else {
            trace.note(.body(.none))
            return finished(response, [], trace, isHead: isHead)
        }
        let (body, source) = self.body(content)
        trace.note(.body(source))
        response.headerFields[.contentType] = Self.contentType(content)
        return finished(response, body, trace, isHead: isHead)
    }

    /// RFC 9110 sections 6.4.1, 15.3.5, 15.3.6 and 15.4.5.
    private static func mayHaveBody(_ status: Int) -> Bool {
        status >= 200 && status != 204 && status != 205 && status != 304
    }

    private func finished(
        _ response: HTTPResponse, _ body: [UInt8], _ trace: DecisionTrace, isHead: Bool
    ) -> MockResponse {
        var response = response
        response.set("Kakehashi-Source", "mock")
        return MockResponse(response: response, body: isHead ? [] : body, trace: trace)
    }

    // MARK: Body

    private func body(_ content: ResponseChoice.Content) -> ([UInt8], Decision.BodySource) {
        let kind = BodyKind(content.type)
        if let position = content.example, let value = content.content.examples[position].value {
            let name = content.content.examples[position].name
            return (Self.bytes(of: value, kind), .example(name: name))
        }
        guard let id = content.content.schema else {
            return kind == .json ? (Array("{}".utf8), .bytes) : (SampleBytes.bytes(of: content.type), .bytes)
        }
        let schema = service.samples.document[id]
        if kind == .binary, schema.type == .string, schema.example == nil {
            return (SampleBytes.bytes(of: content.type), .bytes)
        }
        let value = service.samples.sample(for: id, direction: .response)
        return (Self.bytes(of: value, kind), .schema(schema.origin.pointer))
    }

    /// A text stands for itself wherever it is not JSON.
    private static func bytes(of value: JSONValue, _ kind: BodyKind) -> [UInt8] {
        switch (kind, value) {
        case (.json, _): value.jsonText
        case (.form, .object): Array(FormBody.text(of: value).utf8)
        case (_, .string(let text)): Array(text.utf8)
        default: value.jsonText
        }
    }

    /// Text says that it is UTF-8, for what is not said is guessed.
    private static func contentType(_ content: ResponseChoice.Content) -> String {
        guard let type = content.type else { return content.content.name }
        if type.isText, !type.parameters.contains(where: { $0.name == "charset" }) {
            return type.description + "; charset=utf-8"
        }
        return type.description
    }
}

extension HTTPResponse {
    /// A field whose name is a token, as those that are written in this module are.
    fileprivate mutating func set(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        headerFields[name] = value
    }
}
