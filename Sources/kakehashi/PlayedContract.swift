import ContractCommands
import MockEngine
import SourceDiagnostics

/// A contract as it was read to be played.
struct PlayedContract: Sendable {
    let service: CompiledService
    /// Of all its files, by name.
    let files: [String]
    /// Whether parts of it were left out.
    let isFaulty: Bool

    /// Reads a contract and shows what is wrong with it, and what is left out for that.
    ///
    /// - Throws: the status to exit with where it cannot be played.
    static func read(
        _ path: String, _ session: ContractSession, _ options: MockOptions, isLenient: Bool
    ) async throws -> PlayedContract {
        let reading = await PlayedReading(path, session, options, isLenient: isLenient)
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

    init(_ path: String, _ session: ContractSession, _ options: MockOptions, isLenient: Bool) async {
        let reading = await session.read(path)
        files = reading.files
        let lenient = isLenient ? reading.document.map { LenientReading($0) } : nil
        let found = lenient?.tolerate(reading.diagnostics) ?? reading.diagnostics
        guard lenient != nil || reading.failure == nil, let document = reading.document else {
            (findings, contract) = (found, .failure(reading.failure ?? ExitStatus.input))
            return
        }
        let outcome = CompiledService.compile(document, options: options)
        findings = found + outcome.diagnostics
        guard let service = outcome.value, !outcome.diagnostics.hasErrors else {
            contract = .failure(ExitStatus.findings)
            return
        }
        contract = .success(
            PlayedContract(
                service: service, files: reading.files.files.map(\.name), isFaulty: reading.diagnostics.hasErrors))
    }

    func show(_ session: ContractSession) {
        session.show(findings, files: files, from: .warning, on: .error)
    }
}
