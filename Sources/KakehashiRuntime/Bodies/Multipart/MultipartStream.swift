/// Parts that arrive, or are sent, one after the other. What is read and what is returned is this one type.
///
/// Nothing is read ahead: a part, and every chunk of it, is taken from the connection when it is asked for.
public struct MultipartStream: AsyncSequence, Sendable {
    public typealias Element = MultipartPart

    private let make: @Sendable () -> StreamIterator<MultipartPart>

    public init<Parts: AsyncSequence & Sendable>(_ parts: Parts) where Parts.Element == MultipartPart {
        make = {
            var iterator = parts.makeAsyncIterator()
            return StreamIterator { actor in try await iterator.next(isolation: actor) }
        }
    }

    public init(_ parts: [MultipartPart]) {
        make = {
            var iterator = parts.makeIterator()
            return StreamIterator { _ in iterator.next() }
        }
    }

    /// - Parameter failure: what is thrown where the body is malformed or does not fit, given the error and the
    ///   pointer of the part.
    init(
        reading body: HTTPBody, _ type: MediaType?, _ limits: BodyLimits, _ checks: PartChecks? = nil,
        failure: @escaping @Sendable (any Error, String) -> any Error
    ) throws {
        let parser = try MultipartParser(type, limits)
        make = {
            let source = MultipartSource(body, parser, limits, checks, failure)
            return StreamIterator { _ in try await source.nextPart() }
        }
    }

    public func makeAsyncIterator() -> StreamIterator<MultipartPart> { make() }

    func body(boundary: String) -> HTTPBody {
        HTTPBody(MultipartChunks(parts: self, framing: MultipartFraming(boundary: boundary)))
    }
}

/// What the parts of one body share. A source that is asked while it waits for bytes says so instead of mixing them.
private actor MultipartSource {
    private var parser: MultipartParser
    private let chunks: HTTPBody.AsyncIterator
    private let limits: BodyLimits
    private let checks: PartChecks?
    private let failure: @Sendable (any Error, String) -> any Error
    /// How many parts of each name have come.
    private var counts: [String: Int] = [:]
    /// The number of the part that is being read, and whether it has bytes left.
    private var part = 0
    private var isInPart = false
    private var isWaiting = false
    private var hasFailed = false

    init(
        _ body: HTTPBody, _ parser: MultipartParser, _ limits: BodyLimits, _ checks: PartChecks?,
        _ failure: @escaping @Sendable (any Error, String) -> any Error
    ) {
        chunks = body.makeAsyncIterator()
        self.parser = parser
        self.limits = limits
        self.checks = checks
        self.failure = failure
    }

    /// Skips what is left of the part before.
    func nextPart() async throws -> MultipartPart? {
        while let step = try await step() {
            guard case .part(let fields) = step else { continue }
            part += 1
            isInPart = true
            var part = MultipartPart(fields, body: HTTPBody(PartChunks(source: self, part: self.part)))
            part.limit = limits.part
            part.reading = try reading(part.name)
            return part
        }
        if !hasFailed { try checked("") { try checks?.refuseMissing(after: counts.keys) } }
        return nil
    }

    /// What is done with the value of a part of this name when somebody reads it.
    private func reading(_ name: String?) throws -> PartReading {
        guard let name else { return PartReading(failure: { [failure] in failure($0, "") }) }
        let position = counts[name, default: 0]
        counts[name] = position + 1
        try checked("") { try checks?.refuseRepeated(name, position + 1) }
        let pointer = "/" + JSONPointer.escape(name)
        var reading = PartReading(failure: { [failure] in failure($0, $0 is ElementViolations ? "" : pointer) })
        if let checks { reading.check = { value in try checks.check(value, of: name, at: position) } }
        return reading
    }

    private func checked(_ pointer: String, _ check: () throws -> Void) throws {
        do {
            try check()
        } catch {
            hasFailed = true
            throw failure(error, pointer)
        }
    }

    func nextChunk(of part: Int) async throws -> [UInt8]? {
        guard part == self.part else {
            throw MessageError("the part cannot be read any more: the one after it has been asked for")
        }
        guard isInPart else { return nil }
        while let step = try await step() {
            switch step {
            case .bytes(let bytes): return Array(bytes)
            case .partEnd:
                isInPart = false
                return nil
            default: continue
            }
        }
        return nil
    }

    /// The next step that is not a wish for bytes; nil at the end.
    private func step() async throws -> MultipartParser.Step? {
        guard !isWaiting else { throw MessageError("the parts of a body are asked for by two tasks at once") }
        guard !hasFailed else { return nil }
        do {
            while true {
                let step = try parser.next()
                switch step {
                case .end: return nil
                case .needsBytes: try await feed()
                default: return step
                }
            }
        } catch {
            hasFailed = true
            throw failure(error, "")
        }
    }

    private func feed() async throws {
        // A copy shares its source with the original; it is needed because a call may not hold the actor's own.
        var chunks = chunks
        isWaiting = true
        defer { isWaiting = false }
        if let chunk = try await chunks.next(isolation: self) {
            parser.feed(chunk)
        } else if parser.isFinished {
            throw parser.missingEnd
        } else {
            parser.finish()
        }
    }
}

/// The bytes of one part.
private struct PartChunks: AsyncSequence, Sendable {
    let source: MultipartSource
    let part: Int

    func makeAsyncIterator() -> StreamIterator<[UInt8]> {
        StreamIterator { [source, part] _ in try await source.nextChunk(of: part) }
    }
}
