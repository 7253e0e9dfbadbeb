import Foundation
import PackagePlugin

/// `swift package kakehashi-generate`: generates the contracts of targets into their folders, or one contract into a
/// folder that is named.
@main
struct KakehashiGeneratorCommand: CommandPlugin {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What may be said about all targets at once; everything else is about one contract.
    private static let general: Set<String> = ["--check", "--dry-run", "--lenient"]

    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let tool = try context.tool(named: "kakehashi-generate").url
        var extractor = ArgumentExtractor(arguments)
        let named = extractor.extractOption(named: "target")
        let rest = extractor.remainingArguments
        let folder = context.package.directoryURL
        guard !named.isEmpty || rest.allSatisfy(Self.general.contains) else {
            return try run(tool, ["generate"] + rest, in: folder)
        }
        var failed: [String] = []
        for planning in try targets(named, of: context.package) {
            for plan in try planning.plans() {
                let output = planning.folder + "/GeneratedSources"
                let all = plan.arguments(output: output, settings: planning.settings) + rest
                do { try run(tool, all, in: folder) } catch { failed.append(plan.name) }
            }
        }
        if !failed.isEmpty { throw Failure(description: "not generated: \(failed.joined(separator: ", "))") }
    }

    /// Those that are named, else all that have a contract.
    private func targets(_ names: [String], of package: Package) throws -> [TargetPlanning] {
        let modules = package.targets.compactMap(\.sourceModule)
        let known = modules.map { TargetPlanning(target: $0.moduleName, folder: $0.directoryURL.path) }
        if names.isEmpty {
            let concerned = known.filter(\.isConcerned)
            if concerned.isEmpty { throw Failure(description: "no target of the package has a contract") }
            return concerned
        }
        return try names.map { name in
            guard let position = modules.firstIndex(where: { $0.name == name }) else {
                let all = modules.map(\.name).joined(separator: ", ")
                throw Failure(description: "there is no target '\(name)'; the targets are \(all)")
            }
            return known[position]
        }
    }

    private func run(_ tool: URL, _ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Failure(description: "kakehashi-generate ended with \(process.terminationStatus)")
        }
    }
}
