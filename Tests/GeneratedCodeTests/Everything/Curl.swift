import Foundation
import Testing

/// curl, a client that others wrote, as a process of its own.
struct Curl: Sendable {
    let server: URL

    static let isThere = program != nil

    private static let program: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(filePath: String($0)).appending(path: "curl") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    struct Answer: Sendable {
        var status = 0
        /// In the order in which they came, with names in lower case.
        var fields: [(name: String, value: String)] = []
        var body: [UInt8] = []

        subscript(name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

        var text: String { String(decoding: body, as: UTF8.self) }

        /// The head and the body of the last response; those of a 100 come before.
        init(_ output: [UInt8]) throws {
            var rest = output[...]
            repeat {
                let end = try #require(rest.firstRange(of: Array("\r\n\r\n".utf8)))
                let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
                status = try #require(Int(lines[0].split(separator: " ")[1]))
                fields = lines.dropFirst().map { line in
                    let parts = line.split(separator: ":", maxSplits: 1)
                    return (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces))
                }
                rest = rest[end.upperBound...]
            } while status == 100
            body = Array(rest)
        }
    }

    /// - Parameter input: what `@-` stands for.
    func callAsFunction(_ path: String, _ arguments: String..., input: [UInt8]? = nil) async throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kakehashi-curl-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, source) = (folder.appending(path: "output"), folder.appending(path: "input"))
        try Data(input ?? []).write(to: source)
        try Data().write(to: output)

        let process = Process()
        process.executableURL = Self.program
        // A path is sent as it is, and no file of the user's adds options.
        process.arguments =
            ["-q", "--silent", "--include", "--http1.1", "--path-as-is", "--globoff", "--max-time", "60"] + arguments
            + [server.absoluteString + path]
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = try FileHandle(forWritingTo: output)
        // Nothing waits on a thread that the server may need.
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        try #require(status == 0, "curl \(arguments) \(path) ended with \(status)")
        return try Answer(Array(try Data(contentsOf: output)))
    }
}
