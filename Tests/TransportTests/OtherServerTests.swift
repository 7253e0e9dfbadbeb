import Foundation
import KakehashiAsyncHTTPClient
import KakehashiRuntime
import Testing

/// The client against a server that is not ours: Python's own.
@Suite(.timeLimit(.minutes(2)), .enabled(if: OddServer.isPossible, "needs python3"))
struct OtherServerTests {
    @Test(
        "a correct answer is read, whatever form it has",
        arguments: ["chunked", "odd-case", "interim", "slow", "no-length", "no-type", "no-phrase"])
    func forms(of form: String) async throws {
        let server = try OddServer()
        let response = try await server.client(form).send(Notebook.AddNote.Input(body: .init(title: "橋", pages: 1)))
        guard case .created(let note, let location) = response else {
            Issue.record("\(response)")
            return
        }
        #expect(note == Notebook.Note(title: "橋の点検", pages: 3))
        #expect(location == "/notes/1")
    }

    @Test func `a redirect that the contract does not document is not followed, and kept`() async throws {
        let server = try OddServer()
        let response = try await server.client("redirect")
            .send(Notebook.AddNote.Input(body: .init(title: "橋", pages: 1)))
        guard case .undocumented(let other) = response else {
            Issue.record("\(response)")
            return
        }
        #expect(other.status.code == 307)
        #expect(other.headerFields[.location] == "/chunked/v1/notes")
    }

    @Test(
        "an answer that breaks off is an error, not half a value",
        arguments: ["cut", "cut-chunk", "silence", "no-http"])
    func broken(_ form: String) async throws {
        let server = try OddServer()
        let error = await #expect(throws: ClientError.self) {
            try await server.client(form).send(Notebook.AddNote.Input(body: .init(title: "橋", pages: 1)))
        }
        #expect(error?.operation.id == "addNote")
        #expect(error?.underlying != nil)
    }

    @Test func `many calls share a connection that the server keeps open`() async throws {
        let server = try OddServer()
        let client = server.client("chunked")
        for _ in 0..<50 {
            _ = try await client.send(Notebook.AddNote.Input(body: .init(title: "橋", pages: 1)))
        }
    }
}

/// `Fixtures/odd-server.py`, which ends when this value goes.
private final class OddServer: Sendable {
    private let process: Process
    private let input: Pipe
    private let port: Int

    static var isPossible: Bool { python != nil }

    private static var python: URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(filePath: String($0)).appending(path: "python3") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    init() throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/odd-server.py")
        let output = Pipe()
        process = Process()
        input = Pipe()
        let python = try #require(Self.python)
        process.executableURL = python
        process.arguments = [script.path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)), "the server says its port")
    }

    deinit { try? input.fileHandleForWriting.close() }

    /// A client that is answered in one of the server's forms.
    func client(_ form: String) -> ClientCore {
        let url = URL(string: "http://127.0.0.1:\(port)/\(form)/v1") ?? URL(filePath: "/")
        return ClientCore(serverURL: url, transport: AsyncHTTPClientTransport(timeout: .seconds(20)))
    }
}
