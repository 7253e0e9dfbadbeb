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
        let texts = RequestTexts(request, pathParameters)
        var parameters: [DecodedRequest.Parameter] = []
        for parameter in operation.parameters {
            if case .ignored(let reason) = parameter.reading {
                trace.note(.ignoredParameter(name: parameter.name, reason: reason))
            } else {
                parameters.append(.init(parameter: parameter, content: content(of: parameter, texts)))
            }
        }
        return DecodedRequest(
            parameters: parameters, body: decode(body, request, &trace),
            accept: AcceptHeader(request.headerFields[.accept]),
            preferences: PreferHeader(HTTPField.Name("Prefer").flatMap { request.headerFields[$0] }))
    }

    // MARK: Parameters

    private func content(
        of parameter: CompiledParameter, _ texts: RequestTexts
    ) -> DecodedRequest.Parameter.Content {
        var value: JSONValue
        switch texts.value(of: parameter) {
        case nil: return .absent
        case .some(nil): return .malformed("broken percent-encoding")
        case .some(let found?): value = found
        }
        if parameter.allowsEmptyValue, value == "" { return .empty }
        if case .json = parameter.reading {
            do {
                value = try JSONValue(jsonText: value.stringValue ?? "")
            } catch {
                return .malformed("\(error)")
            }
        } else if let schema = parameter.schema {
            value = coercion.value(value, for: schema)
        }
        return .value(value)
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
        guard let text = String(validating: bytes, as: UTF8.self), let value = FormCoding.value(of: text) else {
            return .malformed("the form is not well-formed")
        }
        return .value(coerced(value, schema), schema: schema)
    }

    private func coerced(_ value: JSONValue, _ schema: Schema.ID?) -> JSONValue {
        schema.map { coercion.value(value, for: $0) } ?? value
    }
}

/// Where the texts of parameters stand in a request.
private struct RequestTexts {
    private let fields: HTTPFields
    private let path: [String: Substring]
    private let query: [ParameterPair]
    private let cookies: [ParameterPair]

    init(_ request: HTTPRequest, _ pathParameters: [String: Substring]) {
        fields = request.headerFields
        path = pathParameters
        let whole = request.path ?? ""
        query = whole.firstIndex(of: "?").map { ParameterPair.pairs(in: whole[whole.index(after: $0)...]) } ?? []
        cookies = ParameterPair.pairs(in: fields[.cookie] ?? "", separator: ";")
    }

    /// The outer nil says that the parameter is absent, the inner that its text is broken.
    func value(of parameter: CompiledParameter) -> JSONValue?? {
        switch (parameter.reading, parameter.location) {
        case (.form(let shape, let explodes), .query): return form(parameter.name, query, shape, explodes)
        case (.form(let shape, let explodes), .cookie): return form(parameter.name, cookies, shape, explodes)
        case (.json, .query): return form(parameter.name, query, .scalar, false)
        case (.json, .cookie): return form(parameter.name, cookies, .scalar, false)
        case (.simple(let shape, let explodes), .path): return simple(path[parameter.name], shape, explodes)
        case (.json, .path): return simple(path[parameter.name], .scalar, false)
        case (.simple(let shape, let explodes), .header): return header(parameter.name, shape, explodes)
        case (.json, .header): return header(parameter.name, .scalar, false)
        default: return nil
        }
    }

    private func form(_ name: String, _ pairs: [ParameterPair], _ shape: JSONShape, _ explodes: Bool) -> JSONValue?? {
        KakehashiRuntime.ParameterStyle.parseForm(name, in: pairs, shape: shape, explode: explodes) {
            PercentCoding.decode($0, plusIsSpace: true)
        }
    }

    private func simple(_ text: Substring?, _ shape: JSONShape, _ explodes: Bool) -> JSONValue?? {
        guard let text else { return nil }
        return .some(
            KakehashiRuntime.ParameterStyle.parseSimple(text, shape: shape, explode: explodes) {
                PercentCoding.decode($0)
            })
    }

    /// Headers are not percent-encoded; their lists may have blanks after the commas (RFC 9110 section 5.6.1).
    private func header(_ name: String, _ shape: JSONShape, _ explodes: Bool) -> JSONValue?? {
        guard let field = HTTPField.Name(name), let text = fields[field] else { return nil }
        return .some(
            KakehashiRuntime.ParameterStyle.parseSimple(text[...], shape: shape, explode: explodes) { part in
                String(part.drop { $0 == " " })
            })
    }
}
