/// The line indexes of the files that some findings point into; the other files are never read for it.
struct LineIndexes: Sendable {
    private let files: SourceFiles
    private var indexes: [FileID: LineIndex] = [:]

    init(for diagnostics: [Diagnostic], in files: SourceFiles) {
        self.files = files
        for diagnostic in diagnostics {
            let ranges =
                [diagnostic.range] + diagnostic.notes.map(\.range)
                + diagnostic.fixes.flatMap { $0.edits.map { Optional($0.range) } }
            for case let range? in ranges where indexes[range.file] == nil {
                indexes[range.file] = LineIndex(files[range.file])
            }
        }
    }

    subscript(range: SourceRange) -> LineIndex { indexes[range.file] ?? LineIndex(files[range.file]) }

    func file(_ range: SourceRange) -> SourceFile { files[range.file] }
}
