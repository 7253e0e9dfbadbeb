import Foundation
import SwiftCodeGen
import Testing

/// The compiler of the machine, which says whether a generated text is Swift.
struct SwiftCompiler {
    private let path: String
    /// Where the modules lie that were built with this test.
    private let modules: String

    /// nil where there is none; then it is said aloud.
    static func find(for test: String = #function) -> SwiftCompiler? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard
            let path = folders.map({ $0 + "/swiftc" }).first(where: FileManager.default.isExecutableFile(atPath:))
        else {
            print("SKIPPED \(test): there is no swiftc in PATH, so generated files are not compiled")
            return nil
        }
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return SwiftCompiler(path: path, modules: program.appendingPathComponent("Modules").path)
    }

    /// Fails the test where a file is not Swift.
    func parse(_ files: [GeneratedFile]) throws { try run(["-parse"], files) }

    /// As `parse`, and everything must have a type. Where the runtime's module cannot be found, the files are parsed.
    func typecheck(_ files: [GeneratedFile], for test: String = #function) throws {
        guard FileManager.default.fileExists(atPath: modules + "/KakehashiRuntime.swiftmodule") else {
            print("SKIPPED \(test): there is no module of KakehashiRuntime in \(modules); the files are parsed only")
            return try parse(files)
        }
        let features = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        try run(
            ["-typecheck", "-wmo", "-warnings-as-errors", "-swift-version", "6", "-package-name", "generated"]
                + ["-module-name", "Generated", "-I", modules]
                + features.flatMap { ["-enable-upcoming-feature", $0] }, files)
    }

    private func run(_ arguments: [String], _ files: [GeneratedFile]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kakehashi-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files { try Data(file.bytes).write(to: folder.appendingPathComponent(file.name)) }
        #expect(Set(files.map(\.name)).count == files.count, "two files have one name")

        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments + files.map(\.name)
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: said, as: UTF8.self)
        #expect(process.terminationStatus == 0, "swiftc \(arguments[0]) ends with \(text.prefix(20_000))")
    }
}
