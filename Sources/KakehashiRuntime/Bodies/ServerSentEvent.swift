/// One event of a `text/event-stream`.
public struct ServerSentEvent<Payload: Sendable>: Sendable {
    /// nil where the event brings none; a reader that comes again sends the last one as `Last-Event-ID`.
    public var id: String?
    /// nil for `message`.
    public var event: String?
    public var data: Payload
    /// How long to wait before coming again, in whole milliseconds.
    public var retry: Duration?

    public init(_ data: Payload, event: String? = nil, id: String? = nil, retry: Duration? = nil) {
        self.id = id
        self.event = event
        self.data = data
        self.retry = retry
    }

    func map<Other>(_ transform: (Payload) throws -> Other) rethrows -> ServerSentEvent<Other> {
        ServerSentEvent<Other>(try transform(data), event: event, id: id, retry: retry)
    }
}

extension ServerSentEvent: Equatable where Payload: Equatable {}
extension ServerSentEvent: Hashable where Payload: Hashable {}

extension ServerSentEvent<String> {
    /// The event as it is sent. Line ends in id and type, which cannot be sent, become spaces.
    var bytes: [UInt8] {
        var text = ""
        if let event { text += "event: \(Self.oneLine(event))\n" }
        // A reader ignores an id with NUL in it (WHATWG HTML section 9.2.6).
        if let id, !id.utf8.contains(0) { text += "id: \(Self.oneLine(id))\n" }
        if let retry, retry >= .zero { text += "retry: \(Self.milliseconds(retry))\n" }
        for line in Self.lines(of: data) { text += "data: \(line)\n" }
        return Array(text.utf8) + [UInt8(ascii: "\n")]
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds.multipliedReportingOverflow(by: 1000).partialValue
            &+ duration.components.attoseconds / 1_000_000_000_000_000
    }

    // By scalars: CR and LF together are one Character, which is neither.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" || $0 == "\n" ? " " : $0 }))
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" || $0 == "\r" }
    }
}
