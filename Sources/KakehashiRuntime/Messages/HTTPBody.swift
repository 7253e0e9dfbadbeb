import Synchronization

/// The bytes of a request or response, in memory or as a stream of chunks.
///
/// A stream is read once; a body made from bytes as often as you like.
public struct HTTPBody: Sendable {
    private enum Storage: Sendable {
        case bytes([UInt8])
        case stream(ReadMark, @Sendable () -> AsyncIterator)
    }

    private let storage: Storage
    /// The number of bytes, nil where it is known only at the end.
    public let length: Int?

    /// No bytes at all.
    public static let empty = HTTPBody([])

    public init(_ bytes: [UInt8]) {
        storage = .bytes(bytes)
        length = bytes.count
    }

    /// The text in UTF-8.
    public init(_ text: String) { self.init(Array(text.utf8)) }

    /// A stream of chunks, which can be read once. The chunks are asked for one by one, so that a slow reader slows the source down.
    public init<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, length: Int? = nil)
    where Chunks.Element == [UInt8] {
        storage = .stream(ReadMark()) {
            var iterator = chunks.makeAsyncIterator()
            return AsyncIterator { try await iterator.next() }
        }
        self.length = length
    }

    /// The bytes where they are in memory already, nil for a stream.
    public var bytes: [UInt8]? {
        if case .bytes(let bytes) = storage { bytes } else { nil }
    }

    /// Reads the body to its end.
    ///
    /// - Throws: `BodyTooLarge` as soon as there are more bytes than the limit.
    public func collect(upTo limit: Int) async throws -> [UInt8] {
        if let length, length > limit { throw BodyTooLarge(limit: limit) }
        if let bytes { return bytes }
        var result: [UInt8] = []
        for try await chunk in self {
            guard result.count + chunk.count <= limit else { throw BodyTooLarge(limit: limit) }
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

    /// A body has more bytes than may be collected.
    public struct BodyTooLarge: Error, Hashable, Sendable, CustomStringConvertible {
        /// In bytes.
        public let limit: Int
        public var description: String { "the body is larger than the limit of \(limit) bytes" }
    }
}

extension HTTPBody: AsyncSequence {
    public typealias Element = [UInt8]

    public struct AsyncIterator: AsyncIteratorProtocol {
        private let step: () async throws -> [UInt8]?

        fileprivate init(_ step: @escaping () async throws -> [UInt8]?) { self.step = step }

        public mutating func next() async throws -> [UInt8]? { try await step() }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        switch storage {
        case .stream(let mark, let make): return mark.set() ? make() : AsyncIterator { throw AlreadyRead() }
        case .bytes(let bytes):
            var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
            return AsyncIterator {
                defer { rest = nil }
                return rest
            }
        }
    }
}

extension HTTPBody: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
