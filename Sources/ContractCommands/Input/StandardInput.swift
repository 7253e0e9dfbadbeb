import SourceDiagnostics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A document that comes through standard input, which commands call `-`. What it refers to is searched from the
/// working folder.
struct StandardInput: FileProvider {
    /// What users write.
    static let argument = "-"
    /// What findings name it; no file that anybody has.
    static let name = "<stdin>"

    private let others: any FileProvider
    private let bytes: [UInt8]?
    private let folder: String

    /// Reads all there is, as far as the limit allows.
    init(over others: any FileProvider, limit: Int) {
        self.others = others
        folder = (try? others.canonicalPath(".")) ?? "/"
        bytes = Self.readAll(limit: limit)
    }

    func read(path: String, limit: Int) throws(FileProviderError) -> [UInt8] {
        guard isInput(path) else { return try others.read(path: path, limit: limit) }
        guard let bytes else { throw .unreadable(reason: String(cString: strerror(errno)).lowercased()) }
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        return bytes
    }

    func canonicalPath(_ path: String) throws(FileProviderError) -> String {
        isInput(path) ? FilePath.join(folder, Self.name) : try others.canonicalPath(path)
    }

    private func isInput(_ path: String) -> Bool { path == Self.name || path == FilePath.join(folder, Self.name) }

    /// One byte more than the limit is enough to see that it is crossed.
    private static func readAll(limit: Int) -> [UInt8]? {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while result.count <= limit {
            let count = chunk.withUnsafeMutableBytes { readBytes(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            result += chunk[..<count]
        }
        return result
    }
}

/// The system call; inside the type its own `read(path:limit:)` hides the name.
private func readBytes(_ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
