import JSONCoding
import KakehashiRuntime
import OpenAPIModel

/// Answers from what the session has, and keeps what requests make of it.
///
/// A resource counts once the contract's examples show items of it or a request has made one; until then the contract
/// alone answers. So it does where the caller chooses the answer with `Prefer`, where an example is for just this
/// request (`x-match`), and where an item does not fit the schema of the answer. A step of a
/// scenario comes before all of that.
struct StateKeeper {
    private let service: CompiledService
    private let call: Call

    init(_ service: CompiledService, _ call: Call) {
        self.service = service
        self.call = call
    }

    /// - Throws: a problem where what the caller asks for is not in the contract.
    func answer(_ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse {
        let (session, store) = (call.circumstances.session, call.circumstances.store)
        let state = state
        let once = service.options.isStateful ? Idempotency(call.operation, call.request) : nil
        let needsWorld = state != nil || once != nil || session != .shared || !service.scenarios.isEmpty
        guard needsWorld else { return try stateless(&trace) }
        let (result, evicted) = store.update(session) { world in answer(state, once, &world, trace) }
        trace = result.trace
        for session in evicted { trace.note(.evictedSession(session.description)) }
        return try result.answer.get()
    }

    private var state: StatefulOperation? {
        guard service.options.isStateful, !call.choosesAnswer, !call.operation.hasMatch(for: call.request) else {
            return nil
        }
        return service.state.operation(call.operation.index)
    }

    private func answer(
        _ state: StatefulOperation?, _ once: Idempotency?, _ world: inout World, _ trace: DecisionTrace
    ) -> (answer: Result<MockResponse, ProblemDetails>, trace: DecisionTrace) {
        var trace = trace
        do throws(ProblemDetails) {
            return (.success(try answer(state, once, &world, &trace)), trace)
        } catch {
            return (.failure(error), trace)
        }
    }

    private func answer(
        _ state: StatefulOperation?, _ once: Idempotency?, _ world: inout World, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> MockResponse {
        guard let once else { return try kept(state, &world, &trace) }
        switch once.earlier(in: world) {
        case .same(let record)?:
            trace.note(.replayed(key: once.key))
            return MockResponse(record)
        case .other?: return StateRefusal(service, call).answer(once.reused, &trace)
        case nil:
            let answer = try kept(state, &world, &trace)
            once.remember(answer, in: &world)
            return answer
        }
    }

    private func kept(
        _ state: StatefulOperation?, _ world: inout World, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> MockResponse {
        guard let run = ScenarioRun(service, call, world, &trace), let step = run.take(in: &world, &trace) else {
            return try unscripted(state, &world, &trace)
        }
        return try run.answer(step, in: &world, &trace) { world, trace throws(ProblemDetails) in
            try unscripted(state, &world, &trace)
        }
    }

    private func unscripted(
        _ state: StatefulOperation?, _ world: inout World, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> MockResponse {
        guard let state else { return try stateless(&trace) }
        let run = StateRun(service, call, state, now: world.settings.now(call.circumstances.now))
        if let answer = try run.answer(&world, &trace) { return answer }
        return try stateless(&trace)
    }

    private func stateless(_ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse {
        let choice = try ResponseChoice.choose(call, &trace)
        return ResponseProducer(service).response(choice, to: call, &trace)
    }
}

/// What is answered where the state does not allow what is asked for: as the contract documents it, else a problem.
struct StateRefusal {
    private let service: CompiledService
    private let call: Call

    init(_ service: CompiledService, _ call: Call) {
        self.service = service
        self.call = call
    }

    func isDocumented(_ status: Int) -> Bool { StatusChoice.refusal(call.operation, status) != nil }

    func answer(_ problem: ProblemDetails, _ trace: inout DecisionTrace) -> MockResponse {
        trace.note(.rejected(status: problem.status, problem: problem.type))
        return ResponseProducer(service).refusal(of: call, problem, [], &trace)
    }
}

extension Call {
    /// Whether the caller says which answer is to be given.
    fileprivate var choosesAnswer: Bool {
        preferences.choosesAnswer || preferences.dynamic == true
    }
}

extension CompiledOperation {
    func hasMatch(for request: DecodedRequest) -> Bool {
        responses.contains { $0.hasMatch(for: request) }
    }
}
