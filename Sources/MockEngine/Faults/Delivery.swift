package import KakehashiRuntime

/// How an answer goes out.
package struct Delivery: Sendable, Hashable {
    package enum Ending: Sendable, Hashable {
        case whole
        /// After so many bytes of the body.
        case cut(after: Int)
        /// Before anything is sent.
        case broken(BrokenConnection)
    }

    /// Chunks, and a pause between them.
    package struct Pace: Sendable, Hashable {
        let bytes: Int
        let pause: Duration
    }

    /// Milliseconds.
    static let longestDelay = 600_000

    /// How long nothing happens before.
    package var delay: Duration = .zero
    var pace: Pace?
    package var ending = Ending.whole

    static func bandwidth(_ bytesPerSecond: Int) -> Pace {
        // Ten chunks a second are smooth enough.
        let bytes = max(1, bytesPerSecond / 10)
        return Pace(bytes: bytes, pause: .seconds(Double(bytes) / Double(bytesPerSecond)))
    }
}

/// What a caller sees of a connection that ends too early. On a socket the connection does end, in memory this is thrown.
package enum BrokenConnection: Error, Sendable, Hashable {
    /// It is torn down: reset by the peer.
    case reset
    /// It is closed without an answer.
    case empty
    /// It is closed within the body.
    case cut
}

extension MockResponse {
    /// As HEAD is answered: without a body nothing of it can be cut.
    mutating func leaveOutBody() {
        body = []
        if case .cut = delivery.ending { delivery.ending = .whole }
    }

    /// Sends the answer as it is meant to go.
    ///
    /// - Parameter sleep: waits without blocking a thread.
    /// - Throws: `BrokenConnection` where there is no answer; reading the body throws where it is cut.
    package func deliver(
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) async throws -> (HTTPResponse, HTTPBody) {
        if delivery.delay > .zero { try await sleep(delivery.delay) }
        switch delivery.ending {
        case .broken(let connection): throw connection
        case .whole where delivery.pace == nil: return (response, HTTPBody(body))
        case .whole, .cut:
            let chunks = DeliveredChunks(body: body, delivery: delivery, sleep: sleep)
            return (response, HTTPBody(chunks, length: body.count))
        }
    }
}

/// A body in the pace of its delivery, up to its end or to where it is cut.
struct DeliveredChunks: AsyncSequence, Sendable {
    let body: [UInt8]
    let delivery: Delivery
    let sleep: @Sendable (Duration) async throws -> Void

    struct AsyncIterator: AsyncIteratorProtocol {
        let chunks: DeliveredChunks
        var position = 0

        mutating func next() async throws -> [UInt8]? {
            var end = chunks.body.count
            if case .cut(let bytes) = chunks.delivery.ending { end = Swift.min(end, bytes) }
            guard position < end else {
                if end < chunks.body.count { throw BrokenConnection.cut }
                return nil
            }
            if position > 0, let pace = chunks.delivery.pace { try await chunks.sleep(pace.pause) }
            let chunk = chunks.body[position..<Swift.min(end, position + (chunks.delivery.pace?.bytes ?? end))]
            position = chunk.endIndex
            return Array(chunk)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(chunks: self) }
}
