import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import YAMLSyntax

/// Reads what a step answers.
struct ScenarioAnswerReader {
    private let service: CompiledService
    private let operation: CompiledOperation
    private let templates: TemplateReader
    private(set) var diagnostics: [Diagnostic] = []

    init(_ service: CompiledService, _ operation: CompiledOperation, _ resources: ScenarioResources?) {
        self.service = service
        self.operation = operation
        templates = TemplateReader(operation: operation, resources: resources)
    }

    mutating func read(_ node: Node) -> ScenarioAnswer {
        var answer = ScenarioAnswer()
        var isDocumented = true
        if let status = node["status"], let code = status.number?.int64.flatMap({ Int(exactly: $0) }) {
            answer.status = code
            isDocumented = check(code, status)
        }
        if let example = node["example"], let name = example.string {
            answer.example = name
            if isDocumented { check(name, answer.status, example) }
        }
        if let body = node["body"] {
            answer.body = value(body)
            // A body that is for some status must not come with another one.
            answer.status = answer.status ?? StatusChoice.usual(operation.responses).status
            if isDocumented, let value = answer.body { answer.contents = check(value, answer.status ?? 200, body) }
        }
        if let headers = node["headers"] {
            for (key, value) in headers.entries {
                if let header = header(key, value) { answer.headers.append(header) }
            }
        }
        answer.delay = node["delay"]?.number?.int64.flatMap { Int(exactly: $0) }
        answer.faults = node["fault"].map { faults($0) } ?? []
        return answer
    }

    // MARK: Status and example

    private mutating func check(_ code: Int, _ node: Node) -> Bool {
        if StatusChoice.documented(code, operation.responses) != nil { return true }
        let known = operation.responses.compactMap { response in
            if case .code(let code) = response.status { String(code) } else { nil }
        }
        diagnostics.append(
            ScenarioFinding.unknown(
                ScenarioRules.unknownResponse,
                .init("the operation has no response with the status \(code)", ja: "操作に \(code) の応答はない"), node,
                String(code), among: known))
        return false
    }

    private mutating func check(_ name: String, _ status: Int?, _ node: Node) {
        let responses =
            status.map { StatusChoice.documented($0, operation.responses).map { [$0] } ?? [] } ?? operation.responses
        guard !responses.contains(where: { $0.has(name) }) else { return }
        let owner = status.map { "the response with the status \($0)" } ?? "the operation"
        diagnostics.append(
            ScenarioFinding.unknown(
                ScenarioRules.unknownResponse,
                .init(
                    "\(owner) has no example '\(name)'",
                    ja: "\(status.map { "\($0) の応答" } ?? "操作")に「\(name)」という例はない"), node, name,
                among: responses.flatMap(\.contents).flatMap(\.examples).compactMap(\.name)))
    }

    // MARK: Body

    private mutating func value(_ node: Node) -> TemplatedValue? {
        switch node.kind {
        case .string: return templated(node).map { $0.plain.map { .plain(.string($0)) } ?? .text($0) }
        case .sequence: return .list(node.elements.compactMap { value($0) })
        case .mapping:
            return .object(
                node.entries.compactMap { key, member in value(member).map { (key.scalarText ?? "", $0) } })
        default: return .plain(node.jsonValue())
        }
    }

    private mutating func templated(_ node: Node) -> TemplatedText? {
        do throws(TemplateSyntaxError) {
            return try templates.text(node.string ?? "")
        } catch {
            diagnostics.append(ScenarioFinding.plain(ScenarioRules.invalidTemplate, error.message, node))
            return nil
        }
    }

    /// The contents that the body fits, by name.
    private mutating func check(_ value: TemplatedValue, _ status: Int, _ node: Node) -> Set<String> {
        // What a broken template stands for is missing.
        guard !diagnostics.contains(where: { $0.rule == ScenarioRules.invalidTemplate }) else { return [] }
        let contents = StatusChoice.documented(status, operation.responses)?.contents ?? []
        guard !contents.isEmpty, ResponseProducer.mayHaveBody(status) else {
            diagnostics.append(
                ScenarioFinding.plain(
                    ScenarioRules.bodyMismatch,
                    .init("the response with the status \(status) has no body", ja: "\(status) の応答にボディはない"), node))
            return []
        }
        let checks = contents.map { ($0, ScenarioBodyCheck.violations(of: value, as: $0, service)) }
        let fitting = checks.filter(\.1.isEmpty)
        if fitting.isEmpty,
            let (content, violations) = checks.first(where: { $0.0.type?.isJSON ?? false }) ?? checks.first
        {
            for violation in violations.prefix(20) {
                let (place, _) = node.descend(JSONPointer.steps(of: violation.instancePointer) ?? [])
                var finding = ScenarioFinding.plain(ScenarioRules.bodyMismatch, violation.message, place)
                finding.notes.append(
                    .init(
                        .init("the schema of '\(content.name)' says so", ja: "「\(content.name)」のスキーマによる"),
                        at: violation.schema.range))
                diagnostics.append(finding)
            }
        }
        return Set(fitting.map(\.0.name))
    }

    // MARK: Headers and faults

    /// How a body is framed is settled by who sends it.
    private static let framing: Set = ["content-length", "transfer-encoding", "connection"]

    private mutating func header(_ key: Node, _ node: Node) -> (HTTPField.Name, TemplatedText)? {
        let text = key.scalarText ?? ""
        guard let name = HTTPField.Name(text), !Self.framing.contains(text.lowercased()) else {
            diagnostics.append(
                ScenarioFinding.wrongValue(
                    key, keyOf: node, .init("the name of a header field", ja: "ヘッダーの名前"),
                    .init("write a name that the mock does not set itself", ja: "モック自身が決めないヘッダーの名前を書く")))
            return nil
        }
        guard node.kind == .string else {
            return node.scalarText.map { (name, TemplatedText(parts: [.text($0)])) }
        }
        return templated(node).map { (name, $0) }
    }

    private mutating func faults(_ node: Node) -> [Fault] {
        do throws(FaultSyntaxError) {
            return try Fault.list((node.string ?? "")[...])
        } catch {
            if node.kind == .string {
                diagnostics.append(ScenarioFinding.plain(ScenarioRules.invalidFault, error.message, node))
            }
            return []
        }
    }
}
