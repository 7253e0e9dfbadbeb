import KakehashiRuntime
import MockAdminAPI
import MockEngine

extension MockAdministration {
    func listScenarios(_ request: MockAdmin.ListScenarios.Request) async throws -> MockAdmin.ListScenarios.Response {
        let scenarios = try documents(at: request.document).flatMap { document in
            document.player.service.scenarioSummaries.map { summary in
                MockAdmin.Scenario(
                    document: document.path, name: summary.name, start: summary.start, states: summary.states,
                    steps: summary.stepCount, place: summary.place, description: summary.description)
            }
        }
        return .ok(.init(body: .init(scenarios: scenarios)))
    }

    func getScenarios(_ request: MockAdmin.GetScenarios.Request) async throws -> MockAdmin.GetScenarios.Response {
        let name = try Self.name(request.session)
        _ = try session(name)
        return .ok(.init(body: positions(of: name, try documents(at: request.document))))
    }

    func setScenario(_ request: MockAdmin.SetScenario.Request) async throws -> MockAdmin.SetScenario.Response {
        let (name, wish) = (try Self.name(request.session), request.body)
        let documents = try documents(at: request.document)
        let able = documents.filter { $0.player.hasScenario(wish.scenario) }
        guard !able.isEmpty else {
            throw Self.invalid("/scenario", "scenario", "there is no scenario '\(wish.scenario)'")
        }
        if let state = wish.state,
            !able.contains(where: { $0.player.states(of: wish.scenario)?.contains(state) == true })
        {
            throw Self.invalid("/state", "state", "'\(wish.scenario)' has no state '\(state)'")
        }
        for document in able { document.player.play(wish.scenario, from: wish.state, in: name) }
        return .ok(.init(body: positions(of: name, documents)))
    }

    func restartScenarios(
        _ request: MockAdmin.RestartScenarios.Request
    ) async throws -> MockAdmin.RestartScenarios.Response {
        let name = try Self.name(request.session)
        _ = try session(name)
        for document in try documents(at: request.document) { document.player.restartScenarios(of: name) }
        return .noContent(.init())
    }

    private func positions(of name: SessionName, _ documents: [Document]) -> MockAdmin.ScenarioPositions {
        let positions = documents.flatMap { document in
            document.player.scenarioProgress(of: name).map { progress in
                MockAdmin.ScenarioPosition(
                    document: document.path, scenario: progress.name, isChosen: progress.isChosen,
                    state: progress.position.state,
                    taken: progress.position.taken.sorted { $0.key < $1.key }.map {
                        .init(step: $0.key, times: $0.value)
                    })
            }
        }
        return MockAdmin.ScenarioPositions(positions: positions)
    }
}
