import ContractCommands
import MockEngine
import SourceDiagnostics

/// A contract as it was read to be played.
struct PlayedContract: Sendable {
    let service: CompiledService
    /// Of all its files, and of those of its scenarios, by name.
    let files: [String]
    /// Whether parts of it were left out.
    let isFaulty: Bool

    /// Reads a contract and shows what is wrong with it, and what is left out for that.
    ///
    /// - Parameter scenarioFiles: those that do not lie beside it.
    /// - Throws: the status to exit with where it cannot be played.
    static func read(
        _ path: String, _ session: ContractSession, _ options: MockOptions, isLenient: Bool, scenarioFiles: [String]
    ) async throws -> PlayedContract {
        let reading = await session.read(path)
        let lenient = isLenient ? reading.document.map { LenientReading($0) } : nil
        let findings = lenient?.tolerate(reading.diagnostics) ?? reading.diagnostics
        session.show(findings, files: reading.files, from: .warning, on: .error)
        guard lenient != nil || reading.failure == nil, let document = reading.document else {
            throw reading.failure ?? ExitStatus.input
        }
        let scenarios = try scenarios(beside: path, and: scenarioFiles, reading.files, session)
        let outcome = CompiledService.compile(document, options: options, scenarios: scenarios)
        session.show(outcome.diagnostics, files: scenarios.files, from: .warning, on: .error)
        // A scenario with errors would not tell the story that its author means.
        guard let service = outcome.value, !outcome.diagnostics.hasErrors else { throw ExitStatus.findings }
        return PlayedContract(
            service: service, files: scenarios.files.files.map(\.name), isFaulty: reading.diagnostics.hasErrors)
    }

    private static func scenarios(
        beside path: String, and others: [String], _ files: SourceFiles, _ session: ContractSession
    ) throws -> ScenarioSources {
        let disk = DiskFileProvider()
        var scenarios = ScenarioSources(beside: files)
        var seen: Set<String> = []
        var diagnostics: [Diagnostic] = []
        for file in ScenarioFiles.beside(path) + others {
            do throws(FileProviderError) {
                guard seen.insert(try disk.canonicalPath(file)).inserted else { continue }
                scenarios.add(name: file, bytes: try disk.read(path: file, limit: ScenarioSources.sizeLimit))
            } catch {
                diagnostics.append(session.unreadable(file, error))
            }
        }
        session.show(diagnostics, files: scenarios.files, from: .warning, on: .error)
        if diagnostics.hasErrors { throw ExitStatus.input }
        return scenarios
    }
}
