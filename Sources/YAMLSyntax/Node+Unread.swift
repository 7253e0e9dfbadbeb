package import SourceDiagnostics

extension Node {
    /// The ranges of all parts of the file that could not be read and have a finding. What is said about the nodes that
    /// stand for them is not true of the text.
    package var unreadRanges: [SourceRange] {
        tree.unread.map { index in
            let record = tree.records[index]
            return SourceRange(file: tree.file.id, start: record.start, end: record.end)
        }
    }
}
