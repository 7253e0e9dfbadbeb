#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The files of the machine.
package struct DiskFileProvider: FileProvider {
    package init() {}

    package func read(path: String, limit: Int) throws(FileProviderError) -> [UInt8] {
        guard !path.utf8.contains(0) else { throw .notFound }
        // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(errno) }
        let kind = status.st_mode & S_IFMT
        if kind == S_IFDIR { throw .isDirectory }
        guard kind == S_IFREG else { throw .unreadable(reason: "not a regular file") }
        guard Int(status.st_size) <= limit else { throw .tooLarge(limit: limit) }
        return try contents(of: descriptor, expected: Int(status.st_size), limit: limit)
    }

    package func canonicalPath(_ path: String) throws(FileProviderError) -> String {
        guard !path.utf8.contains(0) else { throw .notFound }
        guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { throw Self.failure(errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// What lies in a folder, in no order; nothing where it cannot be read.
    package func names(inFolder path: String) -> [String] {
        guard !path.utf8.contains(0), let folder = opendir(path.isEmpty ? "." : path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private func contents(of descriptor: CInt, expected: Int, limit: Int) throws(FileProviderError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected + 1)
        // One byte more than expected, so that a file of the expected size needs a single further read to see its end.
        var chunk = [UInt8](repeating: 0, count: max(4096, expected + 1))
        while true {
            let count = chunk.withUnsafeMutableBytes { readBytes(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure(errno) }
            if count == 0 { return bytes }
            if bytes.isEmpty, count == expected {
                chunk.removeSubrange(count...)
                swap(&bytes, &chunk)
                chunk = [UInt8](repeating: 0, count: 4096)
            } else {
                bytes.append(contentsOf: chunk[..<count])
            }
            guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        }
    }

    private static func failure(_ code: CInt) -> FileProviderError {
        switch code {
        case ENOENT, ENOTDIR: .notFound
        case EISDIR: .isDirectory
        default: .unreadable(reason: String(cString: strerror(code)).lowercased())
        }
    }
}

/// The system call; inside the type its own `read(path:)` hides the name.
private func readBytes(_ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
