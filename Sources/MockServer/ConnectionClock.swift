import NIOCore

/// Until when a connection may go on as it is. Nobody wakes up for it: it is looked at now and then.
struct ConnectionClock {
    private var deadline: NIODeadline?
    /// What was waiting to be sent when it last became less or more.
    private var backlog = (bytes: 0, since: NIODeadline.now())
    private let idleTime: TimeAmount

    /// How often to look.
    let interval: TimeAmount

    init(_ limits: ServingLimits) {
        idleTime = TimeAmount(limits.idleTime)
        let shortest = min(limits.requestTime, limits.idleTime, limits.lingerTime)
        interval = max(TimeAmount(shortest / 4), .milliseconds(1))
    }

    mutating func allow(_ time: Duration) { deadline = .now() + TimeAmount(time) }

    mutating func stop() { deadline = nil }

    /// A second for each KiB.
    mutating func extend(forBytes bytes: Int) {
        deadline = deadline.map { $0 + .microseconds(Int64(bytes) * 1_000_000 / 1024) }
    }

    var isOver: Bool { deadline.map { $0 <= .now() } ?? false }

    /// Whether nothing of what waits to be sent was taken for too long.
    mutating func isStalled(_ bytes: Int) -> Bool {
        if bytes == 0 || bytes != backlog.bytes { backlog = (bytes, .now()) }
        return bytes > 0 && backlog.since + idleTime <= .now()
    }
}
