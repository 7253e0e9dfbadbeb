import SourceDiagnostics
import YAMLSyntax

/// The states of a scenario, and the ways between them.
struct ScenarioFlow {
    private let node: Node
    private let start: String
    /// In the order of the text.
    let states: [String]
    private let known: Set<String>
    private(set) var diagnostics: [Diagnostic] = []

    init(_ node: Node, start: String) {
        self.node = node
        self.start = start
        let listed = node["states"]?.elements.compactMap(\.string)
        let used = (node["steps"].map { Array($0.elements) } ?? []).flatMap { Self.states(of: $0).compactMap(\.string) }
        var seen: Set<String> = []
        states = (listed ?? [start] + used).filter { seen.insert($0).inserted }
        known = seen
    }

    /// The nodes of the states that a step is for.
    static func states(of step: Node) -> [Node] {
        guard let state = step["state"] else { return [] }
        return state.kind == .sequence ? Array(state.elements) : [state]
    }

    mutating func check(_ steps: [ScenarioStep]) {
        if let start = node["start"] { checkName(start) }
        for step in node["steps"].map({ Array($0.elements) }) ?? [] {
            for state in Self.states(of: step) { checkName(state) }
            if let goTo = step["goTo"] { checkName(goTo) }
        }
        if node["start"] == nil, !known.contains(start) {
            diagnostics.append(
                ScenarioFinding.plain(
                    ScenarioRules.unknownState,
                    .init("'states' lacks 'start', in which sessions begin", ja: "「states」に、始まりの状態「start」がない"),
                    node["states"] ?? node))
        }
        // Where names are wrong, ways are too.
        if diagnostics.isEmpty { checkWays(steps) }
    }

    private mutating func checkName(_ node: Node) {
        guard let name = node.string, !known.contains(name) else { return }
        diagnostics.append(
            ScenarioFinding.unknown(
                ScenarioRules.unknownState,
                .init("the scenario has no state '\(name)'", ja: "シナリオに「\(name)」という状態はない"), node, name, among: states))
    }

    private mutating func checkWays(_ steps: [ScenarioStep]) {
        let reached = reached(steps)
        let named =
            node["states"].map { Array($0.elements) }
            ?? (node["steps"].map { Array($0.elements) } ?? []).flatMap { Self.states(of: $0) }
        var told = reached
        for place in named {
            guard let state = place.string, told.insert(state).inserted else { continue }
            diagnostics.append(
                ScenarioFinding.plain(
                    ScenarioRules.unreachableState,
                    .init("no way leads to the state '\(state)'", ja: "状態「\(state)」に至る道がない"), place))
        }
    }

    /// States that a session can be in, whatever the conditions of the steps are.
    private func reached(_ steps: [ScenarioStep]) -> Set<String> {
        var ways: [String: [String]] = [:]
        var waiting = [start]
        for step in steps {
            guard let goTo = step.goTo else { continue }
            if step.states.isEmpty { waiting.append(goTo) }
            for state in step.states { ways[state, default: []].append(goTo) }
        }
        var reached: Set<String> = []
        while let state = waiting.popLast() {
            if reached.insert(state).inserted { waiting += ways[state] ?? [] }
        }
        return reached
    }
}
