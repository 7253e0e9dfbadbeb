import SourceDiagnostics

/// What holds for every finding about any text.
enum FindingPromises {
    static func broken(by diagnostics: [Diagnostic], in files: SourceFiles) -> String? {
        for diagnostic in diagnostics {
            let ranges =
                [diagnostic.range] + diagnostic.notes.map(\.range)
                + diagnostic.fixes.flatMap { $0.edits.map(\.range) }
            for range in ranges.compactMap({ $0 }) {
                guard range.file.index < files.files.count else {
                    return "\(diagnostic.rule.id) points to a file that was not read"
                }
                guard range.start <= range.end, Int(range.end) <= files[range.file].bytes.count else {
                    return "\(diagnostic.rule.id) points outside its file"
                }
            }
        }
        let rendered = TextRenderer(files: files).render(diagnostics)
        return rendered.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }
            ? "a control character is written to the terminal" : nil
    }
}
