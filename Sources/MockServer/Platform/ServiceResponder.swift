import JSONCoding
import KakehashiRuntime
import MockEngine

/// Has a request to a service answered by whoever does so at its stage.
struct ServiceResponder: Sendable {
    let service: HostedService
    let surroundings: Surroundings
    let real: RealService
    /// Bytes of a body that the mock takes.
    let bodyLimit: Int
    let comparisons: Comparisons
    let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameter request: one whose path is below that of the service.
    func respond(
        to request: HTTPRequest, _ body: HTTPBody, _ caller: PlatformCaller
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let player = service.player else { return unplayable.response }
        let route = player.check.route(of: request)
        let session = SessionName.ofRequest(request)
        let day = player.now(in: session).dayInJapan
        let step = service.lifeCycle.step(on: day, operationID: route?.operationID)
        var (response, answer) = try await respond(to: request, body, caller, step, route, session, player)
        if step.stage != .retired { announceRetirement(on: &response, route, day) }
        return (response, answer)
    }

    private func respond(
        to request: HTTPRequest, _ body: HTTPBody, _ caller: PlatformCaller, _ step: LifeCycleStep,
        _ route: TrafficCheck.Route?, _ session: SessionName, _ player: MockPlayer
    ) async throws -> (HTTPResponse, HTTPBody) {
        switch step.stage {
        case .planned: return planned.response
        case .retired: return retired(step)
        case .mock: return try await mocked(request, body, player)
        case .shadow:
            let answer = try await mocked(request, body, player)
            if let upstream = step.upstream, let route, request.method.isSafe {
                compare(answer, request, caller, step, upstream, route, player)
            }
            return answer
        case .canary:
            guard isForCanary(request, step, session) else { return try await mocked(request, body, player) }
            return try await passed(request, body, caller, step, route, session, player)
        case .real: return try await passed(request, body, caller, step, route, session, player)
        }
    }

    private func mocked(
        _ request: HTTPRequest, _ body: HTTPBody, _ player: MockPlayer, as source: AnswerSource = .mock,
        after earlier: DecisionTrace = DecisionTrace()
    ) async throws -> (HTTPResponse, HTTPBody) {
        let bytes: [UInt8]
        do {
            bytes = try await body.collect(upTo: bodyLimit)
        } catch {
            return ProblemDetails.unreadBody(error).response
        }
        return try await player.respond(to: request, body: bytes, as: source, after: earlier, sleep: sleep)
    }

    // MARK: Real

    private func passed(
        _ request: HTTPRequest, _ body: HTTPBody, _ caller: PlatformCaller, _ step: LifeCycleStep,
        _ route: TrafficCheck.Route?, _ session: SessionName, _ player: MockPlayer
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let upstream = step.upstream else { return try await mocked(request, body, player) }
        if let fault = UpstreamPath.fault(in: request.path ?? "/") { return Self.unsafe(fault).response }
        let start = surroundings.time()
        var trace = DecisionTrace()
        trace.note(.stage(step.stage.rawValue))
        let passing: PassingBody
        do {
            passing = try await PassingBody(body, limit: step.validation == .off ? 0 : real.checkedBytes)
        } catch {
            return ProblemDetails.unreadBody(error).response
        }
        var findings: [TrafficCheck.Finding] = []
        if step.validation != .off, let route {
            let result = player.check.check(request, passing.bytes, route, &trace)
            if step.validation == .enforce, let (refusal, answer) = result.refusal {
                var response = refusal
                response.mark(.mock)
                return (response, answer)
            }
            findings = result.findings
        }
        var relative = request
        relative.path = player.check.path(of: request)
        let outcome = await real.answer(relative, passing, step, upstream, caller, player.check, route, &trace)
        var (response, answer): (HTTPResponse, HTTPBody)
        switch outcome {
        case .answered(let given, let body): (response, answer) = (given, body)
        case .refused(let cause, let given, let body):
            if request.method.isSafe, step.allows(cause) {
                return try await mocked(request, .empty, player, as: .fallback, after: trace)
            }
            (response, answer) = (given, body)
        }
        if !findings.isEmpty { response.noteViolations(findings, of: "request") }
        response.mark(.real)
        var exchange = PassedExchange(request, response)
        exchange.requestBody = passing.bytes ?? []
        exchange.responseBody = answer.bytes ?? []
        exchange.route = route
        exchange.trace = trace
        exchange.duration = surroundings.time() - start
        player.note(exchange, in: session)
        return (response, answer)
    }

