package import ArgumentParser
package import SourceDiagnostics

/// Shows the findings of a command: text at once, document by document, and the other formats when all is known.
package struct Reporter {
    private let session: ContractSession
    private let targets: [(format: FindingsFormat, file: String?)]
    private let textStream: Terminal.Stream?
    private var report: FindingsReport
    private var failure: ExitCode?
    private var showsProgress = false
    private let failsOnFindings: Bool

    /// - Parameter failsOnFindings: false for a command that decides by itself which findings make it fail.
    package init(session: ContractSession, options: ReportOptions, rules: [Rule], failsOnFindings: Bool = true) {
        self.session = session
        self.failsOnFindings = failsOnFindings
        targets = options.targets
        let usesOutput = targets.contains { $0.format != .text && $0.file == nil }
        // Text that goes to a file is not shown a second time.
        let isInFile = targets.contains { $0.format == .text && $0.file != nil }
        textStream = isInFile ? nil : usesOutput ? .error : .output
        report = FindingsReport(
            version: ToolVersion.current, language: session.language, rules: rules,
            threshold: options.failOn ?? session.threshold, workingFolder: session.environment.workingFolder)
    }

    /// What a command looks at next; only a terminal is told, as it would be in the way elsewhere.
    package mutating func begin(_ path: String, _ position: Int, of count: Int) {
        guard count > 1, Terminal.isTerminal(.error) else { return }
        Terminal.write("\r\u{1B}[K\(position + 1)/\(count) \(VisibleText.line(path))\r", to: .error)
        showsProgress = true
    }

    /// The findings about one document. The worst document decides how the command ends.
    package mutating func add(_ entry: FindingsReport.Entry, isUnread: Bool = false) {
        if showsProgress { Terminal.write("\u{1B}[K", to: .error) }
        report.entries.append(entry)
        if failsOnFindings, entry.diagnostics.contains(where: { $0.severity >= report.threshold }) {
            fail(ExitStatus.findings)
        }
        if isUnread { fail(ExitStatus.input) }
        guard let textStream else { return }
        let renderer = TextReportRenderer(usesColor: Terminal.usesColor(session.color, on: textStream))
        Terminal.write(renderer.render(entry, report.language), to: textStream)
    }

    /// The stream that people read, for what a command adds to the findings.
    package var stream: Terminal.Stream { textStream ?? .output }

    private mutating func fail(_ code: ExitCode) {
        if code.rawValue > failure?.rawValue ?? 0 { failure = code }
    }

    /// Writes the other formats; throws what the command ends with.
    ///
    /// - Parameter code: a reason of the command's own to fail.
    package mutating func finish(_ code: ExitCode? = nil) throws {
        if let code { fail(code) }
        for (format, file) in targets where format != .text || file != nil {
            let text = format.renderer().render(report)
            guard let file else {
                Terminal.write(text, to: .output)
                continue
            }
            do { try OutputFile(file).write(Array(text.utf8), session) } catch { fail(ExitStatus.input) }
        }
        if let failure { throw failure }
    }
}
