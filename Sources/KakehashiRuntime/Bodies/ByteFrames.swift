/// Cuts the bytes of a body into lines or records, whatever the borders of its chunks. Asks for a chunk only when the
/// ones before are used up.
struct ByteFrames {
    enum Ending {
        case lineFeed
        /// CR, LF or CRLF. A CR ends its line at once: the LF that may follow is dropped when it comes.
        case anyLineEnd
        /// The control character RS, which begins records rather than ending them.
        case recordSeparator
    }

    private let ending: Ending
    private let limit: Int
    private let subject: HTTPBody.BodyTooLarge.Subject
    private var chunks: HTTPBody.AsyncIterator
    private var chunk: [UInt8] = []
    private var position = 0
    /// The beginning of a frame whose end has not come yet.
    private var partial: [UInt8] = []
    private var dropsLineFeed = false
    private var isAtEnd = false

    init(_ body: HTTPBody, ending: Ending, limit: Int, subject: HTTPBody.BodyTooLarge.Subject) {
        chunks = body.makeAsyncIterator()
        self.ending = ending
        self.limit = limit
        self.subject = subject
    }

    /// The next frame without its end; the last one may have none. nil where the body is over.
    mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws -> ArraySlice<UInt8>? {
        while true {
            if let frame = try frameInChunk() { return frame }
            if isAtEnd { return nil }
            try keepRest()
            if let next = try await chunks.next(isolation: actor) {
                chunk = next
            } else {
                isAtEnd = true
                return partial.isEmpty ? nil : partial[...]
            }
        }
    }

    private mutating func frameInChunk() throws -> ArraySlice<UInt8>? {
        if dropsLineFeed, position < chunk.count {
            dropsLineFeed = false
            if chunk[position] == UInt8(ascii: "\n") { position += 1 }
        }
        guard let end = chunk[position...].firstIndex(where: isEnd) else { return nil }
        dropsLineFeed = ending == .anyLineEnd && chunk[end] == UInt8(ascii: "\r")
        let rest = chunk[position..<end]
        position = end + 1
        if partial.isEmpty {
            guard rest.count <= limit else { throw tooLarge }
            return rest
        }
        try append(rest)
        defer { partial = [] }
        return partial[...]
    }

    private mutating func keepRest() throws {
        let rest = chunk[position...]
        chunk = []
        position = 0
        try append(rest)
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws {
        guard bytes.count <= limit - partial.count else { throw tooLarge }
        partial.append(contentsOf: bytes)
    }

    private var tooLarge: HTTPBody.BodyTooLarge { HTTPBody.BodyTooLarge(limit: limit, subject: subject) }

    private func isEnd(_ byte: UInt8) -> Bool {
        switch ending {
        case .lineFeed: byte == UInt8(ascii: "\n")
        case .anyLineEnd: byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        case .recordSeparator: byte == 0x1E
        }
    }
}
