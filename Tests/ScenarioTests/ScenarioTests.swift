import Foundation
import KakehashiAsyncHTTPClient
import KakehashiMock
import KakehashiRuntime
import MockEngine
import MockServer
import Testing

/// Every scenario, at every depth: the engine alone, in memory, over a socket.
@Suite(.timeLimit(.minutes(5)), .serialized)
struct ScenarioTests {
    @Test func `the engine answers as the scenarios say, and decides so`() throws {
        for file in try ScenarioFile.all() {
            for scenario in file.scenarios {
                let service = try EmbeddedContract.compile(
                    entry: "contract.yaml", files: ["contract.yaml": file.contract], options: scenario.options)
                let answer = service.answer(to: scenario.request, body: scenario.body)
                let faults =
                    scenario.expectation.faults(answer)
                    + scenario.expectation.missing(in: service.lines(of: answer.trace))
                #expect(faults == [], "\(scenario.name)")
            }
        }
    }

    @Test func `a mock in memory answers as the scenarios say`() async throws {
        for file in try ScenarioFile.all() {
            for scenario in file.scenarios {
                let transport = try MockTransport(
                    entry: "contract.yaml", files: ["contract.yaml": file.contract], options: scenario.options)
                let faults = try await scenario.expectation.faults(namesEnd: true) {
                    try await transport.send(scenario.request, body: HTTPBody(scenario.body))
                }
                #expect(faults == [], "\(scenario.name)")
            }
        }
    }

    @Test func `a mock on a socket answers as the scenarios say`() async throws {
        let files = try ScenarioFile.all()
        let mounts = try files.flatMap { try Self.mounts(of: $0) }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let host = try MockHost(mounts, port: 0) { port.yield($0) }
        let running = Task { try await host.run() }
        var iterator = ports.makeAsyncIterator()
        let authority = "127.0.0.1:\(await iterator.next() ?? 0)"
        let transport = AsyncHTTPClientTransport()
        for file in files {
            for scenario in file.scenarios {
                var request = scenario.request
                // A client sends nothing that is no URL.
                guard PercentCoding.decode(request.path ?? "") != nil else { continue }
                request.authority = authority
                request.path = Self.mountPath(file, scenario) + (request.path ?? "")
                let sent = request
                let faults = try await scenario.expectation.faults(namesEnd: false) {
                    try await transport.send(sent, body: HTTPBody(scenario.body))
                }
                #expect(faults == [], "\(scenario.name)")
            }
        }
        running.cancel()
        try await running.value
    }

    /// One for each way in which a contract is served.
    private static func mounts(of file: ScenarioFile) throws -> [MockHost.Mount] {
        var seen: Set<String> = []
        return try file.scenarios.compactMap { scenario in
            let path = mountPath(file, scenario)
            guard seen.insert(path).inserted else { return nil }
            let player = MockPlayer(
                try EmbeddedContract.compile(
                    entry: "contract.yaml", files: ["contract.yaml": file.contract], options: scenario.options))
            return MockHost.Mount(path: path) { request, body in
                try await player.respond(to: request, body: body) { try await Task.sleep(for: $0) }
            }
        }
    }

    private static func mountPath(_ file: ScenarioFile, _ scenario: Scenario) -> String {
        "/" + ([file.name] + scenario.arguments).joined()
    }
}
