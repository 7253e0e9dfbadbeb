import Foundation
import Testing

/// A built program, run as a process in a folder of its own.
struct Tool: ~Copyable {
    enum Program: String, Sendable {
        case full = "kakehashi"
        case generator = "kakehashi-generate"
    }

    struct Result: Sendable {
        var status: Int32
        var output: String
        var errors: String
    }

    let folder: String
    private let program: Program

    init(_ program: Program = .generator) throws {
        self.program = program
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("kakehashi-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Lies beside the program that runs the tests.
    private var location: URL {
        #if os(macOS)
        let products = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let place = products ?? URL(fileURLWithPath: CommandLine.arguments[0])
        #else
        let place = URL(fileURLWithPath: CommandLine.arguments[0])
        #endif
        return place.deletingLastPathComponent().appendingPathComponent(program.rawValue)
    }

    func run(_ arguments: String...) throws -> Result { try run(arguments) }

    /// - Parameter folder: below the tool's own.
    func run(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil, in folder: String? = nil
    ) throws -> Result {
        let process = try process(arguments, environment: environment, in: folder)
        // Files take any amount of text, where a pipe would have to be emptied meanwhile.
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("kakehashi-" + UUID().uuidString).path
        let streams = try [place + ".out", place + ".err"].map { path in
            try Data().write(to: URL(fileURLWithPath: path))
            return try #require(FileHandle(forWritingAtPath: path))
        }
        defer { for ending in [".out", ".err", ".in"] { try? FileManager.default.removeItem(atPath: place + ending) } }
        if let input {
            try Data(input.utf8).write(to: URL(fileURLWithPath: place + ".in"))
            let handle: FileHandle = try #require(FileHandle(forReadingAtPath: place + ".in"))
            process.standardInput = handle
        }
        process.standardOutput = streams[0]
        process.standardError = streams[1]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit, "the tool crashed")
        let texts = try [".out", ".err"].map { try String(contentsOfFile: place + $0, encoding: .utf8) }
        return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// The program before it is started, for a test with streams of its own.
    func process(
        _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil
    ) throws -> Process {
        let process = Process()
        process.executableURL = location
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: self.folder + (folder.map { "/" + $0 } ?? ""))
        // Help is wrapped at the width of the terminal.
        process.environment = environment.merging(["COLUMNS": "100", "LC_ALL": "C.UTF-8"]) { given, _ in given }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    func path(_ name: String) -> String { folder + "/" + name }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws {
        let url = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// Names of the files in a folder, sorted; empty where there is no such folder.
    func files(in name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
    }

    /// When each file was last written.
    func dates(in name: String) throws -> [String: Date] {
        var dates: [String: Date] = [:]
        for file in files(in: name) {
            let attributes = try FileManager.default.attributesOfItem(atPath: path(name + "/" + file))
            dates[file] = attributes[.modificationDate] as? Date
        }
        return dates
    }
}

enum Contract {
    static let good = """
        openapi: 3.0.3
        info:
          title: Pets
          version: '1.0'
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                '200':
                  description: All of them.
                  content:
                    application/json:
                      schema:
                        type: array
                        items:
                          $ref: '#/components/schemas/Pet'
        components:
          schemas:
            Pet:
              type: object
              properties:
                name:
                  type: string

        """

    /// Four faults of four kinds.
    static let bad = """
        openapi: 3.0.3
        info:
          title: 東京都の犬
        paths:
          /pets/{id}:
            get:
              responses:
                '200':
                  description: One of them.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/Nothing'
          pets:
            get:
              responses:
                '99':
                  description: Not a status.

        """
}
