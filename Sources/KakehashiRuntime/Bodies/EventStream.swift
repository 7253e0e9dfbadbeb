/// Server-sent events that arrive or are sent (WHATWG HTML, section 9.2). What is read and what is returned is this one
/// type; `EventStream<String>` has the data as text, every other one as JSON.
///
/// Nothing is read ahead: the next event is taken when it is asked for.
public struct EventStream<Payload: Sendable>: AsyncSequence, Sendable {
    public typealias Element = ServerSentEvent<Payload>

    private let make: @Sendable () -> StreamIterator<Element>

    public init<Events: AsyncSequence & Sendable>(_ events: Events) where Events.Element == Element {
        make = {
            var iterator = events.makeAsyncIterator()
            return StreamIterator { actor in try await iterator.next(isolation: actor) }
        }
    }

    public init(_ events: [Element]) {
        make = {
            var iterator = events.makeIterator()
            return StreamIterator { _ in iterator.next() }
        }
    }

    /// - Parameter decode: nil ends the stream.
    init(
        reading body: HTTPBody, limit: Int, failure: @escaping @Sendable (any Error, Int) -> any Error,
        decode: @escaping @Sendable (String) throws -> Payload?
    ) {
        make = {
            var events = EventParser(body, limit: limit)
            var position = -1
            return StreamIterator { actor in
                guard position != .max, let event = try await events.next(isolation: actor) else { return nil }
                position += 1
                do {
                    if let data = try decode(event.data) { return event.map { _ in data } }
                    position = .max
                    return nil
                } catch {
                    defer { position = .max }
                    throw failure(error, position)
                }
            }
        }
    }

    public func makeAsyncIterator() -> StreamIterator<Element> { make() }

    /// One chunk for each event.
    func body(_ encode: @escaping @Sendable (Payload) -> String) -> HTTPBody {
        HTTPBody(map { $0.map(encode).bytes })
    }
}

extension EventStream where Payload: JSONCodable {
    /// `[DONE]`, which is no JSON, is how many services say that nothing more will come.
    init(
        readingJSON body: HTTPBody, limit: Int, _ direction: JSONDirection, _ checks: ElementChecks? = nil,
        failure: @escaping @Sendable (any Error, Int) -> any Error
    ) {
        self.init(reading: body, limit: limit, failure: failure) { text in
            if text == "[DONE]" { return nil }
            try checks?.check(text.utf8)
            return try Payload(jsonText: text.utf8, of: direction)
        }
    }

    func jsonBody(_ direction: JSONDirection) -> HTTPBody {
        body { String(decoding: $0.jsonText(for: direction), as: UTF8.self) }
    }
}

/// Interprets the lines of an event stream (WHATWG HTML section 9.2.6).
private struct EventParser {
    private var lines: ByteFrames
    private let limit: Int
    private var isFirst = true
    private var data: [UInt8] = []
    private var hasData = false
    private var event: String?
    private var id: String?
    private var retry: Duration?

    init(_ body: HTTPBody, limit: Int) {
        lines = ByteFrames(body, ending: .anyLineEnd, limit: limit, subject: .event)
        self.limit = limit
    }

    /// An event that the end of the stream cuts off is dropped, as the standard asks.
    mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws -> ServerSentEvent<String>? {
        while var line = try await lines.next(isolation: actor) {
            if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
            isFirst = false
            if !line.isEmpty {
                try read(line)
            } else if let event = dispatch() {
                return event
            }
        }
        return nil
    }

    private mutating func dispatch() -> ServerSentEvent<String>? {
        defer {
            data = []
            hasData = false
            event = nil
        }
        guard hasData else { return nil }
        defer {
            // What comes without data counts for the next event that has some.
            id = nil
            retry = nil
        }
        return ServerSentEvent(String(decoding: data, as: UTF8.self), event: event, id: id, retry: retry)
    }

    private mutating func read(_ line: ArraySlice<UInt8>) throws {
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = colon == line.endIndex ? [] : line[(colon + 1)...]
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "data":
            guard value.count < limit - data.count else {
                throw HTTPBody.BodyTooLarge(limit: limit, subject: .event)
            }
            if hasData { data.append(UInt8(ascii: "\n")) }
            hasData = true
            data.append(contentsOf: value)
        case "event": event = value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
        case "id" where !value.contains(0): id = String(decoding: value, as: UTF8.self)
        case "retry":
            let text = String(decoding: value, as: UTF8.self)
            if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text) {
                retry = .milliseconds(number)
            }
        default: break
        }
    }
}
