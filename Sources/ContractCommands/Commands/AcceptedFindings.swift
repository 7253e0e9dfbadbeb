import ArgumentParser
import OpenAPILint
import SourceDiagnostics

/// The file of accepted findings that a run of `lint` uses.
struct AcceptedFindings: Sendable {
    let path: String
    private let session: ContractSession
    private let files: SourceFiles
    private let file: IgnoreFile?
    private let findings: [Diagnostic]

    /// - Parameter isWritten: the file may be missing although it was named, as it is about to be made.
    init(_ session: ContractSession, flag: String?, isWritten: Bool) throws {
        self.session = session
        let named = flag ?? session.lint.ignoreFile
        path = named ?? IgnoreFile.defaultName
        var files = SourceFiles()
        do throws(FileProviderError) {
            let bytes = try DiskFileProvider().read(path: path, limit: 64 << 20)
            let outcome = IgnoreFile.read(files.add(name: path, bytes: bytes))
            file = outcome.value
            findings = outcome.diagnostics
        } catch {
            file = nil
            let mayMiss = error == .notFound && (named == nil || isWritten)
            findings = mayMiss ? [] : [SettingsFinding.unreadable(path, error)]
        }
        self.files = files
        if findings.hasErrors {
            session.show(findings, files: files, from: .info, on: .error)
            throw ExitStatus.input
        }
    }

    /// What is left of the findings about one document.
    func kept(of diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard let file, let today else { return diagnostics }
        return file.apply(to: diagnostics, today: today).kept
    }

    /// What is to say about the file itself, once all documents were looked at; nil for nothing.
    func entry(after diagnostics: [Diagnostic]) -> FindingsReport.Entry? {
        guard let file, let today else { return nil }
        let all = findings + file.apply(to: diagnostics, today: today).findings
        guard !all.isEmpty else { return nil }
        return FindingsReport.Entry(name: path, files: files, diagnostics: all, summary: RuleText.counts(all))
    }

    private var today: IgnoreFile.Day? {
        let today = session.environment.today
        return IgnoreFile.Day(year: today.year, month: today.month, day: today.day)
    }

    /// Adds findings to the file. Errors of reading cannot be accepted and stay.
    func write(hiding diagnostics: [Diagnostic], reason: String, expires: IgnoreFile.Day?) throws {
        let text = IgnoreFile.text(hiding: diagnostics, reason: reason, expires: expires, keeping: file)
        try OutputFile(path).write(Array(text.utf8), session)
        let source = SourceFile(id: FileID(index: 0), name: path, bytes: Array(text.utf8))
        let count = IgnoreFile.read(source).value?.entries.count ?? 0
        session.say(
            .init(
                "\(path): \(count) accepted \(count == 1 ? "finding" : "findings")",
                ja: "\(path): 無視する指摘 \(count) 件"),
            on: .output)
    }
}
