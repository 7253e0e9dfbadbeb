import JSONCoding
import KakehashiRuntime

/// One request while a scenario is played: which step is taken, and what it answers.
struct ScenarioRun {
    private let service: CompiledService
    private let call: Call
    private let scenario: MockScenario

    /// nil where none is played: where a request, the session or the options choose one, the first of these counts. Who
    /// chooses the answer with `Prefer` gets it, and the scenario stays where it is.
    init?(_ service: CompiledService, _ call: Call, _ world: World, _ trace: inout DecisionTrace) {
        guard let (scenario, reason) = Self.scenario(service, call.preferences, world) else { return nil }
        if call.preferences.choosesAnswer {
            trace.note(.withoutScenario(scenario.name, reason: "Prefer chooses the answer"))
            return nil
        }
        self.service = service
        self.call = call
        self.scenario = scenario
        trace.note(
            .scenario(scenario.name, state: world.position(in: scenario).state, reason: reason), at: scenario.origin)
    }

    private static func scenario(
        _ service: CompiledService, _ preferences: Preferences, _ world: World
    ) -> (MockScenario, Decision.ScenarioReason)? {
        if let name = preferences.scenario { return service.scenario(name).map { ($0, .preferred) } }
        if let name = world.scenario {
            if name == ScenarioFormat.noScenario { return nil }
            // Its file may have changed since it was chosen.
            if let scenario = service.scenario(name) { return (scenario, .session) }
        }
        return service.options.scenario.flatMap { service.scenario($0) }.map { ($0, .option) }
    }

    // MARK: Step

    /// The first step that fits, taken; nil where none does.
    func take(in world: inout World, _ trace: inout DecisionTrace) -> ScenarioStep? {
        let steps = scenario.steps.filter { $0.operation == call.operation.index }
        if steps.isEmpty {
            trace.note(.noStep(scenario.name, hasSome: false))
            return nil
        }
        var position = world.position(in: scenario)
        for (count, step) in steps.enumerated() {
            if let fault = fault(of: step, position) {
                if count < Self.toldSteps { trace.note(.passedStep(step.number, reason: fault), at: step.origin) }
                continue
            }
            let before = position.state
            position.taken[step.number, default: 0] += 1
            position.state = step.goTo ?? before
            world.positions[scenario.name] = position
            trace.note(.tookStep(step.number, from: before, to: position.state), at: step.origin)
            return step
        }
        trace.note(.noStep(scenario.name, hasSome: true))
        return nil
    }

    /// A trace is for people.
    private static let toldSteps = 20

    private func fault(of step: ScenarioStep, _ position: ScenarioPosition) -> String? {
        if !step.states.isEmpty, !step.states.contains(position.state) {
            return "the state is '\(position.state)', not \(step.states.map { "'\($0)'" }.joined(separator: " or "))"
        }
        if let times = step.times, let taken = position.taken[step.number], taken >= times {
            return "it was taken \(times == 1 ? "once" : "\(times) times")"
        }
        return step.conditions.lazy.compactMap { $0.fault(of: call.request) }.first
    }

    // MARK: Answer

    /// - Parameter usual: gives what is answered without the scenario.
    func answer(
        _ step: ScenarioStep, in world: inout World, _ trace: inout DecisionTrace,
        usual: (inout World, inout DecisionTrace) throws(ProblemDetails) -> MockResponse
    ) throws(ProblemDetails) -> MockResponse {
        guard let answer = step.answer else { return try usual(&world, &trace) }
        let hasFaults = call.preferences.faults == nil && !answer.faults.isEmpty
        var faults = hasFaults ? FaultRun(answer.faults, isPreferred: false, call.circumstances) : nil
        var response: MockResponse
        if let refusal = faults?.refusal(call.operation, &trace) {
            response = ResponseProducer(service).refusal(of: call, byFault: refusal, &trace)
        } else {
            var values = ScenarioValues(service, call, world, scenario, step)
            response = answer.isResponse ? try self.response(answer, &values, &trace) : try usual(&world, &trace)
            for (name, value) in answer.headers {
                response.response.headerFields[name] = HeaderCoding.ascii(Array(values.text(value).utf8))
            }
            for expression in values.missing { trace.note(.withoutValue(expression)) }
        }
        delay(&response, answer, &trace)
        response.faults = faults
        return response
    }

    private func response(
        _ answer: ScenarioAnswer, _ values: inout ScenarioValues, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> MockResponse {
        let contents = answer.contents
        var choice = try ResponseChoice.choose(
            call.playing(answer), taking: { contents.isEmpty || contents.contains($0.name) }, &trace)
        if let body = answer.body { choice.content?.scripted = values.value(body) }
        return ResponseProducer(service).response(choice, to: call, &trace)
    }

    /// What the caller says about the delay counts.
    private func delay(_ response: inout MockResponse, _ answer: ScenarioAnswer, _ trace: inout DecisionTrace) {
        guard var delay = answer.delay, call.preferences.delay == nil else { return }
        if let wait = call.preferences.wait, wait < (delay + 999) / 1000 { delay = wait * 1000 }
        response.delivery.delay += .milliseconds(delay)
        trace.note(.delay(milliseconds: delay))
    }
}

extension Call {
    /// As if the caller had asked for what a step answers.
    fileprivate func playing(_ answer: ScenarioAnswer) -> Call {
        Call(
            operation: operation, request: request, preferences: preferences.playing(answer),
            drawn: answer.example == nil ? drawn : nil, circumstances: circumstances)
    }
}
