import Foundation
import KakehashiRuntime
import MockEngine

/// A text with a contract, and what its mock must answer.
///
/// ```
/// === contract
/// openapi: 3.0.3
/// …
/// === scenarios
/// scenarios:
///   …
/// === server --validate-request warn
/// === the limit is checked
/// > GET /pets?limit=0
/// > Accept: application/json
/// < 200
/// < Content-Type: application/json
/// < !Deprecation
/// < /0/name: "Pochi"
/// < violations: query /limit minimum
/// * GET /pets is 'listPets'
/// * query /limit: 0 is not at least 1 (contract.yaml:12:9)
/// ```
/// `===` begins the contract, a scenario file of the mock, the arguments of the server for what follows (none at first), or a scenario with its name.
/// - `>` is the request: its line, its fields, and its body behind an empty one. The lines of a multipart body end with
///   CR and LF.
/// - `<` is the answer: its status, or how the connection ends before it is whole (`reset`, `empty`, `cut`), then fields
///   that it must have, `!` before those that it must not have, JSON pointers into the body, `errors:` and `violations:`
///   for the lists in the body and in the header (`none` for none), and the whole body behind an empty line.
/// - A request behind an answer is sent afterwards, to the same mock.
/// - `*` is a decision. Those that are named must come in this order, others may be between them; the place in
///   parentheses may be left out.
struct ScenarioFile: Sendable {
    let name: String
    let contract: String
    /// Scenario files by name.
    let scripts: [String: String]
    let scenarios: [Scenario]

    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    init(name: String, text: String) throws {
        self.name = name
        var contract: String?
        var scripts: [String: String] = [:]
        var scenarios: [Scenario] = []
        var arguments: [String] = []
        for (title, lines) in Self.sections(text) {
            let words = title.split(separator: " ").map(String.init)
            switch words.first {
            case "contract" where words.count == 1: contract = lines.joined(separator: "\n")
            case "scenarios" where words.count == 1:
                scripts["contract.scenario.yaml"] = lines.joined(separator: "\n")
            case "server": arguments = Array(words.dropFirst())
            default: scenarios.append(try Scenario("\(name): \(title)", try Self.options(arguments), lines))
            }
        }
        guard let contract, !scenarios.isEmpty else {
            throw Fault(description: "'\(name)' has no contract or no scenarios")
        }
        self.contract = contract
        self.scripts = scripts
        self.scenarios = scenarios
    }

    private static func sections(_ text: String) -> [(title: String, lines: [String])] {
        var sections: [(title: String, lines: [String])] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("=== ") {
                sections.append((String(line.dropFirst(4)), []))
            } else if !sections.isEmpty {
                sections[sections.count - 1].lines.append(line)
            }
        }
        return sections
    }

    private static func options(_ arguments: [String]) throws -> MockOptions {
        var options = MockOptions()
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--validate-request":
                guard let mode = rest.popFirst().flatMap(MockOptions.RequestValidation.init(rawValue:)) else {
                    throw Fault(description: "--validate-request has no such value")
                }
                options.requestValidation = mode
            case "--errors": options.reportsErrors = true
            case "--no-security": options.checksCredentials = false
            case "--no-cors": options.allowsCrossOrigin = false
            case "--no-callbacks": options.sendsCallbacks = false
            case "--no-stateful": options.isStateful = false
            case "--dynamic": options.dynamic = true
            case "--fault":
                guard let fault = rest.popFirst().flatMap({ try? FaultSetting($0) }) else {
                    throw Fault(description: "--fault has no such value")
                }
                options.faults.append(fault)
            case "--seed": options.seed = rest.popFirst()
            case "--scenario": options.scenario = rest.popFirst()
            default: throw Fault(description: "the server has no argument '\(argument)'")
            }
        }
        return options
    }

    /// All files beside this one, in order.
    static func all(testFile: String = #filePath) throws -> [ScenarioFile] {
        let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Scenarios")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try names.filter { $0.hasSuffix(".scenario") }.sorted().map { name in
            let data = try Data(contentsOf: folder.appendingPathComponent(name))
            return try ScenarioFile(name: String(name.dropLast(9)), text: String(decoding: data, as: UTF8.self))
        }
    }
}
