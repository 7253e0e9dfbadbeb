import Synchronization

/// The bytes of a request or response, in memory or as a stream of chunks.
///
/// A stream is read once; a body made from bytes or from a file as often as you like.
public struct HTTPBody: Sendable {
    private enum Storage: Sendable {
        case bytes([UInt8])
        /// Without a mark the stream may be read again.
        case stream(ReadMark?, @Sendable () -> AsyncIterator)
    }

    private let storage: Storage
    /// The number of bytes, nil where it is known only at the end.
    public let length: Int?
    /// What the bytes are, where the contract has a range such as `image/*` for them. A body that was received has it; one
    /// that is sent without it is `application/octet-stream`.
    public var contentType: String?

    /// No bytes at all.
    public static let empty = HTTPBody([])

    public init(_ bytes: [UInt8]) {
        storage = .bytes(bytes)
        length = bytes.count
    }

    /// The text in UTF-8.
    public init(_ text: String) { self.init(Array(text.utf8)) }

    /// A stream of chunks, which can be read once. The chunks are asked for one by one, so that a slow reader slows the
    /// source down.
    public init<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, length: Int? = nil)
    where Chunks.Element == [UInt8] {
        self.init(chunks, length: length, isReplayable: false)
    }

    /// - Parameter isReplayable: every iterator of the chunks begins at the first.
    init<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, length: Int?, isReplayable: Bool)
    where Chunks.Element == [UInt8] {
        storage = .stream(isReplayable ? nil : ReadMark()) {
            var iterator = chunks.makeAsyncIterator()
            return AsyncIterator { actor in try await iterator.next(isolation: actor) }
        }
        self.length = length
    }

    /// Whether the body can be read more than once, so that a request can be sent again.
    public var isReplayable: Bool {
        switch storage {
        case .bytes: true
        case .stream(let mark, _): mark == nil
        }
    }

    /// The bytes where they are in memory already, nil for a stream.
    public var bytes: [UInt8]? {
        if case .bytes(let bytes) = storage { bytes } else { nil }
    }

    /// Reads the body to its end.
    ///
    /// - Throws: `BodyTooLarge` as soon as there are more bytes than the limit.
    public func collect(upTo limit: Int) async throws -> [UInt8] {
        try await collect(upTo: limit, as: .body)
    }

    func collect(upTo limit: Int, as subject: BodyTooLarge.Subject) async throws -> [UInt8] {
        if let length, length > limit { throw BodyTooLarge(limit: limit, subject: subject) }
        if let bytes { return bytes }
        var result: [UInt8] = []
        for try await chunk in self {
            guard chunk.count <= limit - result.count else { throw BodyTooLarge(limit: limit, subject: subject) }
            result.append(contentsOf: chunk)
        }
        return result
    }

    /// A stream was read for a second time. Many sources would trap; this error comes before.
    public struct AlreadyRead: Error, Hashable, Sendable, CustomStringConvertible {
        public var description: String { "the body is a stream and has been read already" }
    }

    private final class ReadMark: Sendable {
        private let isSet = Atomic(false)

        /// True for the first caller only.
        func set() -> Bool { isSet.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged }
    }

    /// A body, or a part of one, is larger than may be collected.
    public struct BodyTooLarge: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is counted.
        public enum Subject: String, Hashable, Sendable {
            case body
            /// A line of JSON lines or a text of a JSON sequence.
            case item
            case event
            case part
            case partHeader = "header of a part"
            case partCount = "number of parts"
        }

        /// In bytes, except for the number of parts.
        public let limit: Int
        public var subject = Subject.body

        public var description: String {
            let unit = subject == .partCount ? "" : " bytes"
            return "the \(subject.rawValue) is larger than the limit of \(limit)\(unit)"
        }
    }
}

extension HTTPBody: AsyncSequence {
    public typealias Element = [UInt8]

    public struct AsyncIterator: AsyncIteratorProtocol {
        private let step: (isolated (any Actor)?) async throws -> [UInt8]?

        fileprivate init(_ step: @escaping (isolated (any Actor)?) async throws -> [UInt8]?) { self.step = step }

        public mutating func next() async throws -> [UInt8]? { try await step(nil) }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
            try await step(actor)
        }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        switch storage {
        case .stream(let mark, let make):
            return mark?.set() ?? true ? make() : AsyncIterator { _ in throw AlreadyRead() }
        case .bytes(let bytes):
            var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
            return AsyncIterator { _ in
                defer { rest = nil }
                return rest
            }
        }
    }
}

extension HTTPBody: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
