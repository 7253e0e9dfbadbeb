import ArgumentParser

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// When findings are coloured.
package enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
    case auto, always, never
}

/// The two streams that a command writes to.
package enum Terminal {
    package enum Stream: Sendable {
        case output, error

        fileprivate var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }
    }

    /// Colour where there is a terminal that shows it and nobody has asked for none (`NO_COLOR`, `TERM=dumb`).
    package static func usesColor(_ choice: ColorChoice, on stream: Stream) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            guard getenv("NO_COLOR") == nil, isatty(stream.descriptor) == 1 else { return false }
            return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
        }
    }

    /// Writes all of a text. A reader that has gone away ends the output, not the command.
    package static func write(_ text: String, to stream: Stream) {
        var text = text
        text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count, let base = bytes.baseAddress {
                let count = sysWrite(stream.descriptor, base + offset, bytes.count - offset)
                if count <= 0 { return }
                offset += count
            }
        }
    }

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
