import ArgumentParser
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics

/// A run of `lint` over some documents.
struct Linting: Sendable {
    enum Fixing: Sendable {
        case none, listed, written
    }

    /// More passes than any chain of fixes needs; a fix that makes work for another one for ever ends here.
    private static let passLimit = 8

    let session: ContractSession
    let linter: Linter
    let ignores: AcceptedFindings
    let fixing: Fixing

    /// Shows what is found and gives it back, without what is accepted.
    func run(_ documents: [String], _ reporter: inout Reporter) async throws -> [Diagnostic] {
        var all: [Diagnostic] = []
        var kept: [Diagnostic] = []
        for (position, path) in documents.enumerated() {
            reporter.begin(path, position, of: documents.count)
            var (reading, findings) = await check(path)
            switch fixing {
            case .none: break
            case .listed: list(ignores.kept(of: findings), reading, reporter.stream)
            case .written: (reading, findings) = try await fix(path, reading, findings, reporter.stream)
            }
            let shown = ignores.kept(of: findings)
            all += findings
            kept += shown
            reporter.add(
                FindingsReport.Entry(
                    name: reading.path, files: reading.files, diagnostics: shown, summary: reading.summary(of: shown)),
                isUnread: reading.isUnread)
        }
        if let entry = ignores.entry(after: all) { reporter.add(entry) }
        return kept
    }

    private func check(_ path: String) async -> (ContractReading, [Diagnostic]) {
        let reading = await session.read(path)
        guard let document = reading.document else { return (reading, linter.adjust(reading.diagnostics)) }
        return (reading, linter.findings(in: document, loading: reading.diagnostics))
    }

    /// Writes fixes and checks again until there is nothing left to mend.
    private func fix(
        _ path: String, _ reading: ContractReading, _ findings: [Diagnostic], _ stream: Terminal.Stream
    ) async throws -> (ContractReading, [Diagnostic]) {
        var (reading, findings) = (reading, findings)
        var count = 0
        for _ in 0..<Self.passLimit {
            let fixes = FixApplication(of: mendable(ignores.kept(of: findings), reading.files), to: reading.files)
            guard fixes.applied > 0, !fixes.changes.isEmpty else { break }
            for change in fixes.changes { try OutputFile(change.file.name).write(change.bytes, session) }
            count += fixes.applied
            (reading, findings) = await check(path)
        }
        session.say(
            .init(
                "\(reading.path): \(count) \(count == 1 ? "finding" : "findings") mended",
                ja: "\(reading.path): \(count) 件を修正"),
            on: stream)
        return (reading, findings)
    }

    private func list(_ findings: [Diagnostic], _ reading: ContractReading, _ stream: Terminal.Stream) {
        let fixes = mendable(findings, reading.files)
        for finding in fixes.sortedByPlace() {
            guard let range = finding.range, let fix = finding.fixes.first(where: { !$0.edits.isEmpty }) else {
                continue
            }
            let file = reading.files[range.file]
            let location = LineIndex(file).location(of: range.start)
            let place = "\(file.name):\(location.line):\(location.column)"
            session.say(
                .init(
                    "would mend \(place): \(fix.title.english) [\(finding.rule.id)]",
                    ja: "修正の予定 \(place): \(fix.title.japanese) [\(finding.rule.id)]"), on: stream)
        }
    }

    /// Findings with a fix that can be done, and only in files that lie on this machine.
    private func mendable(_ findings: [Diagnostic], _ files: SourceFiles) -> [Diagnostic] {
        findings.filter { finding in
            guard let fix = finding.fixes.first(where: { !$0.edits.isEmpty }) else { return false }
            return fix.edits.allSatisfy { !files[$0.range.file].name.contains("://") }
        }
    }
}
