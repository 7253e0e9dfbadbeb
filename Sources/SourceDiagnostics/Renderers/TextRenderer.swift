/// Findings as lines for people: place, severity, message, rule, the line with a caret under it, notes and fixes.
package struct TextRenderer: Sendable {
    private let files: SourceFiles
    private let usesColor: Bool
    private let showsExcerpts: Bool
    private let language: Language

    /// Color is for terminals only.
    package init(
        files: SourceFiles, language: Language = .english, usesColor: Bool = false, showsExcerpts: Bool = true
    ) {
        self.files = files
        self.language = language
        self.usesColor = usesColor
        self.showsExcerpts = showsExcerpts
    }

    /// Sorted by file, offset and rule; each line ends with a line break.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        let indexes = LineIndexes(for: diagnostics, in: files)
        return diagnostics.sortedByPlace().map { render($0, indexes) }.joined()
    }

    /// One finding, for a renderer that has the line indexes of all.
    func render(_ diagnostic: Diagnostic, _ indexes: LineIndexes) -> String {
        var result = ""
        append(diagnostic, indexes, to: &result)
        return result
    }

    private func append(_ diagnostic: Diagnostic, _ indexes: LineIndexes, to result: inout String) {
        result += place(diagnostic.range, diagnostic.fileName, indexes)
        let severity = RuleText.severity(diagnostic.severity)[language]
        result += paint(severity + ":", color(of: diagnostic.severity)) + " "
        result += paint(VisibleText.line(diagnostic.message[language]), .bold) + " [\(diagnostic.rule.id)]\n"
        if showsExcerpts, let range = diagnostic.range { appendExcerpt(range, indexes[range], to: &result) }
        for note in diagnostic.notes {
            result += place(note.range, nil, indexes) + paint(RuleText.note[language] + ":", .cyan)
            result += " \(VisibleText.line(note.message[language]))\n"
        }
        for fix in diagnostic.fixes {
            result += paint(RuleText.fix[language] + ":", .green) + " \(VisibleText.line(fix.title[language]))\n"
        }
    }

    private func place(_ range: SourceRange?, _ name: String?, _ indexes: LineIndexes) -> String {
        guard let range else { return name.map { paint(VisibleText.line($0) + ":", .bold) + " " } ?? "" }
        let location = indexes[range].location(of: range.start)
        let name = VisibleText.line(files[range.file].name)
        return paint("\(name):\(location.line):\(location.column):", .bold) + " "
    }

    private func appendExcerpt(_ range: SourceRange, _ index: LineIndex, to result: inout String) {
        let number = index.location(of: range.start).line
        let excerpt = Excerpt(
            files[range.file].bytes, line: index.line(number),
            marked: Int(range.start)..<max(Int(range.start), Int(range.end)))
        let gutter = "  \(number)"
        let blank = String(repeating: " ", count: gutter.utf8.count)
        result += paint("\(gutter) |", .dim) + " \(excerpt.text)\n"
        result += paint("\(blank) |", .dim) + " " + paint(excerpt.caret, .green) + "\n"
    }

    private enum Paint: String {
        case bold = "1"
        case dim = "2"
        case red = "1;31"
        case yellow = "1;33"
        case blue = "1;34"
        case cyan = "36"
        case green = "32"
    }

    private func color(of severity: Severity) -> Paint {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .info: .blue
        }
    }

    private func paint(_ text: String, _ paint: Paint) -> String {
        usesColor ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }
}
