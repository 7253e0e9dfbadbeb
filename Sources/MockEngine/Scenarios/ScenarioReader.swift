import OpenAPIModel
import SampleData
import SourceDiagnostics
import YAMLSyntax

/// Reads scenario files, and compares them with the contract.
struct ScenarioReader {
    private let service: CompiledService
    private let resources: ScenarioResources?
    private(set) var diagnostics: [Diagnostic] = []
    /// Where each name was first.
    private var names: [String: SourceRange] = [:]

    init(_ service: CompiledService) {
        self.service = service
        resources = service.options.isStateful ? ScenarioResources(service.state.resources) : nil
    }

    /// All of them; those that have errors are not whole.
    mutating func read(_ files: [SourceFile]) -> [MockScenario] { files.flatMap { read($0) } }

    private mutating func read(_ file: SourceFile) -> [MockScenario] {
        let parsed = DocumentSyntax.parseMapping(file, limits: .init())
        diagnostics += parsed.diagnostics
        guard let node = parsed.value else { return [] }
        var structure = ScenarioStructure()
        structure.check(node, ScenarioFormat.file, as: .init("the file", ja: "ファイル"))
        diagnostics += structure.diagnostics
        guard let scenarios = node["scenarios"] else { return [] }
        return scenarios.entries.map { read($0.key, $0.value) }
    }

    private mutating func read(_ key: Node, _ node: Node) -> MockScenario {
        let name = key.scalarText ?? ""
        check(name, key, node)
        var steps = ScenarioStepReader(service, resources)
        let read = (node["steps"].map { Array($0.elements) } ?? []).enumerated().compactMap { index, node in
            steps.read(node, number: index + 1)
        }
        diagnostics += steps.diagnostics
        let start = node["start"]?.string ?? ScenarioFormat.usualStart
        var flow = ScenarioFlow(node, start: start)
        flow.check(read)
        diagnostics += flow.diagnostics
        let text = node.file.bytes[Int(node.range.start)..<Int(node.range.end)]
        var version = SeededGenerator(seed: 0, mixing: [String(decoding: text, as: UTF8.self)])
        return MockScenario(
            name: name, description: node["description"]?.string, start: start, states: flow.states, steps: read,
            version: version.next(), origin: Origin(of: node))
    }

    private mutating func check(_ name: String, _ key: Node, _ node: Node) {
        if name == ScenarioFormat.noScenario {
            diagnostics.append(
                ScenarioFinding.wrongValue(
                    key, keyOf: node, .init("the name of a scenario", ja: "シナリオの名前"),
                    .init("write another name; 'none' is for no scenario", ja: "ほかの名前にする。「none」はシナリオなしを表す")))
        }
        if let first = names[name] {
            var finding = ScenarioFinding.plain(
                ScenarioRules.duplicateName,
                .init("another scenario is called '\(name)' already", ja: "「\(name)」という名前のシナリオが既にある"), key,
                keyOf: node)
            finding.notes.append(.init(.init("it is here", ja: "ここにある"), at: first))
            diagnostics.append(finding)
        } else {
            names[name] = key.range
        }
    }
}
