import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import YAMLSyntax

/// Reads the steps of a scenario. What is not written as it is to be has a finding already, and is passed over.
struct ScenarioStepReader {
    private let service: CompiledService
    private let resources: ScenarioResources?
    private(set) var diagnostics: [Diagnostic] = []

    init(_ service: CompiledService, _ resources: ScenarioResources?) {
        self.service = service
        self.resources = resources
    }

    /// nil for a step whose operation is not known.
    mutating func read(_ node: Node, number: Int) -> ScenarioStep? {
        guard let name = node["operation"], let operation = operation(name) else { return nil }
        var answers = ScenarioAnswerReader(service, operation, resources)
        let answer = node["answer"].map { answers.read($0) }
        diagnostics += answers.diagnostics
        return ScenarioStep(
            number: number, states: ScenarioFlow.states(of: node).compactMap(\.string), operation: operation.index,
            conditions: node["when"].map { conditions($0, operation) } ?? [],
            times: node["times"]?.number?.int64.flatMap { Int(exactly: $0) }, answer: answer,
            goTo: node["goTo"]?.string, origin: Origin(of: node))
    }

    // MARK: Operation

    private mutating func operation(_ node: Node) -> CompiledOperation? {
        guard let text = node.string else { return nil }
        let found = service.operations.first { $0.operation.operationID == text || Self.route(of: $0) == text }
        if let found { return found }
        let known =
            text.contains(" ")
            ? service.operations.map(Self.route) : service.operations.compactMap(\.operation.operationID)
        diagnostics.append(
            ScenarioFinding.unknown(
                ScenarioRules.unknownOperation,
                .init("the contract has no operation '\(text)'", ja: "契約に「\(text)」という操作はない"), node, text,
                among: known.isEmpty ? service.operations.map(Self.route) : known))
        return nil
    }

    private static func route(of operation: CompiledOperation) -> String {
        "\(operation.operation.method.request.rawValue) \(operation.operation.path)"
    }

    // MARK: Conditions

    private mutating func conditions(_ node: Node, _ operation: CompiledOperation) -> [ScenarioCondition] {
        var conditions: [ScenarioCondition] = []
        for (key, tests) in node.entries {
            guard let place = Self.place(key.scalarText ?? "") else { continue }
            for (name, test) in tests.entries {
                check(name, of: test, place, operation)
                guard let test = self.test(test) else { continue }
                conditions.append(ScenarioCondition(place: place, name: name.scalarText ?? "", test: test))
            }
        }
        return conditions
    }

    private static func place(_ key: String) -> ExampleMatch.Place? {
        key == "body" ? .body : ParameterLocation(rawValue: key).map(ExampleMatch.Place.parameter)
    }

    private mutating func check(
        _ node: Node, of value: Node, _ place: ExampleMatch.Place, _ operation: CompiledOperation
    ) {
        let name = node.scalarText ?? ""
        switch place {
        case .parameter(let location):
            guard !operation.takes(name, in: location) else { return }
            diagnostics.append(
                ScenarioFinding.unknown(
                    ScenarioRules.unknownParameter,
                    .init(
                        "the operation has no \(location.rawValue) parameter '\(name)'",
                        ja: "操作に「\(name)」という \(location.rawValue) パラメーターはない"), node,
                    keyOf: value, name,
                    among: operation.parameters.filter { $0.location == location }.map(\.name)))
        case .body:
            guard operation.body == nil else { return }
            diagnostics.append(
                ScenarioFinding.plain(
                    ScenarioRules.unknownParameter, .init("the operation takes no body", ja: "操作はボディを受け取らない"), node,
                    keyOf: value))
        }
    }

    private mutating func test(_ node: Node) -> ScenarioCondition.Test? {
        guard node.kind == .mapping else { return .equals(node.jsonValue()) }
        if let value = node["equals"] { return .equals(value.jsonValue()) }
        if let flag = node["exists"]?.bool { return .exists(flag) }
        if let values = node["oneOf"] { return .oneOf(values.elements.map { $0.jsonValue() }) }
        guard let expression = node["matches"], let text = expression.string else { return nil }
        do throws(PatternError) {
            return .matches(try Pattern(text))
        } catch {
            diagnostics.append(
                ScenarioFinding.plain(
                    ScenarioRules.invalidValue,
                    .init(
                        "'matches' is '\(text)': \(error.message.english)",
                        ja: "「matches」が「\(text)」: \(error.message.japanese)"),
                    expression))
            return nil
        }
    }
}
