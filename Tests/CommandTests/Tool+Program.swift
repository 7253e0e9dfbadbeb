import Foundation
import Testing

extension Tool {
    /// Runs the full tool, which alone opens connections, or another program that lies beside the tests.
    func run(_ arguments: [String], program: String) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent(program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ["COLUMNS": "100", "LC_ALL": "C.UTF-8"]
        let streams = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = streams
        process.standardError = streams
        try process.run()
        let output = streams.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit, "the tool crashed")
        return Result(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self), errors: "")
    }

    func fetch(_ arguments: String...) throws -> Result { try run(arguments, program: "kakehashi") }
}
