import ArgumentParser
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics

/// A run of `lint` over some documents.
struct Linting: Sendable {
    enum Fixing: Sendable {
        case none, listed, written
    }

    let session: ContractSession
    let linter: Linter
    let ignores: AcceptedFindings
    let fixing: Fixing

    /// Shows what is found and gives it back, without what is accepted.
    func run(_ documents: [String], _ reporter: inout Reporter) async throws -> [FindingsReport.Entry] {
        var entries: [FindingsReport.Entry] = []
        var tally = IgnoreFile.Tally()
        for (position, path) in documents.enumerated() {
            reporter.begin(path, position, of: documents.count)
            var contract = await check(path, session.provider(for: path))
            var refusal: Diagnostic?
            switch fixing {
            case .none: break
            case .listed: list(contract, reporter.stream)
            case .written: (contract, refusal) = try await mend(path, contract, reporter.stream)
            }
            let reading = contract.reading
            var shown = ignores.kept(of: contract.findings, in: reading.files, &tally)
            if let refusal { shown.append(refusal) }
            let entry = FindingsReport.Entry(
                name: reading.path, files: reading.files, diagnostics: shown, summary: reading.summary(of: shown))
            entries.append(entry)
            reporter.add(entry, isUnread: reading.isUnread)
        }
        if let entry = ignores.entry(after: tally) { reporter.add(entry) }
        return entries
    }

    private func check(_ path: String, _ provider: any FileProvider) async -> CheckedContract {
        let reading = await session.read(path, provider: provider)
        guard let document = reading.document else { return CheckedContract(reading, reading.diagnostics) }
        return CheckedContract(reading, linter.findings(in: document, loading: reading.diagnostics))
    }

    /// Writes fixes and checks again until there is nothing left to mend.
    private func mend(
        _ path: String, _ contract: CheckedContract, _ stream: Terminal.Stream
    ) async throws -> (CheckedContract, Diagnostic?) {
        let mending = Mending(
            files: DiskFileProvider(), check: { await check(path, $0) }, choose: mendable,
            write: { name, bytes in try OutputFile(name).write(bytes, session) })
        let result = try await mending.run(contract)
        session.say(
            .init(
                "\(path): \(result.count) \(result.count == 1 ? "finding" : "findings") mended",
                ja: "\(path): \(result.count) 件を修正"),
            on: stream)
        return (result.contract, result.refusal)
    }

    private func list(_ contract: CheckedContract, _ stream: Terminal.Stream) {
        let files = contract.reading.files
        var indexes: [FileID: LineIndex] = [:]
        for finding in mendable(contract).sortedByPlace() {
            guard let range = finding.range, let fix = finding.fixes.first(where: { !$0.edits.isEmpty }) else {
                continue
            }
            let index = indexes[range.file] ?? LineIndex(files[range.file])
            indexes[range.file] = index
            let location = index.location(of: range.start)
            let place = "\(files[range.file].name):\(location.line):\(location.column)"
            session.say(
                .init(
                    "would mend \(place): \(fix.title.english) [\(finding.rule.id)]",
                    ja: "修正の予定 \(place): \(fix.title.japanese) [\(finding.rule.id)]"), on: stream)
        }
    }

    /// Findings with a fix that can be done, and only in files that lie on this machine.
    private func mendable(_ contract: CheckedContract) -> [Diagnostic] {
        let files = contract.reading.files
        var tally = IgnoreFile.Tally()
        return ignores.kept(of: contract.findings, in: files, &tally).filter { finding in
            guard let fix = finding.fixes.first(where: { !$0.edits.isEmpty }) else { return false }
            return fix.edits.allSatisfy { !files[$0.range.file].name.contains("://") }
        }
    }
}
