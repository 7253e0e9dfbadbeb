import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen

/// Writes the Swift of every contract of a catalogue: `<Name>API` with types, client and server, `<Name>Mock` with the
/// mock, each a folder below one.
struct PlatformGeneration {
    let catalogue: PlatformCatalogue
    let folder: String
    let settings: GenerationSettings
    let session: ContractSession

    /// Every contract is tried, so that one run tells of all. Throws what the command ends with.
    func run(_ action: GeneratedOutput.Action) async throws {
        let contracts = catalogue.services.compactMap { service in service.contract.map { (service, $0) } }
        let results = await withTaskGroup(of: (Int, Result).self) { group in
            for (position, (service, path)) in contracts.enumerated() {
                group.addTask { (position, await generate(service, path)) }
            }
            var results = [Result?](repeating: nil, count: contracts.count)
            for await (position, result) in group { results[position] = result }
            return results.compactMap { $0 }
        }
        var failures: [any Error] = []
        // In the order of the catalogue, whatever was ready first.
        for result in results {
            do { try finish(result, action) } catch { failures.append(error) }
        }
        if let failure = failures.first { throw failure }
    }

    private struct Result: Sendable {
        let reading: ContractReading
        let findings: [Diagnostic]
        let outputs: [(folder: String, files: [GeneratedFile])]
        let namespace: String
    }

    private func generate(_ service: PlatformCatalogue.Service, _ path: String) async -> Result {
        let reading = await session.read(path)
        var result = Result(reading: reading, findings: reading.diagnostics, outputs: [], namespace: service.targetName)
        guard let contract = reading.document, !reading.diagnostics.hasErrors else { return result }
        for (suffix, modes) in [("API", [GenerationOptions.Mode.types, .client, .server]), ("Mock", [.mock])] {
            var options = GenerationOptions(
                modes: modes, name: service.targetName,
                accessModifier: (settings.accessModifier ?? .public).rawValue, apiModule: nil,
                toolVersion: ToolVersion.current)
            settings.apply(to: &options)
            let outcome = CodeGenerator.generate(contract, options: options)
            // What is said of the API is said of its mock too.
            let known = result.findings
            let new = session.adjust(outcome.diagnostics).filter { finding in
                !known.contains { $0.fingerprint == finding.fingerprint }
            }
            var outputs = result.outputs
            if let files = outcome.value { outputs.append((FilePath.join(folder, service.targetName + suffix), files)) }
            result = Result(
                reading: reading, findings: known + new, outputs: outputs, namespace: service.targetName)
        }
        return result
    }

    private func finish(_ result: Result, _ action: GeneratedOutput.Action) throws {
        session.show(result.findings, files: result.reading.files, from: .warning, on: .error)
        if result.findings.hasErrors || result.outputs.count < 2 {
            session.refuse(result.reading)
            throw result.reading.failure ?? ExitStatus.findings
        }
        for output in result.outputs {
            try GeneratedOutput(
                folder: output.folder, contract: result.namespace, files: output.files, session: session
            ).finish(action)
        }
    }
}
