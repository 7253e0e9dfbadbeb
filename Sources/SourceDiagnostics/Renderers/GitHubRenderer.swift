/// Findings as workflow commands of GitHub Actions, which shows them at the lines of a change.
package struct GitHubRenderer: FindingsRenderer {
    package init() {}

    package func render(_ report: FindingsReport) -> String {
        report.entries.map { entry in
            let indexes = LineIndexes(for: entry.diagnostics, in: entry.files)
            return entry.diagnostics.map { line($0, indexes, report.language) }.joined()
        }.joined()
    }

    private func line(_ diagnostic: Diagnostic, _ indexes: LineIndexes, _ language: Language) -> String {
        var properties: [(String, String)] = []
        if let range = diagnostic.range {
            properties = place(range, indexes)
        } else if let name = diagnostic.fileName {
            properties = [("file", name)]
        }
        properties.append(("title", diagnostic.rule.id))
        let list = properties.map { "\($0)=\(Self.escapedProperty($1))" }.joined(separator: ",")
        let text = Self.escaped(text(of: diagnostic, indexes, language))
        return "::\(Self.command(diagnostic.severity)) \(list)::\(text)\n"
    }

    private func place(_ range: SourceRange, _ indexes: LineIndexes) -> [(String, String)] {
        let index = indexes[range]
        let start = index.location(of: range.start)
        let end = index.location(of: max(range.start, range.end))
        let file = ("file", indexes.file(range).name)
        // GitHub refuses columns where the lines differ.
        guard start.line == end.line else {
            return [file, ("line", String(start.line)), ("endLine", String(end.line))]
        }
        return [
            file, ("line", String(start.line)), ("col", String(start.column)), ("endLine", String(end.line)),
            ("endColumn", String(end.column)),
        ]
    }

    /// An annotation has no other place for notes and fixes than its text.
    private func text(of diagnostic: Diagnostic, _ indexes: LineIndexes, _ language: Language) -> String {
        var lines = [diagnostic.message[language]]
        for note in diagnostic.notes {
            let place = note.range.map { range in
                let location = indexes[range].location(of: range.start)
                return " \(indexes.file(range).name):\(location.line):\(location.column):"
            }
            lines.append("\(RuleText.note[language]):\(place ?? "") \(note.message[language])")
        }
        lines += diagnostic.fixes.map { "\(RuleText.fix[language]): \($0.title[language])" }
        return lines.joined(separator: "\n")
    }

    private static func command(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }

    private static func escaped(_ text: String) -> String {
        escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
    }

    private static func escapedProperty(_ text: String) -> String {
        escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
    }

    /// Other control characters must not reach the log, which is shown on terminals as well.
    private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let escape = escapes[scalar] {
                result += escape
            } else if VisibleText.mustEscape(scalar) {
                result += VisibleText.escape(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
