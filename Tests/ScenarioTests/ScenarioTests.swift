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
                let player = try Self.player(file, scenario)
                for step in scenario.steps {
                    let answer = player.answer(to: step.request, body: step.body)
                    let faults =
                        step.expectation.faults(answer)
                        + step.expectation.missing(in: player.service.lines(of: answer.trace))
                    #expect(faults == [], "\(step.expectation.name)")
                }
            }
        }
    }

    @Test func `a mock in memory answers as the scenarios say`() async throws {
        for file in try ScenarioFile.all() {
            for scenario in file.scenarios {
                let transport = try MockTransport(
                    entry: "contract.yaml", files: ["contract.yaml": file.contract], scenarios: file.scripts,
                    options: scenario.options)
                for step in scenario.steps {
                    let faults = try await step.expectation.faults(namesEnd: true) {
                        try await transport.send(step.request, body: HTTPBody(step.body))
                    }
                    #expect(faults == [], "\(step.expectation.name)")
                }
            }
        }
    }

    @Test func `a mock on a socket answers as the scenarios say`() async throws {
        let files = try ScenarioFile.all()
        let scenarios = files.flatMap { file in file.scenarios.map { (file, $0) } }
        let mounts = try scenarios.enumerated().map { index, entry in
            let player = try Self.player(entry.0, entry.1)
            return MockHost.Mount(path: "/\(index)") { request, body in
                try await player.respond(to: request, body: body) { try await Task.sleep(for: $0) }
            }
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let host = try MockHost(mounts, port: 0) { port.yield($0) }
        let running = Task { try await host.run() }
        var iterator = ports.makeAsyncIterator()
        let authority = "127.0.0.1:\(await iterator.next() ?? 0)"
        let transport = AsyncHTTPClientTransport()
        for (index, (_, scenario)) in scenarios.enumerated() {
            for step in scenario.steps {
                var request = step.request
                // A client sends nothing that is no URL.
                guard PercentCoding.decode(request.path ?? "") != nil else { continue }
                request.authority = authority
                request.path = "/\(index)" + (request.path ?? "")
                let sent = request
                let faults = try await step.expectation.faults(namesEnd: false) {
                    try await transport.send(sent, body: HTTPBody(step.body))
                }
                #expect(faults == [], "\(step.expectation.name)")
            }
        }
        running.cancel()
        try await running.value
    }

    private static func player(_ file: ScenarioFile, _ scenario: Scenario) throws -> MockPlayer {
        MockPlayer(
            try EmbeddedContract.compile(
                entry: "contract.yaml", files: ["contract.yaml": file.contract], scenarios: file.scripts,
                options: scenario.options))
    }
}
