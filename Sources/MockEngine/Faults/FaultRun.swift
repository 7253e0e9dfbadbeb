import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation

/// The faults of one request, and what they do to its answer.
struct FaultRun: Sendable {
    private let faults: [Fault]
    /// Whether the caller asked for them.
    private let isPreferred: Bool
    private let circumstances: Circumstances
    /// For the header that names what happened.
    private var reports: [String] = []
    private var applied: [String] = []

    /// What the caller asks for takes the place of what the session has, and that of what the operation has.
    init(_ preferences: Preferences, _ operation: CompiledOperation, _ circumstances: Circumstances) {
        let id = operation.operation.operationID
        self.init(
            preferences.faults ?? circumstances.settings.faults(of: id) ?? operation.faults,
            isPreferred: preferences.faults != nil, circumstances)
    }

    init(_ faults: [Fault], isPreferred: Bool, _ circumstances: Circumstances) {
        self.faults = faults.filter { fault in
            var chance = Chance(circumstances.chance, fault)
            return chance.happens(fault.frequency)
        }
        self.isPreferred = isPreferred
        self.circumstances = circumstances
    }

    private mutating func note(
        _ fault: Fault, _ effect: String, report: String? = nil, _ trace: inout DecisionTrace
    ) {
        trace.note(.fault(fault.text, effect: effect))
        reports.append(report ?? fault.name)
        applied.append(fault.text)
    }

    // MARK: Instead of the answer

    /// What the request is refused with, whatever it is; nil where it is not.
    mutating func refusal(_ operation: CompiledOperation, _ trace: inout DecisionTrace) -> ProblemDetails? {
        for fault in faults {
            guard let problem = problem(fault, operation) else { continue }
            note(fault, "refused with \(problem.status)", &trace)
            return problem
        }
        return nil
    }

    private func problem(_ fault: Fault, _ operation: CompiledOperation) -> ProblemDetails? {
        switch fault.kind {
        case .quota(let requests, let seconds):
            let key = [circumstances.session.description, operation.operation.origin.pointer, fault.text]
                .joined(separator: " ")
            let rest = circumstances.quotas.take(key, requests: requests, seconds: seconds, at: circumstances.time)
            guard let rest else { return nil }
            return ProblemDetails(
                "too-many-requests", status: 429, title: "Too Many Requests",
                detail: "\(requests) requests in \(seconds) seconds are allowed",
                headerFields: [.retryAfter: String(rest)])
        case .outage(let seconds): return Self.maintenance(seconds)
        case .maintenance(let from, let to):
            let now = circumstances.time + .seconds(circumstances.settings.clockAdvance)
            guard now >= .seconds(from), now < .seconds(to) else { return nil }
            return Self.maintenance(max(1, to - Int(now.components.seconds)))
        case .error(let status):
            return ProblemDetails("fault", status: status, title: "Fault", detail: "the mock fails on purpose")
        case .latency, .bandwidth, .trickle, .reset, .empty, .truncate, .garbage, .contentType, .violation: return nil
        }
    }

    private static func maintenance(_ seconds: Int) -> ProblemDetails {
        ProblemDetails(
            "maintenance", status: 503, title: "Service Unavailable", detail: "the service is being maintained",
            headerFields: [.retryAfter: String(seconds)])
    }

    // MARK: Upon the answer

    mutating func spoil(_ answer: inout MockResponse, _ service: CompiledService, _ trace: inout DecisionTrace) {
        for fault in faults { spoil(&answer, fault, service, &trace) }
        guard !reports.isEmpty else { return }
        answer.response.set("Kakehashi-Fault", reports.joined(separator: ", "))
        guard isPreferred else { return }
        let preference = "fault=" + ResponseChoice.quoted(applied.joined(separator: " "))
        let others = answer.response.field("Preference-Applied").map { $0 + ", " } ?? ""
        answer.response.set("Preference-Applied", others + preference)
    }

    private mutating func spoil(
        _ answer: inout MockResponse, _ fault: Fault, _ service: CompiledService, _ trace: inout DecisionTrace
    ) {
        switch fault.kind {
        case .latency(let latency):
            var chance = Chance(circumstances.chance, fault)
            let time = chance.time(latency)
            answer.delivery.delay += .milliseconds(time)
            note(fault, "delayed by \(time) ms", &trace)
        case .bandwidth(let rate):
            answer.delivery.pace = Delivery.bandwidth(rate)
            note(fault, "\(rate) bytes a second", &trace)
        case .trickle(let time):
            answer.delivery.pace = Delivery.Pace(bytes: 1, pause: .milliseconds(time))
            note(fault, "a byte every \(time) ms", &trace)
        case .reset:
            answer.delivery.ending = .broken(.reset)
            note(fault, "the connection is torn down", &trace)
        case .empty:
            answer.delivery.ending = .broken(.empty)
            note(fault, "the connection is closed without an answer", &trace)
        case .truncate(let bytes): truncate(&answer, after: bytes, fault, &trace)
        case .garbage:
            guard !answer.body.isEmpty else { return trace.note(.faultNotMet(fault.text, reason: "there is no body")) }
            var chance = Chance(circumstances.chance, fault)
            answer.body = chance.bytes(answer.body.count)
            note(fault, "the body is chance", &trace)
        case .contentType(let type):
            answer.response.set("Content-Type", type)
            note(fault, "the body is called '\(type)'", &trace)
        case .violation(let rule): violate(&answer, rule, fault, service, &trace)
        case .quota, .error, .maintenance, .outage: break
        }
    }

    private mutating func truncate(
        _ answer: inout MockResponse, after bytes: Int?, _ fault: Fault, _ trace: inout DecisionTrace
    ) {
        let end = bytes ?? answer.body.count / 2
        guard end < answer.body.count else {
            return trace.note(.faultNotMet(fault.text, reason: "the body is no longer"))
        }
        // A connection that is broken anyhow has no body to be cut.
        if answer.delivery.ending == .whole { answer.delivery.ending = .cut(after: end) }
        note(fault, "the body ends after \(end) of \(answer.body.count) bytes", &trace)
    }

    private mutating func violate(
        _ answer: inout MockResponse, _ rule: String?, _ fault: Fault, _ service: CompiledService,
        _ trace: inout DecisionTrace
    ) {
        guard let schema = answer.schema, let sent = try? JSONValue(jsonText: answer.body) else {
            return trace.note(.faultNotMet(fault.text, reason: "the body is no JSON with a schema"))
        }
        // An example may break its schema already.
        let fits = service.validators.accepts(sent, against: schema, direction: .response)
        let value = fits ? sent : service.samples.sample(for: schema, direction: .response)
        guard let broken = SchemaBreaker(service, schema).breaking(value, rule) else {
            return trace.note(.faultNotMet(fault.text, reason: "no change of the body breaks just this"))
        }
        answer.body = broken.value.jsonText
        let place = broken.pointer.isEmpty ? "/" : broken.pointer
        note(
            fault, "the body breaks '\(broken.rule)' at '\(place)'", report: "\(fault.name); rule=\(broken.rule)",
            &trace)
    }
}