    /// A session has all of its requests answered by the same one.
    private func isForCanary(_ request: HTTPRequest, _ step: LifeCycleStep, _ session: SessionName) -> Bool {
        if let caller = request.text("Kakehashi-Caller"), step.callers.contains(caller) { return true }
        let number =
            session == .shared
            ? surroundings.chance()
            : session.description.utf8.reduce(14_695_981_039_346_656_037) {
                ($0 ^ UInt64($1)) &* 1_099_511_628_211
            }
        return Double(number % 10_000) < step.share * 100
    }

    // MARK: Shadow

    /// Asks the real service too, after the caller has its answer.
    private func compare(
        _ mocked: (HTTPResponse, HTTPBody), _ request: HTTPRequest, _ caller: PlatformCaller, _ step: LifeCycleStep,
        _ upstream: Upstream, _ route: TrafficCheck.Route, _ player: MockPlayer
    ) {
        guard let bytes = mocked.1.bytes, UpstreamPath.fault(in: request.path ?? "/") == nil, comparisons.begin() else {
            return
        }
        Task {
            defer { comparisons.end() }
            var trace = DecisionTrace()
            guard let passing = try? await PassingBody(.empty, limit: 0) else { return }
            var relative = request
            relative.path = player.check.path(of: request)
            let outcome = await real.answer(relative, passing, step, upstream, caller, player.check, route, &trace)
            let comparison = await Comparison(
                mocked.0, bytes, outcome, trace.violations, limit: real.checkedBytes)
            comparisons.add(comparison, of: service.facts.id, route.operationID ?? "", at: surroundings.now())
        }
    }

    // MARK: Problems

    private var unplayable: ProblemDetails {
        service.contract == nil
            ? planned
            : ProblemDetails(
                "contract-has-errors", status: 503, title: "Service Unavailable",
                detail: "the contract of '\(service.facts.id)' has errors, so that nothing answers for it")
    }

    private var planned: ProblemDetails {
        let year = service.facts.fiscalYear.map { " in the fiscal year \($0)" } ?? ""
        return ProblemDetails(
            "service-is-planned", status: 501, title: "Not Implemented",
            detail: "'\(service.facts.id)' is planned and connects\(year.isEmpty ? " some day" : year)")
    }

    private func retired(_ step: LifeCycleStep) -> (HTTPResponse, HTTPBody) {
        var (response, body) = ProblemDetails(
            "service-is-retired", status: 410, title: "Gone", detail: "'\(service.facts.id)' is no longer there"
        ).response
        if let successor = step.successor { response.set("Link", "<\(successor)>; rel=\"successor-version\"") }
        return (response, body)
    }

    private static func unsafe(_ fault: String) -> ProblemDetails {
        ProblemDetails("unsafe-path", status: 400, title: "Bad Request", detail: "the path is not passed on: \(fault)")
    }

    /// RFC 8594, and RFC 9745 without a date.
    private func announceRetirement(on response: inout HTTPResponse, _ route: TrafficCheck.Route?, _ day: CalendarDate)
    {
        guard let step = service.lifeCycle.retirement(operationID: route?.operationID), let last = step.from, last > day
        else { return }
        response.set("Sunset", HTTPDate.text(of: Moment(startOf: last)))
        response.set("Deprecation", "true")
        if let successor = step.successor { response.set("Link", "<\(successor)>; rel=\"successor-version\"") }
    }
}

extension LifeCycleStep {
    /// Whether the mock answers in the place of a real service that fails so.
    fileprivate func allows(_ cause: Fallback) -> Bool {
        fallback.contains(cause) || cause == .notImplemented && fallback.contains(.serverError)
    }
}

extension HTTPRequest {
    func text(_ name: String) -> String? { HTTPField.Name(name).flatMap { headerFields[$0] } }
}

extension HTTPRequest.Method {
    /// RFC 9110 section 9.2.1.
    var isSafe: Bool { self == .get || self == .head || self == .options }
}
