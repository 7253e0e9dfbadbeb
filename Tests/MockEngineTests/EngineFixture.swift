import JSONCoding
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SourceDiagnostics
import Testing

/// A contract in text, played.
struct EngineFixture {
    let service: CompiledService

    init(_ text: String) throws {
        let loaded = DocumentLoader.load(text: text)
        let faults = loaded.diagnostics.filter { $0.severity == .error }
        #expect(faults.map(\.message) == [])
        let document = try #require(loaded.value)
        service = try #require(CompiledService.compile(document).value)
    }

    struct Answer {
        let status: Int
        let contentType: String?
        let text: String
        let fields: HTTPFields
        let trace: [String]

        var json: JSONValue? { try? JSONValue(jsonText: text) }

        /// `in pointer code` of each violation.
        var errors: [String] {
            (json?["errors"]?.arrayValue ?? []).map {
                "\($0["in"]?.stringValue ?? "") \($0["pointer"]?.stringValue ?? "") \($0["code"]?.stringValue ?? "")"
            }
        }

        subscript(field: String) -> String? { HTTPField.Name(field).flatMap { fields[$0] } }
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ fields: [(String, String)] = [], body: String = ""
    ) -> Answer {
        var request = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { request.headerFields[name] = value }
        }
        let answer = service.answer(to: request, body: Array(body.utf8))
        return Answer(
            status: answer.response.status.code, contentType: answer.response.headerFields[.contentType],
            text: String(decoding: answer.body, as: UTF8.self), fields: answer.response.headerFields,
            trace: answer.trace.decisions.map(\.description))
    }
}
