/// How far a session has come in a scenario.
package struct ScenarioPosition: Sendable, Hashable {
    package internal(set) var state: String
    /// How often each step was taken, by its number.
    package internal(set) var taken: [Int: Int] = [:]
    /// Of the scenario that it is a position in.
    let version: UInt64

    init(state: String, taken: [Int: Int], version: UInt64) {
        self.state = state
        self.taken = taken
        self.version = version
    }

    init(_ scenario: MockScenario) {
        state = scenario.start
        version = scenario.version
    }

    /// About how much memory it takes.
    var bytes: Int { 96 + state.utf8.count + 32 * taken.count }
}

extension World {
    /// The beginning, also where the scenario has changed meanwhile.
    func position(in scenario: MockScenario) -> ScenarioPosition {
        guard let position = positions[scenario.name], position.version == scenario.version else {
            return ScenarioPosition(scenario)
        }
        return position
    }
}

extension CompiledService {
    /// Where a session is in a scenario; nil where there is no such scenario.
    package func position(of session: SessionName, in scenario: String, _ store: any StateStore) -> ScenarioPosition? {
        guard let scenario = self.scenario(scenario) else { return nil }
        return (store.snapshot(session) ?? World()).position(in: scenario)
    }

    /// Puts a session into a state of a scenario, with how often it took the steps as it is. False where there is no
    /// such scenario or no such state.
    package func move(
        _ session: SessionName, to state: String, in scenario: String, _ store: any StateStore
    ) -> Bool {
        guard let scenario = self.scenario(scenario), scenario.states.contains(state) else { return false }
        _ = store.update(session) { world in
            var position = world.position(in: scenario)
            position.state = state
            world.positions[scenario.name] = position
        }
        return true
    }

    /// Has a session begin a scenario anew, or all of them.
    package func restart(_ session: SessionName, in scenario: String? = nil, _ store: any StateStore) {
        _ = store.update(session) { world in
            if let scenario { world.positions[scenario] = nil } else { world.positions = [:] }
        }
    }

    /// Says which scenario a session plays where a request asks for none; `none` for no scenario, nil for that of the
    /// options. False where there is no such scenario.
    package func choose(_ scenario: String?, for session: SessionName, _ store: any StateStore) -> Bool {
        if let scenario, scenario != ScenarioFormat.noScenario, self.scenario(scenario) == nil { return false }
        _ = store.update(session) { $0.scenario = scenario }
        return true
    }
}
