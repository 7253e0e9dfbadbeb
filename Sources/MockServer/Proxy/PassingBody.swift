import KakehashiRuntime

/// A body on its way: read as far as it is looked at, and passed on whole.
struct PassingBody: Sendable {
    /// What was read; nil where it is too long to be looked at.
    let bytes: [UInt8]?
    let body: HTTPBody

    /// - Parameter limit: bytes that are read at most. A body that is longer passes chunk by chunk.
    init(_ body: HTTPBody, limit: Int) async throws {
        if let bytes = body.bytes {
            (self.bytes, self.body) = (bytes, body)
            return
        }
        guard (body.length ?? 0) <= limit else {
            (bytes, self.body) = (nil, body)
            return
        }
        var iterator = body.makeAsyncIterator()
        var read: [UInt8] = []
        while let chunk = try await iterator.next() {
            read += chunk
            guard read.count <= limit else {
                bytes = nil
                self.body = HTTPBody(Rest(read, iterator), length: body.length)
                return
            }
        }
        (bytes, self.body) = (read, HTTPBody(read))
    }
}

/// What was read, and what comes after it. It is read once.
private struct Rest: AsyncSequence, Sendable {
    private let box: Box

    init(_ read: [UInt8], _ rest: HTTPBody.AsyncIterator) { box = Box(read, rest) }

    func makeAsyncIterator() -> Box { box }

    /// One task after the other has it, never two at once.
    final class Box: AsyncIteratorProtocol, @unchecked Sendable {
        private var read: [UInt8]?
        private var rest: HTTPBody.AsyncIterator

        init(_ read: [UInt8], _ rest: HTTPBody.AsyncIterator) {
            self.read = read
            self.rest = rest
        }

        func next() async throws -> [UInt8]? {
            if let read {
                self.read = nil
                return read
            }
            return try await rest.next()
        }
    }
}
