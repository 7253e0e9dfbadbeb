/// A report for people: the findings of each document, then what is to be said about it as a whole.
package struct TextReportRenderer: FindingsRenderer {
    private let usesColor: Bool

    package init(usesColor: Bool = false) { self.usesColor = usesColor }

    package func render(_ report: FindingsReport) -> String {
        report.entries.map { render($0, report.language) }.joined()
    }

    /// One document, for a command that shows each as soon as it has looked at it.
    package func render(_ entry: FindingsReport.Entry, _ language: Language) -> String {
        let renderer = TextRenderer(files: entry.files, language: language, usesColor: usesColor)
        let findings = renderer.render(entry.diagnostics)
        guard let summary = entry.summary else { return findings }
        return findings + "\(VisibleText.line(entry.name)): \(VisibleText.line(summary[language]))\n"
    }
}
