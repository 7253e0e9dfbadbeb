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
        let start = diagnostic.range.map { indexes[$0].location(of: $0.start) }
        result += place(diagnostic.range, start, diagnostic.fileName)
        let severity = RuleText.severity(diagnostic.severity)[language]
        result += paint(severity + ":", color(of: diagnostic.severity)) + " "
        result += paint(VisibleText.line(diagnostic.message[language]), .bold) + " [\(diagnostic.rule.id)]\n"
        if showsExcerpts, let range = diagnostic.range, let start {
            appendExcerpt(range, line: start.line, indexes[range], to: &result)
        }
        for note in diagnostic.notes {
            let start = note.range.map { indexes[$0].location(of: $0.start) }
            result += place(note.range, start, nil) + paint(RuleText.note[language] + ":", .cyan)
            result += " \(VisibleText.line(note.message[language]))\n"
        }
        for fix in diagnostic.fixes {
            result += paint(RuleText.fix[language] + ":", .green) + " \(VisibleText.line(fix.title[language]))\n"
        }
    }

    private func place(_ range: SourceRange?, _ location: LineColumn?, _ name: String?) -> String {
        guard let range, let location else { return name.map { paint(VisibleText.line($0) + ":", .bold) + " " } ?? "" }
        let name = VisibleText.line(files[range.file].name)
        return paint("\(name):\(location.line):\(location.column):", .bold) + " "
    }

    private func appendExcerpt(
        _ range: SourceRange, line number: Int, _ index: LineIndex, to result: inout String
    ) {
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
