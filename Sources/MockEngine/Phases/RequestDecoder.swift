import JSONCoding
import KakehashiRuntime
import OpenAPIModel

/// Reads a request along an operation's parameters and bodies.
struct RequestDecoder {
    private let operation: CompiledOperation
    private let coercion: TextCoercion

    init(_ operation: CompiledOperation, _ service: CompiledService) {
        self.operation = operation
        coercion = service.coercion
    }

    func decode(
        _ request: HTTPRequest, _ body: [UInt8], pathParameters: [String: Substring], _ trace: inout DecisionTrace
    ) -> DecodedRequest {
        let texts = ParameterTexts(request, pathParameters: pathParameters)
        var parameters: [DecodedRequest.Parameter] = []
        for parameter in operation.parameters {
            switch parameter.reading {
            case .ignored(let reason): trace.note(.ignoredParameter(name: parameter.name, reason: reason))
            case .described(let description):
                let content = content(of: description, parameter.schema, texts)
                parameters.append(.init(parameter: parameter, content: content))
            }
        }
        return DecodedRequest(
            parameters: parameters, body: decode(body, request, &trace),
            accept: AcceptHeader(request.headerFields[.accept]),
            preferences: PreferHeader(HTTPField.Name("Prefer").flatMap { request.headerFields[$0] }))
    }

    // MARK: Parameters

    private func content(
        of parameter: ParameterDescription, _ schema: Schema.ID?, _ texts: ParameterTexts
    ) -> DecodedRequest.Parameter.Content {
        do throws(ParameterFault) {
            guard let value = try texts.read(parameter) else { return .absent }
            if parameter.coding.allowEmptyValue, value == "" { return .empty }
            return .value(parameter.coding.isJSON ? value : coerced(value, schema))
        } catch {
            return .malformed(error.message)
        }
    }

    // MARK: Body

    private func decode(_ bytes: [UInt8], _ request: HTTPRequest, _ trace: inout DecisionTrace) -> DecodedRequest.Body {
        guard let body = operation.body else { return .absent(isRequired: false) }
        if bytes.isEmpty { return .absent(isRequired: body.isRequired) }
        let written = request.headerFields[.contentType]
        let type = written.flatMap { KakehashiRuntime.MediaType($0) }
        guard let content = content(for: type, written, body.contents) else {
            return .unsupported(written ?? "", documented: body.contents.map(\.name))
        }
        trace.note(.readBody(mediaType: content.name))
        // The type of the request is the more exact one where the contract has a range.
        switch BodyKind(type ?? content.type) {
        case .json: return json(bytes, content.schema)
        case .text: return text(bytes, content.schema)
        case .form: return form(bytes, content.schema)
        case .binary: return .opaque
        }
    }

    /// A body without a content type counts as being of the first documented one. The most exact entry wins.
    private func content(
        for type: KakehashiRuntime.MediaType?, _ written: String?, _ contents: [CompiledContent]
    ) -> CompiledContent? {
        guard let type else { return written == nil ? contents.first : nil }
        let fitting = contents.filter { $0.type?.matches(type) ?? false }
        return fitting.first { $0.type?.essence == type.essence } ?? fitting.first { $0.type?.type == type.type }
            ?? fitting.first
    }

    private func json(_ bytes: [UInt8], _ schema: Schema.ID?) -> DecodedRequest.Body {
        do {
            return .value(try JSONValue(jsonText: bytes), schema: schema)
        } catch {
            return .malformed("\(error)")
        }
    }

    private func text(_ bytes: [UInt8], _ schema: Schema.ID?) -> DecodedRequest.Body {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .malformed("the text is not valid UTF-8")
        }
        return .value(coerced(.string(text), schema), schema: schema)
    }

    private func form(_ bytes: [UInt8], _ schema: Schema.ID?) -> DecodedRequest.Body {
        guard let text = String(validating: bytes, as: UTF8.self), let value = try? FormBody.value(of: text) else {
            return .malformed("the form is not well-formed")
        }
        return .value(coerced(value, schema), schema: schema)
    }

    private func coerced(_ value: JSONValue, _ schema: Schema.ID?) -> JSONValue {
        schema.map { coercion.value(value, for: $0) } ?? value
    }
}
