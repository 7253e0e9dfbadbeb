import ArgumentParser
import OpenAPILint
import SourceDiagnostics

/// The file of accepted findings that a run of `lint` uses.
struct AcceptedFindings: Sendable {
    let path: String
    private let session: ContractSession
    private let files: SourceFiles
    private let source: SourceFile?
    private let file: IgnoreFile?
    private let folder: IgnoreFile.Folder
    private let today: IgnoreFile.Day?
    private let findings: [Diagnostic]

    /// - Parameter isWritten: the file may be missing although it was named, as it is about to be made.
    init(_ session: ContractSession, flag: String?, isWritten: Bool) throws {
        self.session = session
        let named = flag ?? session.lint.ignoreFile
        // One file for a project, also where the command is run in a folder below.
        path = named ?? FilePath.join(session.projectFolder, IgnoreFile.defaultName)
        folder = IgnoreFile.Folder(of: path, provider: DiskFileProvider())
        let now = session.environment.today
        today = IgnoreFile.Day(year: now.year, month: now.month, day: now.day)
        var files = SourceFiles()
        do throws(FileProviderError) {
            let source = files.add(name: path, bytes: try DiskFileProvider().read(path: path, limit: 64 << 20))
            let outcome = IgnoreFile.read(source)
            self.source = source
            file = outcome.value
            findings = outcome.diagnostics
        } catch {
            source = nil
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
    func kept(of diagnostics: [Diagnostic], in files: SourceFiles, _ tally: inout IgnoreFile.Tally) -> [Diagnostic] {
        guard let file, let today else { return diagnostics }
        return file.apply(to: diagnostics, in: files, seenFrom: folder, today: today, &tally).kept
    }

    /// What is to say about the file itself, once all documents were looked at; nil for nothing.
    func entry(after tally: IgnoreFile.Tally) -> FindingsReport.Entry? {
        guard let file, let today else { return nil }
        let all = findings + file.findings(after: tally, seenFrom: folder, today: today)
        guard !all.isEmpty else { return nil }
        return FindingsReport.Entry(name: path, files: files, diagnostics: all, summary: RuleText.counts(all))
    }

    /// Adds findings to the file. Those that cannot be accepted are said to be so, and how many they are is given back.
    func write(
        accepting entries: [FindingsReport.Entry], reason: String, expires: IgnoreFile.Day?
    ) throws -> Int {
        guard let today else { throw ExitStatus.input }
        var text = IgnoreFileText(
            extending: source, in: folder, reason: reason, expires: expires, language: session.language, today: today)
        let left = entries.reduce(0) { $0 + text.accept($1.diagnostics, in: $1.files).count }
        // Nothing to accept is no reason to make a file, as where the name of a document was misspelled.
        if text.addedCount > 0 || source != nil { try OutputFile(path).write(Array(text.text.utf8), session) }
        let (count, added) = (text.count, text.addedCount)
        session.say(
            .init(
                "\(path): \(count) accepted \(count == 1 ? "finding" : "findings"), \(added) of them new",
                ja: "\(path): 無視する指摘 \(count) 件 (うち新規 \(added) 件)"),
            on: .output)
        if left > 0 {
            session.say(
                .init(
                    "\(left) \(left == 1 ? "error" : "errors") of reading cannot be accepted; mend the contract",
                    ja: "読み取りのエラー \(left) 件は無視できません。契約を直してください"), on: .error)
        }
        return left
    }
}
