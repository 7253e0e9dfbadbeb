#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension HTTPBody {
    /// The bytes of a file, which is read chunk by chunk while it is sent, as often as the body is read.
    ///
    /// Its length is settled here: what is added until the file is sent is left out, and a file that has become shorter
    /// is an error then.
    ///
    /// - Throws: `FileError` where there is no such file or it cannot be read.
    public init(path: String) throws {
        let file = try OpenFile(path)
        let length = try file.length()
        self.init(FileChunks(path: path, length: length), length: length, isReplayable: true)
    }

    /// A file that cannot be read.
    public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
        public let path: String
        /// `errno`; 0 where the system has no objection, but the file is none, or shorter than it was.
        public let code: Int32
        public let reason: String

        public var description: String { "the file '\(path)' cannot be read: \(reason)" }
    }
}

/// Closes the file when nobody holds it any more, read to its end or not.
private final class OpenFile: Sendable {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw Self.error(path) }
    }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    func length() throws -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.error(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure("it is no regular file") }
        return Int(status.st_size)
    }

    /// The next bytes; none at the end of the file.
    func read(upTo count: Int) throws -> [UInt8] {
        let descriptor = descriptor
        while true {
            var result = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                result = systemRead(descriptor, buffer.baseAddress, count)
                initialized = max(0, result)
            }
            if result >= 0 { return bytes }
            if errno != EINTR { throw Self.error(path) }
        }
    }

    func failure(_ reason: String) -> HTTPBody.FileError {
        HTTPBody.FileError(path: path, code: 0, reason: reason)
    }

    private static func error(_ path: String) -> HTTPBody.FileError {
        let code = errno
        return HTTPBody.FileError(path: path, code: code, reason: String(cString: strerror(code)))
    }
}

/// `read` of the system, whose name the method above has too.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

private struct FileChunks: AsyncSequence, Sendable {
    /// Small enough that the thread is not kept long.
    static let chunkSize = 64 << 10

    let path: String
    let length: Int

    func makeAsyncIterator() -> StreamIterator<[UInt8]> {
        var file: OpenFile?
        var rest = length
        return StreamIterator { [path] _ in
            guard rest > 0 else {
                file = nil
                return nil
            }
            let open = try file ?? OpenFile(path)
            file = open
            let chunk = try open.read(upTo: Swift.min(rest, Self.chunkSize))
            if chunk.isEmpty { throw open.failure("it has become shorter") }
            rest -= chunk.count
            return chunk
        }
    }
}
