package import KakehashiRuntime

/// A request that the mock did not answer, and its answer.
package struct PassedExchange: Sendable {
    package let request: HTTPRequest
    /// As far as it was read.
    package var requestBody: [UInt8] = []
    package let response: HTTPResponse
    package var responseBody: [UInt8] = []
    package var route: TrafficCheck.Route?
    package var trace = DecisionTrace()
    package var duration: Duration = .zero

    package init(_ request: HTTPRequest, _ response: HTTPResponse) {
        self.request = request
        self.response = response
    }
}

extension MockPlayer {
    /// What holds requests and responses against the contract that is played now.
    package var check: TrafficCheck { TrafficCheck(service) }

    /// Writes an exchange with the real service into the journal.
    @discardableResult package func note(_ exchange: PassedExchange, in session: SessionName) -> JournalRecord {
        let (service, limit) = (service, journal.limits.bodyBytes)
        let record = journal.add { id in
            JournalRecord(
                id: id, at: surroundings.now(), duration: exchange.duration, source: .real, session: session,
                documentPath: documentPath, request: exchange.request,
                requestBody: JournalBody(exchange.requestBody, limit: limit), response: exchange.response,
                responseBody: JournalBody(exchange.responseBody, limit: limit), trace: exchange.trace, service: service,
                operation: exchange.route?.operation)
        }
        onAnswer(record)
        return record
    }
}
