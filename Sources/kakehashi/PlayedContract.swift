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
        let reading = await session.read(path)
        let lenient = isLenient ? reading.document.map { LenientReading($0) } : nil
        let findings = lenient?.tolerate(reading.diagnostics) ?? reading.diagnostics
        session.show(findings, files: reading.files, from: .warning, on: .error)
        guard lenient != nil || reading.failure == nil, let document = reading.document else {
            throw reading.failure ?? ExitStatus.input
        }
        let outcome = CompiledService.compile(document, options: options)
        session.show(outcome.diagnostics, files: reading.files, from: .warning, on: .error)
        guard let service = outcome.value, !outcome.diagnostics.hasErrors else { throw ExitStatus.findings }
        return PlayedContract(
            service: service, files: reading.files.files.map(\.name), isFaulty: reading.diagnostics.hasErrors)
    }
}
