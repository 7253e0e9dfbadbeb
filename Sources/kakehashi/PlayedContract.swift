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
        let reading = await PlayedReading(
            path, session, options, isLenient: isLenient, scenarioFiles: scenarioFiles)
        reading.show(session)
        return try reading.contract.get()
    }
}

/// What came of reading a contract; nothing is shown yet.
struct PlayedReading: Sendable {
    let findings: [Diagnostic]
    let files: SourceFiles
    /// The status to exit with where it cannot be played.
    let contract: Result<PlayedContract, any Error>

    init(
        _ path: String, _ session: ContractSession, _ options: MockOptions, isLenient: Bool, scenarioFiles: [String]
    ) async {
        let reading = await session.read(path)
        let lenient = isLenient ? reading.document.map { LenientReading($0) } : nil
        let found = lenient?.tolerate(reading.diagnostics) ?? reading.diagnostics
        guard lenient != nil || reading.failure == nil, let document = reading.document else {
            (findings, files) = (found, reading.files)
            contract = .failure(reading.failure ?? ExitStatus.input)
            return
        }
        let (scenarios, unreadable) = Self.scenarios(beside: path, and: scenarioFiles, reading.files, session)
        files = scenarios.files
        guard !unreadable.hasErrors else {
            (findings, contract) = (found + unreadable, .failure(ExitStatus.input))
            return
        }
        let outcome = CompiledService.compile(document, options: options, scenarios: scenarios)
        findings = found + unreadable + outcome.diagnostics
        // A scenario with errors would not tell the story that its author means.
        guard let service = outcome.value, !outcome.diagnostics.hasErrors else {
            contract = .failure(ExitStatus.findings)
            return
        }
        contract = .success(
            PlayedContract(
                service: service, files: scenarios.files.files.map(\.name), isFaulty: reading.diagnostics.hasErrors))
    }

    private static func scenarios(
        beside path: String, and others: [String], _ files: SourceFiles, _ session: ContractSession
    ) -> (sources: ScenarioSources, diagnostics: [Diagnostic]) {
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
        return (scenarios, diagnostics)
    }

    func show(_ session: ContractSession) {
        session.show(findings, files: files, from: .warning, on: .error)
    }
}
