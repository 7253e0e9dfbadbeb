package import KakehashiRuntime
import OpenAPIModel

/// An answer that was given, and how it came about.
package struct JournalRecord: Sendable {
    /// Counts from 1.
    package let id: Int
    package let at: Moment
    /// Spent on the answer.
    package let duration: Duration
    package var source = AnswerSource.mock
    package let session: SessionName
    /// That of the contract.
    package let documentPath: String
    package let request: HTTPRequest
    package let requestBody: JournalBody
    package let response: HTTPResponse
    package let responseBody: JournalBody
    package let trace: DecisionTrace
    /// What was sent to the caller afterwards, so far.
    package internal(set) var callbacks: [CallbackSender.Report] = []
    /// That gave the answer.
    let service: CompiledService
    /// nil where none was found.
    let operation: Int?

    package var status: Int { response.status.code }

    /// nil where none was found, or it has none.
    package var operationID: String? { operation.flatMap { service.operations[$0].operation.operationID } }

    package var isMatched: Bool { operation != nil }

    /// In which way the request did not fit the contract.
    package var violations: [(violation: ProblemDetails.Violation, place: String?)] {
        trace.entries.compactMap { entry in
            guard case .violation(let violation, _) = entry.decision else { return nil }
            return (violation, entry.place.map { service.places.text(of: $0) })
        }
    }

    /// What went wrong on purpose.
    package var faults: [String] {
        trace.decisions.compactMap { if case .fault(let text, _) = $0 { text } else { nil } }
    }

    /// Each decision, with its place in the contract.
    package var steps: [(text: String, place: String?)] {
        trace.entries.map { ($0.decision.description, $0.place.map { service.places.text(of: $0) }) }
    }

    /// A line for each decision, with its place in the contract.
    package var lines: [String] { service.lines(of: trace) }

    /// Operations that the request may have meant; empty where it was understood.
    package var nearMisses: [NearMiss] { isMatched ? [] : NearMiss.find(request, in: service) }

    /// About how much memory it takes.
    var bytes: Int {
        let fields =
            request.headerFields.reduce(0) { $0 + $1.value.utf8.count + 96 }
            + response.headerFields.reduce(0) { $0 + $1.value.utf8.count + 96 }
        let steps = trace.entries.count * (MemoryLayout<DecisionTrace.Entry>.stride + 48)
        return 512 + fields + steps + requestBody.bytes.count + responseBody.bytes.count
            + 2 * (request.path?.utf8.count ?? 0)
    }
}

/// The beginning of a body.
package struct JournalBody: Sendable {
    package let bytes: [UInt8]
    /// Of the whole body.
    package let count: Int

    package var isCut: Bool { bytes.count < count }

    /// What is no UTF-8 is replaced.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    init(_ body: [UInt8], limit: Int) {
        bytes = body.count <= limit ? body : Array(body.prefix(limit))
        count = body.count
    }
}
