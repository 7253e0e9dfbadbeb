#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a host takes of its callers.
package struct ServingLimits: Sendable {
    /// Bytes of a request body; a larger one is answered 413.
    package var body = 10 << 20
    /// Bytes of a request target, query included; a longer one is answered 414.
    package var target = 16 << 10
    /// Bytes of the target and all header fields together; more are answered 431.
    package var head = 64 << 10
    /// Header fields; more are answered 431.
    package var fields = 256
    /// How long a request may take to arrive: its head, and then its body, which gets a second more for each KiB. Then it
    /// is answered 408.
    package var requestTime = Duration.seconds(30)
    /// How long a connection may be open without a request, or with an answer that nobody reads.
    package var idleTime = Duration.seconds(120)
    /// How long what is still sent after the last answer is thrown away, so that the answer is not lost.
    package var lingerTime = Duration.seconds(5)
    /// Connections of all callers together; more wait until one is closed. Some of the files that the process may have open
    /// are left for other things: without any the system would offer a connection again and again that cannot be had.
    package var connections = max(1, openFiles * 3 / 4)

    package init() {}

    private static var openFiles: Int {
        var limit = rlimit()
        #if canImport(Glibc)
        let result = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
        let result = getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        return result == 0 ? Int(clamping: min(limit.rlim_cur, 1 << 20)) : 256
    }
}
