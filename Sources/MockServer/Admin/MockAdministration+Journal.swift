import JSONCoding
import KakehashiRuntime
import MockAdminAPI
import MockEngine

extension MockAdministration {
    func listJournal(_ request: MockAdmin.ListJournal.Request) async throws -> MockAdmin.ListJournal.Response {
        var filter = JournalFilter()
        filter.session = try request.session.map(Self.name)
        filter.documentPath = try request.document.map { try documents(at: $0)[0].player.documentPath }
        filter.operationID = request.operationId
        filter.statuses = request.status.flatMap(Self.statuses)
        filter.hasViolations = request.violations
        filter.isMatched = request.matched
        filter.before = request.before.flatMap { Int($0) }
        let (records, hasMore) = journal.records(filter, limit: request.limit)
        return .ok(
            .init(
                body: .init(
                    entries: records.map(\.entry), evicted: Int64(journal.evicted),
                    next: hasMore ? records.last.map { String($0.id) } : nil)))
    }

    /// `404` or `4XX`.
    private static func statuses(_ text: String) -> ClosedRange<Int>? {
        if let status = Int(text) { return status...status }
        return text.first?.wholeNumberValue.map { $0 * 100...$0 * 100 + 99 }
    }

    func getJournalEntry(
        _ request: MockAdmin.GetJournalEntry.Request
    ) async throws -> MockAdmin.GetJournalEntry.Response {
        guard let record = Int(request.entry).flatMap({ journal[$0] }) else {
            throw ProblemDetails(
                "no-such-entry", status: 404, title: "Not Found",
                detail: "the journal has no request '\(request.entry)'; it may have made room for newer ones")
        }
        return .ok(.init(body: record.shown))
    }

    func clearJournal(_ request: MockAdmin.ClearJournal.Request) async throws -> MockAdmin.ClearJournal.Response {
        let session = try request.session.map(Self.name)
        journal.remove { session == nil || $0.session == session }
        return .noContent(.init())
    }

    func streamEvents(_ request: MockAdmin.StreamEvents.Request) async throws -> MockAdmin.StreamEvents.Response {
        let session = try request.session.map(Self.name)
        let events = journal.events().filter { session == nil || $0.session == session }
        let stream = events.map { ServerSentEvent($0.entry, id: String($0.id)) }
        return .ok(.init(body: EventStream(stream)))
    }
}

// MARK: As the contract of this API has it

extension JournalRecord {
    fileprivate var entry: MockAdmin.JournalEntry {
        let time = duration.components
        return MockAdmin.JournalEntry(
            id: String(id), at: at.dateTimeValue, source: .init(rawValue: source.rawValue),
            session: session.description,
            document: MockAdministration.Document.path(documentPath), method: request.method.rawValue,
            path: CredentialMask(self).path(request.path ?? "/"), status: status, violations: violations.count,
            faults: faults, microseconds: time.seconds * 1_000_000 + time.attoseconds / 1_000_000_000_000,
            operationId: operationID)
    }

    fileprivate var shown: MockAdmin.JournalRecord {
        let mask = CredentialMask(self)
        return MockAdmin.JournalRecord(
            entry: entry, request: Self.message(mask.fields(request.headerFields), requestBody),
            response: Self.message(mask.fields(response.headerFields), responseBody),
            decisions: steps.map { .init(text: $0.text, place: $0.place) },
            violations: violations.map { found in
                MockAdmin.Violation(
                    in: found.violation.location, pointer: found.violation.pointer, code: found.violation.code,
                    message: found.violation.message, spec: found.place)
            },
            nearMisses: nearMisses.map { miss in
                MockAdmin.NearMiss(
                    method: miss.method.rawValue, path: miss.path, reason: miss.reason, operationId: miss.operationID)
            }, callbacks: callbacks.map(\.shown))
    }

    private static func message(_ fields: [(name: String, value: String)], _ body: JournalBody) -> MockAdmin.Message {
        MockAdmin.Message(
            headers: fields.map { .init(name: $0.name, value: $0.value) }, body: body.text,
            bodyBytes: Int64(body.count), isCut: body.isCut)
    }
}

extension CallbackSender.Report {
    fileprivate var shown: MockAdmin.CallbackReport {
        let url = "\(call.request.scheme ?? "")://\(call.request.authority ?? "")\(call.request.path ?? "")"
        var report = MockAdmin.CallbackReport(
            name: call.name, method: call.request.method.rawValue, url: url, attempts: attempts, outcome: .dropped)
        switch outcome {
        case .answered(let status):
            report.outcome = isTaken ? .taken : .notTaken
            report.status = status
        case .failed(let reason):
            report.outcome = .failed
            report.reason = reason
        case .refused(let host):
            report.outcome = .refused
            report.reason = "'\(host)' is no host that callbacks may go to"
        case .dropped: report.reason = "too many callbacks are waiting"
        }
        return report
    }
}

extension Moment {
    var dateTimeValue: DateTime { DateTime(seconds: secondsSince1970, microseconds: 0) }
}
