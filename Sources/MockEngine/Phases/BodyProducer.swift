import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics

/// Writes the body of a response: its example, or a value made from its schema.
struct BodyProducer {
    struct Body {
        let bytes: [UInt8]
        let contentType: String
        /// Where an example does not fit its schema.
        var findings: [Assessment.Finding] = []
    }

    private let service: CompiledService
    private let content: CompiledContent
    private let type: KakehashiRuntime.MediaType?
    private let example: CompiledExample?
    private let state: JSONValue?
    private let scripted: JSONValue?
    private let drawn: DrawnValues?
    private let part: String
    private let direction: ValueDirection

    /// - Parameter part: what drawn values are for.
    init(
        _ service: CompiledService, _ choice: ResponseChoice.Content, _ drawn: DrawnValues?, part: String = "",
        direction: ValueDirection = .response
    ) {
        self.service = service
        content = choice.content
        type = choice.type
        example = choice.example
        state = choice.state
        scripted = choice.scripted
        self.drawn = drawn
        self.part = part
        self.direction = direction
    }

    func produce(_ trace: inout DecisionTrace) -> Body {
        if let state {
            trace.note(.body(.state))
            return Body(bytes: bytes(of: state), contentType: contentType)
        }
        if let scripted {
            trace.note(.body(.scenario))
            return Body(
                bytes: bytes(of: scripted), contentType: contentType, findings: findings(in: scripted, &trace))
        }
        if let example {
            trace.note(.body(.example(name: example.name)), at: example.origin)
            return Body(
                bytes: bytes(of: example.value), contentType: contentType,
                findings: findings(in: example, &trace))
        }
        guard let id = content.schema, !isBytes(id) else {
            trace.note(.body(.bytes), at: content.origin)
            let bytes = content.schema == nil && isJSON ? Array("{}".utf8) : SampleBytes.bytes(of: type)
            return Body(bytes: bytes, contentType: contentType)
        }
        let origin = service.samples.document[id].origin
        trace.note(.body(.schema(origin.pointer)), at: origin)
        return Body(bytes: bytes(of: value(of: id)), contentType: contentType)
    }

    private func value(of id: Schema.ID) -> JSONValue {
        guard let drawn else { return service.samples.sample(for: id, direction: direction) }
        var generator = drawn.generator(for: part)
        return service.samples.sample(for: id, direction: direction, using: &generator)
    }

    private var isJSON: Bool { type?.isJSON ?? false }

    /// Whether the schema says that anything may come.
    private func isBytes(_ id: Schema.ID) -> Bool {
        let schema = service.samples.document[id]
        return content.reading == nil && schema.type == .string && schema.example == nil && type?.isText != true
    }

    private func findings(in example: CompiledExample, _ trace: inout DecisionTrace) -> [Assessment.Finding] {
        guard direction == .response, let id = content.schema, isComparable(example.value) else { return [] }
        return findings(example.violations(service.validators, id), at: example.origin, &trace)
    }

    /// Of what templates made of it.
    private func findings(in scripted: JSONValue, _ trace: inout DecisionTrace) -> [Assessment.Finding] {
        guard let id = content.schema, isComparable(scripted) else { return [] }
        let found = service.validators.violations(of: scripted, against: id, direction: .response)
        return findings(found, at: nil, &trace)
    }

    private func findings(
        _ violations: [SchemaViolation], at place: Origin?, _ trace: inout DecisionTrace
    ) -> [Assessment.Finding] {
        violations.map { found in
            let code = found.rule.id.split(separator: "/").last.map(String.init) ?? found.rule.id
            let violation = ProblemDetails.Violation(
                in: "body", pointer: found.instancePointer, code: code, message: found.message.english)
            trace.note(.invalidResponse(violation), at: place)
            return Assessment.Finding(violation: violation, place: service.places.text(of: found.schema))
        }
    }

    /// An example of what is not JSON may be the text that is sent.
    private func isComparable(_ value: JSONValue) -> Bool {
        if case .json? = content.reading { return true }
        if case .string = value { return false }
        return content.reading != nil
    }

    // MARK: Bytes

    /// A text stands for itself wherever it is not JSON.
    private func bytes(of value: JSONValue) -> [UInt8] {
        if isJSON { return value.jsonText }
        if value.stringValue == nil, let bytes = SequenceText.bytes(of: value, as: type) { return bytes }
        if let bytes = MultipartText.bytes(of: value, as: type) { return bytes }
        switch (content.reading, value) {
        case (_, .string(let text)): return Array(text.utf8)
        case (.xml(let key, let table)?, _): return table.text(of: value, key)
        case (.form(let fields)?, _): return Array(FormBody.text(of: value, fields).utf8)
        case (.text?, _): return Array(ScalarText.text(of: value).utf8)
        default: return value.jsonText
        }
    }

    /// Text says that it is UTF-8, for what is not said is guessed. Events are never anything else.
    private var contentType: String {
        guard let type else { return content.name }
        if type.type == "multipart", type.parameter("boundary") == nil {
            return type.description + "; boundary=" + MultipartText.boundary
        }
        if type.isText, !type.isEventStream, type.parameter("charset") == nil {
            return type.description + "; charset=utf-8"
        }
        return type.description
    }
}
