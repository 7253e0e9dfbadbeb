import JSONCoding
import KakehashiRuntime
import MockEngine
import MockServer
import SourceDiagnostics

/// What `serve` shows when it begins: a line for each service.
struct ServiceTable: Sendable {
    let services: [HostedService]
    let day: CalendarDate
    let language: Language

    func text(host: String, port: Int) -> String {
        let address = host.contains(":") ? "[\(host)]" : host
        let base = "http://\(address):\(port)"
        let head = ["stage", "operations", "findings", "URL", "service"]
        let rows = services.filter { $0.contract != nil }.map { row($0, base) }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([head] + rows).map { row in
            // Names, which may be wide, come last and need no padding.
            row.dropLast().enumerated().map { Self.padded($0.element, widths[$0.offset]) }.joined(separator: "  ")
                + "  " + (row.last ?? "")
        }
        let planned = services.count - rows.count
        return lines.joined(separator: "\n") + "\n\n"
            + "Kakehashi serves \(rows.count) services at \(base) as of \(day); \(planned) more are planned\n"
    }

    private func row(_ service: HostedService, _ base: String) -> [String] {
        let stage = service.player == nil ? "broken" : service.lifeCycle.step(on: day).stage.rawValue
        let operations = service.player.map { String($0.service.routes.count) } ?? "-"
        return [
            stage, operations, service.findingCount == 0 ? "-" : String(service.findingCount),
            base + service.path + samplePath(service),
            service.facts.name[language],
        ]
    }

    /// Something that can be opened.
    private func samplePath(_ service: HostedService) -> String {
        service.player?.service.routes.first { $0.method == .get }?.samplePath ?? ""
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
