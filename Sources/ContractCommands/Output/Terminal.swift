import ArgumentParser

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// When findings are colored.
package enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
    case auto, always, never
}

/// The two streams that a command writes to.
package enum Terminal {
    package enum Stream: Sendable {
        case output, error

        fileprivate var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }
    }

    /// Whether a person reads along.
    package static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.descriptor) == 1 }

    /// Color where there is a terminal that shows it and nobody has asked for none (`NO_COLOR`, `TERM=dumb`).
    package static func usesColor(_ choice: ColorChoice, on stream: Stream) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            guard (getenv("NO_COLOR").map { $0.pointee } ?? 0) == 0, isTerminal(stream) else { return false }
            return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
        }
    }

    /// Writes all of a text. A reader that has gone away ends the output, not the command.
    package static func write(_ text: String, to stream: Stream) {
        write(Array(text.utf8), to: stream)
    }

    /// As `write` of a text, for bytes that are UTF-8 already.
    package static func write(_ bytes: [UInt8], to stream: Stream) {
        _ = ignoresBrokenPipes
        bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count, let base = bytes.baseAddress {
                let count = sysWrite(stream.descriptor, base + offset, bytes.count - offset)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EAGAIN {
                    // The reader is slow, and whoever made the pipe has made it so that nobody waits.
                    var wait = pollfd(fd: stream.descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&wait, 1, -1)
                    continue
                }
                if count <= 0 { return }
                offset += count
            }
        }
    }

    /// Else the signal would end the command, and the exit code would no longer say what was found.
    private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    private static func sysWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
        #elseif canImport(Musl)
        Musl.write(descriptor, bytes, count)
        #else
        Darwin.write(descriptor, bytes, count)
        #endif
    }
}
