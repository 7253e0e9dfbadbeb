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
    }

    package let service: CompiledService
    private let circumstances: @Sendable () -> Circumstances
    private let quotas = QuotaCounters()
    private let onAnswer: @Sendable (Record) -> Void
    private let journal = Mutex(Journal())

    private struct Journal {
        var count = 0
        /// The last ones, in a ring.
        var records: [Record] = []
        static let limit = 256
    }

    /// - Parameters:
    ///   - circumstances: is asked once for each request.
    ///   - onAnswer: is called with each answer before it is sent.
    package init(
        _ service: CompiledService, circumstances: @escaping @Sendable () -> Circumstances = { Circumstances() },
        onAnswer: @escaping @Sendable (Record) -> Void = { _ in }
    ) {
        self.service = service
        self.circumstances = circumstances
        self.onAnswer = onAnswer
    }

    /// The answer of the mock. A request with `Kakehashi-Trace: 1` is told under which id its decisions are found.
    package func answer(to request: HTTPRequest, body: [UInt8]) -> MockResponse {
        var circumstances = self.circumstances()
        circumstances.quotas = quotas
        var answer = service.answer(to: request, body: body, in: circumstances)
        let record = keep(request, answer)
        if request.field("Kakehashi-Trace") == "1" { answer.response.set("Kakehashi-Trace", record.id) }
        onAnswer(record)
        return answer
    }

    /// nil for an answer that was never given, or too long ago.
    package func record(_ id: String) -> Record? {
        journal.withLock { journal in journal.records.first { $0.id == id } }
    }

    private func keep(_ request: HTTPRequest, _ answer: MockResponse) -> Record {
        journal.withLock { journal in
            let record = Record(
                id: String(journal.count + 1), request: request, status: answer.response.status.code,
                trace: answer.trace)
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
