import JSONCoding
@_spi(Generated) package import KakehashiRuntime
import OpenAPIModel
import SchemaValidation

/// A request to be sent to the caller, some time after the answer.
package struct CallbackCall: Sendable {
    /// The name in the contract.
    package let name: String
    package let request: HTTPRequest
    package let body: [UInt8]
    package let delay: Duration
}

/// Finds out where callbacks go, and what they say.
struct CallbackPlanner {
    private let service: CompiledService
    private let call: Call
    private let answer: MockResponse

    init(_ service: CompiledService, _ call: Call, _ answer: MockResponse) {
        self.service = service
        self.call = call
        self.answer = answer
    }

    /// Those of an operation that was carried out; none where the request or the answer does not say where they go.
    func calls(_ callbacks: [CompiledCallback], _ trace: inout DecisionTrace) -> [CallbackCall] {
        guard answer.response.status.code < 400 else { return [] }
        return callbacks.compactMap { planned($0, &trace) }
    }

    private func planned(_ callback: CompiledCallback, _ trace: inout DecisionTrace) -> CallbackCall? {
        do {
            let url = try url(of: callback)
            guard var request = CallbackAddress(url).map({ $0.request(callback.method) }) else {
                trace.note(
                    .noCallback(callback.name, reason: "'\(url)' is no URL of http or https"), at: callback.origin)
                return nil
            }
            for header in callback.headers {
                guard let name = HTTPField.Name(header.name) else { continue }
                request.headerFields[name] = header.text
            }
            trace.note(.callback(callback.name, url: url), at: callback.origin)
            let body = body(of: callback, &request, &trace)
            return CallbackCall(
                name: callback.name, request: request, body: body, delay: .milliseconds(callback.delay))
        } catch {
            trace.note(.noCallback(callback.name, reason: "\(error)"), at: callback.origin)
            return nil
        }
    }

    private func body(
        of callback: CompiledCallback, _ request: inout HTTPRequest, _ trace: inout DecisionTrace
    ) -> [UInt8] {
        guard let content = callback.content else { return [] }
        let draws = call.drawn != nil && content.schema != nil
        let choice = ResponseChoice.Content(
            content: content, type: content.type, example: draws ? nil : content.examples.first)
        let body = BodyProducer(service, choice, call.drawn, part: callback.name, direction: .request).produce(&trace)
        request.headerFields[.contentType] = body.contentType
        return body.bytes
    }

    // MARK: Runtime expressions

    private func url(of callback: CompiledCallback) throws -> String {
        var values = RuntimeValues()
        for expression in callback.address.expressions {
            // What a pointer means is found out where the body is known.
            let key = expression.description.prefix { $0 != "#" }
            values.put(String(key), value(of: expression))
        }
        return try values.url(callback.address.description)
    }

    private func value(of expression: RuntimeExpression) -> JSONValue? {
        switch expression {
        case .statusCode: .number(JSONNumber(answer.response.status.code))
        case .response(.header(let name)): answer.response.field(name).map(JSONValue.string)
        case .response(.body): try? JSONValue(jsonText: answer.body)
        case .response(.query), .response(.path): nil
        case .url, .method, .request: call.value(of: expression)
        }
    }
}
