import Foundation
import KakehashiAsyncHTTPClient
import KakehashiRuntime
import Testing

/// The mock as a process of its own, whose contract changes meanwhile.
@Suite(.timeLimit(.minutes(2))) struct MockWatchTests {
    private static func contract(_ name: String) -> String {
        """
        openapi: 3.0.3
        info: {title: Shelters, version: '1'}
        paths:
          /shelters/{id}:
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
              responses:
                '200':
                  description: a shelter
                  content:
                    application/json:
                      schema: {$ref: 'schemas.yaml#/Shelter'}
                      example: {id: 1, name: \(name)}
            delete:
              parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
              responses: {'204': {description: gone}}

        """
    }

    private static let schemas = "Shelter: {type: object, properties: {id: {type: integer}, name: {type: string}}}\n"

    @Test func `a contract that changes is played as it is now, one that is broken as it was`() async throws {
        let tool = try Tool(.full)
        let folder = tool.folder
        try tool.write(Self.contract("first"), to: "shelters.yaml")
        try tool.write(Self.schemas, to: "schemas.yaml")
        let mock = try RunningMock(tool.process(["mock", "--port", "0", "shelters.yaml"]), log: folder + "/log")
        defer { mock.stop() }
        #expect(try await mock.text("/shelters/1").contains("first"))

        try Self.contract("second").write(toFile: folder + "/shelters.yaml", atomically: true, encoding: .utf8)
        try await mock.waits { try await mock.text("/shelters/1").contains("second") }

        try "paths: [\n".write(toFile: folder + "/shelters.yaml", atomically: true, encoding: .utf8)
        try await mock.waits { mock.log.contains("the mock stays as it was") }
        #expect(mock.log.contains("error:"))
        #expect(try await mock.text("/shelters/1").contains("second"))

        try Self.contract("third").write(toFile: folder + "/shelters.yaml", atomically: true, encoding: .utf8)
        try await mock.waits { try await mock.text("/shelters/1").contains("third") }

        // A file that is only referred to is part of it.
        try Self.schemas.replacing("type: string", with: "type: string, maxLength: 3").write(
            toFile: folder + "/schemas.yaml", atomically: true, encoding: .utf8)
        try await mock.waits { mock.log.ranges(of: "was read again").count == 3 }
    }

    @Test func `a scenario file that comes, changes, breaks or goes is played as it is now`() async throws {
        func scenario(_ status: Int) -> String {
            """
            scenarios:
              gone:
                steps: [{operation: 'GET /shelters/{id}', answer: {status: \(status), body: {id: 7, name: told}}}]

            """
        }
        let tool = try Tool(.full)
        let file = tool.folder + "/shelters.scenario.yaml"
        try tool.write(Self.contract("first"), to: "shelters.yaml")
        try tool.write(Self.schemas, to: "schemas.yaml")
        let mock = try RunningMock(tool.process(["mock", "--port", "0", "shelters.yaml"]), log: tool.folder + "/log")
        defer { mock.stop() }
        let target = "/shelters/1?__scenario=gone"
        #expect(try await mock.text(target).contains("no-such-scenario"))

        try scenario(200).write(toFile: file, atomically: true, encoding: .utf8)
        try await mock.waits { try await mock.text(target).contains("told") }

        try scenario(404).write(toFile: file, atomically: true, encoding: .utf8)
        try await mock.waits { mock.log.contains("the mock stays as it was") }
        #expect(mock.log.contains("[mock/scenario-unknown-response]"))
        #expect(try await mock.text(target).contains("told"))

        try scenario(200).replacing("told", with: "said").write(toFile: file, atomically: true, encoding: .utf8)
        try await mock.waits { try await mock.text(target).contains("said") }

        try FileManager.default.removeItem(atPath: file)
        try await mock.waits { try await mock.text(target).contains("no-such-scenario") }
    }
}

/// A `kakehashi mock` and its address.
private final class RunningMock: Sendable {
    private let process: Process
    private let path: String
    private let transport = AsyncHTTPClientTransport()

    init(_ process: Process, log path: String) throws {
        self.process = process
        self.path = path
        try Data().write(to: URL(fileURLWithPath: path))
        let handle = try #require(FileHandle(forWritingAtPath: path))
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    var log: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

    func stop() {
        process.interrupt()
        process.waitUntilExit()
    }

    func text(_ target: String) async throws -> String {
        try await waits { self.authority != nil }
        let request = HTTPRequest(method: .get, scheme: "http", authority: authority, path: target)
        let (_, body) = try await transport.send(request, body: .empty)
        return String(decoding: try await body.collect(upTo: 1 << 20), as: UTF8.self)
    }

    private var authority: String? {
        log.firstMatch(of: /at http:\/\/(127\.0\.0\.1:[0-9]+)\n/).map { String($0.output.1) }
    }

    /// Until it is so; the time limit of the suite ends it otherwise.
    func waits(_ isSo: () async throws -> Bool) async throws {
        while try await !isSo() { try await Task.sleep(for: .milliseconds(50)) }
    }
}
