package import KakehashiRuntime
import Synchronization

/// Plays a service, and remembers for a while how its last answers came about.
package final class MockPlayer: Sendable {
    /// An answer that was given.
    package struct Record: Sendable {
        /// Counts from 1.
        package let id: String
        package let request: HTTPRequest
        package let status: Int
        package let trace: DecisionTrace
        /// That gave the answer.
        fileprivate let service: CompiledService

        /// A line for each decision, with its place in the contract.
        package var lines: [String] { service.lines(of: trace) }
    }

    private let current: Mutex<CompiledService>
    private let circumstances: @Sendable () -> Circumstances
    private let quotas = QuotaCounters()
    private let store: any StateStore
    private let mountPath: String
    private let callbackSender: CallbackSender?
    private let onAnswer: @Sendable (Record) -> Void
    private let onCallback: @Sendable (CallbackSender.Report) -> Void
    private let journal = Mutex(Journal())

    private struct Journal {
        var count = 0
        /// The last ones, in a ring.
        var records: [Record] = []
        var reports: [CallbackSender.Report] = []
        var waitingCallbacks = 0
        static let limit = 256
        static let callbackLimit = 1000
    }

    /// - Parameters:
    ///   - circumstances: is asked once for each request.
    ///   - store: has the worlds of the sessions.
    ///   - mountPath: what callers write before the paths that come here.
    ///   - callbackSender: nil where no callbacks are sent.
    ///   - onAnswer: is called with each answer before it is sent.
    ///   - onCallback: is called for each callback when it was sent, or is given up.
    package init(
        _ service: CompiledService, circumstances: @escaping @Sendable () -> Circumstances = { Circumstances() },
        store: any StateStore = MemoryStateStore(), mountPath: String = "", callbackSender: CallbackSender? = nil,
        onAnswer: @escaping @Sendable (Record) -> Void = { _ in },
        onCallback: @escaping @Sendable (CallbackSender.Report) -> Void = { _ in }
    ) {
        current = Mutex(service)
        self.circumstances = circumstances
        self.store = store
        self.mountPath = mountPath
        self.callbackSender = callbackSender
        self.onAnswer = onAnswer
        self.onCallback = onCallback
    }

    /// Answers as the answer is meant to go out, and sends its callbacks afterwards.
    ///
    /// - Parameter sleep: waits without blocking a thread.
    /// - Throws: as `MockResponse.deliver`.
    package func respond(
        to request: HTTPRequest, body: [UInt8], sleep: @escaping @Sendable (Duration) async throws -> Void
    ) async throws -> (HTTPResponse, HTTPBody) {
        let answer = answer(to: request, body: body)
        // Whoever does not get the answer was served all the same.
        defer { send(answer.callbacks) }
        return try await answer.deliver(sleep: sleep)
    }

    package var service: CompiledService { current.withLock { $0 } }

    /// Plays another contract from the next request on. What requests have changed stays as it is.
    package func replace(with service: CompiledService) {
        current.withLock { $0 = service }
        for session in store.sessions { _ = store.update(session) { $0.forgetUnwritten() } }
    }

    /// Forgets all worlds.
    package func reset() { for session in store.sessions { store.drop(session) } }

    /// What became of the last callbacks.
    package var callbackReports: [CallbackSender.Report] { journal.withLock(\.reports) }

    private func send(_ calls: [CallbackCall]) {
        guard let callbackSender else { return }
        for call in calls {
            let mayWait = journal.withLock { journal in
                guard journal.waitingCallbacks < Journal.callbackLimit else { return false }
                journal.waitingCallbacks += 1
                return true
            }
            guard mayWait else {
                keep(CallbackSender.Report(call: call, outcome: .dropped, attempts: 0))
                continue
            }
            // They outlive the request, and end with the process.
            Task {
                let report = await callbackSender.send(call)
                journal.withLock { $0.waitingCallbacks -= 1 }
                keep(report)
            }
        }
    }

    private func keep(_ report: CallbackSender.Report) {
        journal.withLock { journal in
            journal.reports.append(report)
            if journal.reports.count > Journal.limit { journal.reports.removeFirst() }
        }
        onCallback(report)
    }

    /// The answer of the mock. A request with `Kakehashi-Trace: 1` is told under which id its decisions are found.
    package func answer(to request: HTTPRequest, body: [UInt8]) -> MockResponse {
        var circumstances = self.circumstances()
        circumstances.quotas = quotas
        circumstances.store = store
        circumstances.mountPath = mountPath
        let service = service
        var answer = service.answer(to: request, body: body, in: circumstances)
        let record = keep(request, answer, service)
        if request.field("Kakehashi-Trace") == "1" { answer.response.set("Kakehashi-Trace", record.id) }
        onAnswer(record)
        return answer
    }

    /// nil for an answer that was never given, or too long ago.
    package func record(_ id: String) -> Record? {
        journal.withLock { journal in journal.records.first { $0.id == id } }
    }

    private func keep(_ request: HTTPRequest, _ answer: MockResponse, _ service: CompiledService) -> Record {
        journal.withLock { journal in
            let record = Record(
                id: String(journal.count + 1), request: request, status: answer.response.status.code,
                trace: answer.trace, service: service)
            if journal.records.count < Journal.limit {
                journal.records.append(record)
            } else {
                journal.records[journal.count % Journal.limit] = record
            }
            journal.count += 1
            return record
        }
    }
}
