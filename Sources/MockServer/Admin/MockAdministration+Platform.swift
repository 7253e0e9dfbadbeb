import JSONCoding
import KakehashiRuntime
import MockAdminAPI
import MockEngine
import SourceDiagnostics

extension MockAdministration {
    func listServices(_ request: MockAdmin.ListServices.Request) async throws -> MockAdmin.ListServices.Response {
        let day = request.on ?? today
        return .ok(.init(body: .init(day: day, services: services.map { Self.shown($0, on: day) })))
    }

    func getService(_ request: MockAdmin.GetService.Request) async throws -> MockAdmin.GetService.Response {
        let service = try service(request.service)
        let comparisons = platform?.comparisons.summaries.filter { $0.service == request.service } ?? []
        return .ok(
            .init(
                body: .init(
                    service: Self.shown(service, on: today), lifecycle: service.lifeCycle.shown,
                    comparisons: comparisons.map { summary in
                        MockAdmin.ComparisonSummary(
                            operationId: summary.operationID, alike: summary.alike, different: summary.different,
                            failed: summary.failed, differences: summary.differences, last: summary.last.dateTimeValue)
                    })))
    }

    func setLifeCycle(_ request: MockAdmin.SetLifeCycle.Request) async throws -> MockAdmin.SetLifeCycle.Response {
        let service = try service(request.service)
        let before = service.lifeCycle
        let operations = Set(service.player?.service.routes.compactMap(\.operationID) ?? [])
        var steps: [LifeCycleStep] = []
        for (index, step) in request.body.steps.enumerated() {
            steps.append(try Self.step(step, "/steps/\(index)", operations, isPlayable: service.player != nil))
        }
        let after = LifeCycle(steps)
        service.change(to: after)
        platform?.audit.add(
            .init(
                at: machineTime, actor: request.kakehashiActor, service: service.facts.id, before: before, after: after)
        )
        return .ok(.init(body: after.shown))
    }

    func listAudit(_ request: MockAdmin.ListAudit.Request) async throws -> MockAdmin.ListAudit.Response {
        let entries = platform?.audit.entries ?? []
        return .ok(
            .init(
                body: .init(
                    entries: entries.map { entry in
                        MockAdmin.AuditEntry(
                            at: entry.at.dateTimeValue, service: entry.service, before: entry.before.shown,
                            after: entry.after.shown, actor: entry.actor)
                    })))
    }

    func getMetrics(_ request: MockAdmin.GetMetrics.Request) async throws -> MockAdmin.GetMetrics.Response {
        let bytes = documents.reduce(0) { sum, document in
            sum + document.player.sessions.reduce(0) { $0 + document.player.bytes(of: $1) }
        }
        let text = metrics.text(gauges: [
            ("kakehashi_documents", "Contracts that are played.", documents.count),
            ("kakehashi_sessions", "Sessions that have a world.", sessionNames.count),
            ("kakehashi_state_bytes", "About what all worlds take.", bytes),
        ])
        return .ok(.init(body: text))
    }

    // MARK: Services

    private var services: [HostedService] { platform?.services ?? [] }

    private func service(_ id: String) throws(ProblemDetails) -> HostedService {
        if let service = services.first(where: { $0.facts.id == id }) { return service }
        throw ProblemDetails(
            "no-such-service", status: 404, title: "Not Found", detail: "the catalogue has no service '\(id)'")
    }

    private static func shown(_ service: HostedService, on day: CalendarDate) -> MockAdmin.PlatformService {
        let (facts, lifeCycle) = (service.facts, service.lifeCycle)
        return MockAdmin.PlatformService(
            id: facts.id, name: .init(ja: facts.name.japanese, en: facts.name.english),
            stage: .init(rawValue: lifeCycle.step(on: day).stage.rawValue), isPlayable: service.player != nil,
            path: service.path, owner: facts.owner, operator: facts.operatorName, layer: facts.layer,
            dataClass: facts.dataClass, fields: facts.fields, isConnected: facts.isConnected,
            operations: service.player?.service.routes.count ?? 0, findings: service.findingCount,
            fiscalYear: facts.fiscalYear, retireFiscalYear: facts.retireFiscalYear, contract: service.contract,
            next: lifeCycle.next(after: day).flatMap { step in
                step.from.map { .init(stage: .init(rawValue: step.stage.rawValue), from: $0) }
            })
    }

    // MARK: Steps

    private static func step(
        _ step: MockAdmin.LifeCycleStep, _ place: String, _ operations: Set<String>, isPlayable: Bool
    ) throws(ProblemDetails) -> LifeCycleStep {
        guard let stage = Stage(rawValue: step.stage.rawValue) else {
            throw invalid(place + "/stage", "enum", "there is no stage '\(step.stage.rawValue)'")
        }
        var result = LifeCycleStep(stage, from: step.from)
        if let text = step.upstream {
            guard let upstream = Upstream(text) else {
                throw invalid(
                    place + "/upstream", "upstream",
                    "'\(text)' is no URL of http or https without user, query and fragment")
            }
            result.upstream = upstream
        } else if stage.needsUpstream {
            throw invalid(place, "upstream", "the stage '\(stage.rawValue)' needs an 'upstream'")
        }
        guard isPlayable || stage == .planned || stage == .retired else {
            throw invalid(place + "/stage", "contract", "the service has no contract that can be served")
        }
        for (index, id) in (step.operations ?? []).enumerated() where !operations.contains(id) {
            throw invalid("\(place)/operations/\(index)", "operation", "the contract has no operation '\(id)'")
        }
        result.operations = Set(step.operations ?? [])
        result.validation = LifeCycleStep.Validation(rawValue: step.validate.rawValue) ?? .warn
        result.fallback = Set((step.fallback ?? []).compactMap { LifeCycleStep.Fallback(rawValue: $0.rawValue) })
        result.share = step.share ?? 0
        result.callers = Set(step.callers ?? [])
        result.successor = step.successor
        return result
    }
}

extension LifeCycle {
    fileprivate var shown: MockAdmin.LifeCycle {
        MockAdmin.LifeCycle(
            steps: steps.map { step in
                MockAdmin.LifeCycleStep(
                    stage: .init(rawValue: step.stage.rawValue), from: step.from,
                    operations: step.operations.isEmpty ? nil : step.operations.sorted(),
                    upstream: step.upstream?.description,
                    validate: .init(rawValue: step.validation.rawValue),
                    fallback: step.fallback.isEmpty
                        ? nil : step.fallback.map(\.rawValue).sorted().map { .init(rawValue: $0) },
                    share: step.share == 0 ? nil : step.share,
                    callers: step.callers.isEmpty ? nil : step.callers.sorted(), successor: step.successor)
            })
    }
}
