/// Values that arrive, or are sent, one after the other: JSON lines (`application/x-ndjson` and its other names) and
/// JSON sequences (RFC 7464). What is read and what is returned is this one type.
///
/// Nothing is read ahead: the next value is taken from the connection, or from your sequence, when it is asked for.
public struct JSONStream<Element: JSONCodable & Sendable>: AsyncSequence, Sendable {
    private let make: @Sendable () -> StreamIterator<Element>

    public init<Values: AsyncSequence & Sendable>(_ values: Values) where Values.Element == Element {
        make = {
            var iterator = values.makeAsyncIterator()
            return StreamIterator { actor in try await iterator.next(isolation: actor) }
        }
    }

    public init(_ values: [Element]) {
        make = {
            var iterator = values.makeIterator()
            return StreamIterator { _ in iterator.next() }
        }
    }

    /// - Parameter failure: what is thrown for a value that does not fit, given the error and the value's position.
    init(
        reading body: HTTPBody, _ framing: JSONStreamFraming, limit: Int, _ direction: JSONDirection,
        _ checks: ElementChecks? = nil, failure: @escaping @Sendable (any Error, Int) -> any Error
    ) {
        make = {
            var items = JSONItems<Element>(body, framing, limit: limit, direction, checks, failure: failure)
            return StreamIterator { actor in try await items.next(isolation: actor) }
        }
    }

    public func makeAsyncIterator() -> StreamIterator<Element> { make() }

    /// One chunk for each value.
    func body(_ framing: JSONStreamFraming, _ direction: JSONDirection) -> HTTPBody {
        HTTPBody(map { framing.bytes(of: $0, direction) })
    }
}

/// How the values of a JSON stream are told apart.
package enum JSONStreamFraming: Sendable, Hashable {
    /// A line each.
    case lines
    /// RS before and LF behind each (RFC 7464 section 2.2).
    case sequence

    /// Lines for everything that is not a JSON sequence.
    package init(_ type: MediaType?) {
        self = type.map { $0.subtype == "json-seq" || $0.subtype.hasSuffix("+json-seq") } ?? false ? .sequence : .lines
    }

    package func bytes(of value: some JSONCodable, _ direction: JSONDirection) -> [UInt8] {
        (self == .sequence ? [0x1E] : []) + value.jsonText(for: direction) + [UInt8(ascii: "\n")]
    }
}

private struct JSONItems<Element: JSONCodable & Sendable> {
    var frames: ByteFrames
    let framing: JSONStreamFraming
    let direction: JSONDirection
    let checks: ElementChecks?
    let failure: @Sendable (any Error, Int) -> any Error
    var position = 0
    var isFirst = true
    var hasFailed = false

    init(
        _ body: HTTPBody, _ framing: JSONStreamFraming, limit: Int, _ direction: JSONDirection,
        _ checks: ElementChecks?, failure: @escaping @Sendable (any Error, Int) -> any Error
    ) {
        frames = ByteFrames(
            body, ending: framing == .lines ? .lineFeed : .recordSeparator, limit: limit, subject: .item)
        self.framing = framing
        self.direction = direction
        self.checks = checks
        self.failure = failure
    }

    mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws -> Element? {
        while !hasFailed, var frame = try await frames.next(isolation: actor) {
            if isFirst, frame.starts(with: [0xEF, 0xBB, 0xBF]) { frame = frame.dropFirst(3) }
            defer { isFirst = false }
            if frame.allSatisfy(Self.isSpace) { continue }
            do {
                try check(frame)
                try checks?.check(frame)
                let value = try Element(jsonText: frame, of: direction)
                position += 1
                return value
            } catch {
                hasFailed = true
                throw failure(error, position)
            }
        }
        return nil
    }

    /// A number or a literal that is cut off is still one, so it must have a blank behind it (RFC 7464 section 2.4).
    private func check(_ frame: ArraySlice<UInt8>) throws {
        guard framing == .sequence else { return }
        if isFirst { throw MessageError("a JSON sequence begins with the control character RS") }
        guard let last = frame.last, !Self.isSpace(last), !"]}\"".utf8.contains(last) else { return }
        throw MessageError("the value is cut off")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { " \n\r\t".utf8.contains(byte) }
}
