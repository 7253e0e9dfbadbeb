import JSONCoding
import KakehashiRuntime
import OpenAPIModel

/// A scenario, ready to be played: what is answered depends on what was asked before.
struct MockScenario: Sendable {
    let name: String
    let description: String?
    let start: String
    /// In the order of the text, `start` first where the file lists none.
    let states: [String]
    let steps: [ScenarioStep]
    /// Of its text: where that changes, sessions begin anew.
    let version: UInt64
    let origin: Origin
}

struct ScenarioStep: Sendable {
    /// Counts from 1.
    let number: Int
    /// Empty for all.
    let states: [String]
    /// Where the operation stands among all.
    let operation: Int
    let conditions: [ScenarioCondition]
    let times: Int?
    let answer: ScenarioAnswer?
    let goTo: String?
    let origin: Origin
}

struct ScenarioAnswer: Sendable {
    var status: Int?
    var example: String?
    var body: TemplatedValue?
    /// Contents that the body fits, by name.
    var contents: Set<String> = []
    var headers: [(name: HTTPField.Name, value: TemplatedText)] = []
    var delay: Int?
    var faults: [Fault] = []

    /// Whether it says what comes back; else that is what it would be without the scenario.
    var isResponse: Bool { status != nil || example != nil || body != nil }
}

/// A scenario as a list of scenarios shows it.
package struct ScenarioSummary: Sendable, Hashable {
    package let name: String
    package let description: String?
    /// In which a session begins.
    package let start: String
    package let states: [String]
    package let stepCount: Int
    /// Where it stands: file, line and column.
    package let place: String
}

extension CompiledService {
    /// In the order of the files.
    package var scenarioSummaries: [ScenarioSummary] {
        scenarios.map {
            ScenarioSummary(
                name: $0.name, description: $0.description, start: $0.start, states: $0.states,
                stepCount: $0.steps.count, place: places.text(of: $0.origin))
        }
    }

    /// That there is no such scenario, and which there are; nil where there is one.
    func fault(ofScenario name: String) -> String? {
        guard name != ScenarioFormat.noScenario, scenario(name) == nil else { return nil }
        let names = scenarios.map { "'\($0.name)'" }.joined(separator: ", ")
        return "there is no scenario '\(name)'; there are \(names.isEmpty ? "none" : names)"
    }

    func scenario(_ name: String) -> MockScenario? { scenarios.first { $0.name == name } }
}
