import KakehashiRuntime
import MockEngine
import SourceDiagnostics

/// What `mock` shows when it begins: every route, with a URL that can be opened.
struct RouteListing: Sendable {
    let services: [MountedMock]

    func text(host: String, port: Int) -> String {
        let address = host.contains(":") ? "[\(host)]" : host
        let base = "http://\(address):\(port)"
        let sections = services.map { section($0, base: base) }
        return sections.joined(separator: "\n")
            + "\nKakehashi mocks \(count) \(count == 1 ? "operation" : "operations") at \(base)\n"
    }

    private var count: Int { services.reduce(0) { $0 + $1.service.routes.count } }

    private func section(_ mock: MountedMock, base: String) -> String {
        let rows = mock.service.routes.map { route in
            "  \(Self.padded(route.method.rawValue, 7)) \(base)\(mock.mountPath)\(route.samplePath)"
                + (route.operationID.map { "  \($0)" } ?? "")
        }
        let scenarios = mock.service.scenarioSummaries.map { scenario in
            "  scenario \(scenario.name)" + (scenario.description.map { "  \(VisibleText.line($0))" } ?? "")
        }
        return "\(mock.service.title)\n" + (rows + scenarios).joined(separator: "\n") + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
