package import KakehashiRuntime
import Synchronization

/// Plays a service, and writes a journal of its answers.
package final class MockPlayer: Sendable {
    /// What callers write before the paths that come here.
    package let mountPath: String
    /// By which path people tell the contract from others.
    package let documentPath: String
    package let journal: Journal
    let surroundings: Surroundings
    let store: any StateStore
    private let current: Mutex<CompiledService>
    private let quotas = QuotaCounters()
    private let callbackSender: CallbackSender?
    let onAnswer: @Sendable (JournalRecord) -> Void
    private let onCallback: @Sendable (CallbackSender.Report) -> Void
    private let waitingCallbacks = Mutex(0)
    private static let callbackLimit = 1000

    /// - Parameters:
    ///   - store: has the worlds of the sessions.
    ///   - journal: several players may have one.
    ///   - documentPath: the mount path by default.
    ///   - callbackSender: nil where no callbacks are sent.
    ///   - onAnswer: is called with each answer before it is sent.
    ///   - onCallback: is called for each callback when it was sent, or is given up.
    package init(
        _ service: CompiledService, surroundings: Surroundings = Surroundings(),
        store: any StateStore = MemoryStateStore(), journal: Journal = Journal(), mountPath: String = "",
        documentPath: String? = nil, callbackSender: CallbackSender? = nil,
        onAnswer: @escaping @Sendable (JournalRecord) -> Void = { _ in },
        onCallback: @escaping @Sendable (CallbackSender.Report) -> Void = { _ in }
    ) {
        current = Mutex(service)
        self.surroundings = surroundings
        self.store = store
        self.journal = journal
        self.mountPath = mountPath
        self.documentPath = documentPath ?? mountPath
        self.callbackSender = callbackSender
        self.onAnswer = onAnswer
        self.onCallback = onCallback
    }

    package var service: CompiledService { current.withLock { $0 } }

    /// Plays another contract from the next request on. What requests have changed stays as it is.
    package func replace(with service: CompiledService) {
        current.withLock { $0 = service }
        for session in store.sessions { _ = store.update(session) { $0.forgetUnwritten() } }
    }

    // MARK: Answers

    /// Answers as the answer is meant to go out, and sends its callbacks afterwards.
    ///
    /// - Parameters:
    ///   - source: `fallback` where the real service was to answer.
    ///   - earlier: what was decided before the mock was asked.
    ///   - sleep: waits without blocking a thread.
    /// - Throws: as `MockResponse.deliver`.
    package func respond(
        to request: HTTPRequest, body: [UInt8], as source: AnswerSource = .mock,
        after earlier: DecisionTrace = DecisionTrace(),
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) async throws -> (HTTPResponse, HTTPBody) {
        let (answer, record) = play(request, body, source, after: earlier)
        // Whoever does not get the answer was served all the same.
        defer { send(answer.callbacks, of: record) }
        return try await answer.deliver(sleep: sleep)
    }

    /// The answer of the mock. A request with `Kakehashi-Trace: 1` is told under which id the journal has it.
    package func answer(to request: HTTPRequest, body: [UInt8]) -> MockResponse { play(request, body, .mock).answer }

    private func play(
        _ request: HTTPRequest, _ body: [UInt8], _ source: AnswerSource, after earlier: DecisionTrace = DecisionTrace()
    ) -> (answer: MockResponse, record: JournalRecord) {
        var circumstances = Circumstances()
        circumstances.chance = surroundings.chance()
        circumstances.time = surroundings.time()
        circumstances.now = surroundings.now()
        circumstances.quotas = quotas
        circumstances.store = store
        circumstances.mountPath = mountPath
        let service = service
        var answer = service.answer(to: request, body: body, in: circumstances)
        if source != .mock { answer.response.set("Kakehashi-Source", source.rawValue) }
        answer.trace.prepend(earlier)
        let duration = surroundings.time() - circumstances.time
        let limit = journal.limits.bodyBytes
        let record = journal.add { id in
            if request.field("Kakehashi-Trace") == "1" { answer.response.set("Kakehashi-Trace", String(id)) }
            return JournalRecord(
                id: id, at: circumstances.now, duration: duration, source: source, session: answer.session,
                documentPath: documentPath, request: request, requestBody: JournalBody(body, limit: limit),
                response: answer.response,
                responseBody: JournalBody(answer.body, limit: limit), trace: answer.trace, service: service,
                operation: answer.operation)
        }
        onAnswer(record)
        return (answer, record)
    }

    // MARK: Callbacks

    private func send(_ calls: [CallbackCall], of record: JournalRecord) {
        guard let callbackSender else { return }
        for call in calls {
            let mayWait = waitingCallbacks.withLock { count in
                guard count < Self.callbackLimit else { return false }
                count += 1
                return true
            }
            guard mayWait else {
                keep(CallbackSender.Report(call: call, outcome: .dropped, attempts: 0), of: record)
                continue
            }
            // They outlive the request, and end with the process.
            Task {
                let report = await callbackSender.send(call)
                waitingCallbacks.withLock { $0 -= 1 }
                keep(report, of: record)
            }
        }
    }

    private func keep(_ report: CallbackSender.Report, of record: JournalRecord) {
        journal.add(report, to: record.id)
        onCallback(report)
    }
}
