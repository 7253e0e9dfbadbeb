import Foundation
import PackagePlugin

/// `swift package kakehashi-generate DOCUMENT --output-directory DIR`: runs `kakehashi-generate generate` in the
/// package's folder.
@main
struct KakehashiGeneratorCommand: CommandPlugin {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let process = Process()
        process.executableURL = try context.tool(named: "kakehashi-generate").url
        process.arguments = ["generate"] + arguments
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Failure(description: "kakehashi-generate ended with \(process.terminationStatus)")
        }
    }
}
