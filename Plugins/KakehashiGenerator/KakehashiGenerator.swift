import Foundation
import PackagePlugin

/// Generates the contracts of a target while it is built. What is written is known before: each contract gives a fixed
/// number of files, so that only a contract that has changed is generated again.
@main
struct KakehashiGenerator: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        guard let module = target.sourceModule else { return [] }
        let planning = TargetPlanning(target: module.moduleName, folder: module.directoryURL.path)
        let tool = try context.tool(named: "kakehashi-generate").url
        let settings = planning.settings
        return try planning.plans().map { plan in
            let output = context.pluginWorkDirectoryURL.appendingPathComponent("GeneratedSources/\(plan.name)")
            let inputs = ContractFiles.inputs(of: plan) + (settings.map { [$0] } ?? [])
            return .buildCommand(
                displayName: "Generating \(plan.name)", executable: tool,
                arguments: plan.arguments(output: output.path, settings: settings) + plan.plannedArguments,
                inputFiles: inputs.map { URL(fileURLWithPath: $0) },
                outputFiles: plan.files.map { output.appendingPathComponent($0) })
        }
    }
}
