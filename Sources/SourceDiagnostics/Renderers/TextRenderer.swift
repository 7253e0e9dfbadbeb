/// Findings as lines for people: place, severity, message, rule, the line with a caret under it, notes and fixes.
package struct TextRenderer: Sendable {
    private let files: SourceFiles
    private let usesColor: Bool
    private let showsExcerpts: Bool

    /// Color is for terminals only.
    package init(files: SourceFiles, usesColor: Bool = false, showsExcerpts: Bool = true) {
        self.files = files
        self.usesColor = usesColor
        self.showsExcerpts = showsExcerpts
    }

    /// Sorted by file, offset and rule; each line ends with a line break.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        var indexes: [FileID: LineIndex] = [:]
        var result = ""
        for diagnostic in diagnostics.sortedByPlace() {
            for range in [diagnostic.range] + diagnostic.notes.map(\.range) {
                if let file = range?.file, indexes[file] == nil { indexes[file] = LineIndex(files[file]) }
            }
            append(diagnostic, indexes, to: &result)
        }
        return result
    }

    private func append(_ diagnostic: Diagnostic, _ indexes: [FileID: LineIndex], to result: inout String) {
        let name = diagnostic.fileName
        result += place(diagnostic.range, name, indexes)
        result += paint(diagnostic.severity.rawValue + ":", color(of: diagnostic.severity)) + " "
        result += paint(VisibleText.line(diagnostic.message), .bold) + " [\(diagnostic.rule.id)]\n"
        if showsExcerpts, let range = diagnostic.range, let index = indexes[range.file] {
            appendExcerpt(range, index, to: &result)
        }
        for note in diagnostic.notes {
            result += place(note.range, nil, indexes) + paint("note:", .cyan) + " \(VisibleText.line(note.message))\n"
        }
        for fix in diagnostic.fixes { result += paint("fix:", .green) + " \(VisibleText.line(fix.title))\n" }
    }

    private func place(_ range: SourceRange?, _ name: String?, _ indexes: [FileID: LineIndex]) -> String {
        guard let range, let location = indexes[range.file]?.location(of: range.start) else {
            return name.map { paint(VisibleText.line($0) + ":", .bold) + " " } ?? ""
        }
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
