/// What people do with the scenarios of sessions, beside requests.
extension MockPlayer {
    /// How far a session has come in a scenario.
    package struct ScenarioProgress: Sendable, Hashable {
        package let name: String
        /// Whether the session itself has chosen it.
        package let isChosen: Bool
        package let position: ScenarioPosition
    }

    /// All of the contract, in the order of the files.
    package func scenarioProgress(of session: SessionName) -> [ScenarioProgress] {
        let (service, store) = (service, store)
        let chosen = store.snapshot(session)?.scenario
        return service.scenarioSummaries.compactMap { summary in
            service.position(of: session, in: summary.name, store).map {
                ScenarioProgress(name: summary.name, isChosen: summary.name == chosen, position: $0)
            }
        }
    }

    /// Whether `name` can be chosen: `none` always can.
    package func hasScenario(_ name: String) -> Bool {
        name == ScenarioFormat.noScenario || service.scenarioSummaries.contains { $0.name == name }
    }

    /// The states of a scenario; nil where there is none of the name.
    package func states(of scenario: String) -> [String]? {
        service.scenarioSummaries.first { $0.name == scenario }?.states
    }

    /// Has a session play a scenario from its start, or from a state of it.
    package func play(_ scenario: String, from state: String?, in session: SessionName) {
        guard service.choose(scenario, for: session, store) else { return }
        service.restart(session, in: scenario, store)
        if let state { _ = service.move(session, to: state, in: scenario, store) }
    }

    /// Has a session begin all scenarios anew.
    package func restartScenarios(of session: SessionName) { service.restart(session, store) }
}
