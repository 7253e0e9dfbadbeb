import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation

/// Reads a request along an operation's parameters and bodies.
struct RequestDecoder {
    private let operation: CompiledOperation
    private let validators: SchemaValidators

    init(_ operation: CompiledOperation, _ service: CompiledService) {
        self.operation = operation
        validators = service.validators
    }

    /// - Parameter body: nil where nobody has read it.
    func decode(
        _ request: HTTPRequest, _ body: [UInt8]?, _ pathParameters: [String: Substring], _ trace: inout DecisionTrace
    ) -> DecodedRequest {
        let texts = ParameterTexts(request, pathParameters: pathParameters)
        var parameters: [DecodedRequest.Parameter] = []
        for parameter in operation.parameters {
            switch parameter.reading {
            case .ignored(let reason):
                trace.note(.ignoredParameter(name: parameter.name, reason: reason), at: parameter.origin)
            case .described(let description):
                let content = parameter.content(description, texts, validators)
                parameters.append(.init(parameter: parameter, content: content))
            }
        }
        return DecodedRequest(
            request: request, bytes: body ?? [], texts: texts, parameters: parameters,
            body: body.map { decode($0, request, &trace) } ?? .opaque("it was not read"),
            accept: AcceptHeader(request.headerFields[.accept]))
    }

    // MARK: Body

    private func decode(_ bytes: [UInt8], _ request: HTTPRequest, _ trace: inout DecisionTrace) -> DecodedRequest.Body {
        guard let body = operation.body else {
            if !bytes.isEmpty { trace.note(.notValidated("the operation takes no body")) }
            return .absent
        }
        let written = request.headerFields[.contentType]
        // A form without fields has no bytes.
        if bytes.isEmpty, written.flatMap({ KakehashiRuntime.MediaType($0) })?.isForm != true { return .absent }
        if let coding = request.headerFields[.contentEncoding], !coding.isEmpty, coding.lowercased() != "identity" {
            return .unsupported(Self.encoded(coding))
        }
        let type = written.flatMap { KakehashiRuntime.MediaType($0) }
        guard let content = body.contents.content(for: type, written) else {
            return .unsupported(Self.unsupported(written ?? "", body.contents))
        }
        trace.note(.readBody(mediaType: content.name), at: content.origin)
        guard let reading = content.reading else { return opaque(content.opaqueReason, content, &trace) }
        do throws(ProblemDetails) {
            var value = try reading.read(bytes, type)
            if let schema = content.schema, reading.isTextual {
                value.json = typed(value.json, by: schema, except: reading.jsonMembers)
            }
            return .value(value, content)
        } catch {
            return error.status == 400 ? .malformed(error.violations, content) : .unsupported(error)
        }
    }

    private func typed(_ value: JSONValue, by schema: Schema.ID, except members: [String]) -> JSONValue {
        let typed = validators.typed(value, by: schema)
        guard !members.isEmpty, let read = value.objectValue, var object = typed.objectValue else { return typed }
        for name in members where read[name] != nil { object[name] = read[name] }
        return .object(object)
    }

    private func opaque(
        _ reason: String, _ content: CompiledContent, _ trace: inout DecisionTrace
    ) -> DecodedRequest.Body {
        trace.note(.notValidated(reason), at: content.origin)
        return .opaque(reason)
    }

    private static func unsupported(_ type: String, _ contents: [CompiledContent]) -> ProblemDetails {
        ProblemDetails(
            "unsupported-media-type", status: 415, title: "Unsupported Media Type",
            detail: "the operation does not take the content type '\(type)' but "
                + contents.map { "'\($0.name)'" }.joined(separator: ", "))
    }

    private static func encoded(_ coding: String) -> ProblemDetails {
        ProblemDetails(
            "unsupported-content-coding", status: 415, title: "Unsupported Media Type",
            detail: "the body is encoded with '\(coding)', and no content coding is taken",
            headerFields: [.acceptEncoding: "identity"])
    }
}

extension [CompiledContent] {
    /// A body without a content type counts as being of the first documented one. The most exact entry wins; where
    /// there is no choice, any JSON is read as the JSON that is documented.
    func content(for type: KakehashiRuntime.MediaType?, _ written: String?) -> CompiledContent? {
        guard let type else { return written == nil ? first : nil }
        let fitting = filter { $0.type?.matches(type) ?? false }
        let exact = fitting.first { $0.type?.essence == type.essence } ?? fitting.first { $0.type?.type != "*" }
        if let found = exact ?? fitting.first { return found }
        guard count == 1, type.isJSON, self[0].type?.isJSON == true else { return nil }
        return self[0]
    }
}

extension CompiledParameter {
    func content(
        _ description: ParameterDescription, _ texts: ParameterTexts, _ validators: SchemaValidators
    ) -> DecodedRequest.Parameter.Content {
        do throws(ParameterFault) {
            guard let value = try texts.read(description) else { return .absent }
            if description.coding.allowEmptyValue, value == "" { return .empty }
            guard !description.coding.isJSON, let schema else { return .value(value) }
            let typed = validators.typed(value, by: schema)
            guard let split = Self.splitAtCommas(value, description), !validators.accepts(typed, against: schema) else {
                return .value(typed)
            }
            let again = validators.typed(split, by: schema)
            return .value(validators.accepts(again, against: schema) ? again : typed)
        } catch {
            return .malformed(error.violation(of: description.name, in: description.location))
        }
    }

    /// Many clients escape the commas between the elements of a list as well. An escaped comma is one within an
    /// element (RFC 6570 section 2.3), so this counts only where the list does not fit otherwise.
    private static func splitAtCommas(_ value: JSONValue, _ description: ParameterDescription) -> JSONValue? {
        guard !description.coding.explode, let elements = value.arrayValue else { return nil }
        let parts = elements.flatMap { element -> [JSONValue] in
            element.stringValue?.split(separator: ",", omittingEmptySubsequences: false).map { .string(String($0)) }
                ?? [element]
        }
        return parts.count > elements.count ? .array(parts) : nil
    }

    /// Whether the parameter of a request is there and fits.
    func fits(_ texts: ParameterTexts, _ validators: SchemaValidators) -> Bool {
        guard case .described(let description) = reading else { return true }
        switch content(description, texts, validators) {
        case .absent, .malformed: return false
        case .empty: return true
        case .value(let value): return schema.map { validators.accepts(value, against: $0) } ?? true
        }
    }
}
