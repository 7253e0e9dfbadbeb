package import SourceDiagnostics

/// A text with marks (① to ⑳) at the places that a test speaks about. The marks are not part of the text.
package struct MarkedText: Sendable {
    package let text: String
    /// Byte offsets of the marks in `text`.
    package let offsets: [Character: UInt32]

    package init(_ marked: String) {
        var text = ""
        var offsets: [Character: UInt32] = [:]
        for scalar in marked.unicodeScalars {
            if 0x2460...0x2473 ~= scalar.value {
                offsets[Character(scalar)] = UInt32(text.utf8.count)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        self.text = text
        self.offsets = offsets
    }

    /// The mark at an offset, nil where there is none.
    package func mark(at offset: UInt32) -> Character? { offsets.first { $0.value == offset }?.key }
}

/// Several marked texts by file name; a mark is used in one of them only.
package struct MarkedFiles: Sendable {
    package let texts: [String: MarkedText]

    package init(_ marked: [String: String]) { texts = marked.mapValues { MarkedText($0) } }

    package var provider: InMemoryFileProvider { InMemoryFileProvider(texts.mapValues(\.text)) }

    /// What was found where, as a test states it: `① openapi/missing-field`, sorted. A finding at a place without a
    /// mark has its line and column instead, one without a place the name of its file.
    package func findings(_ diagnostics: [Diagnostic], in files: SourceFiles) -> [String] {
        diagnostics.map { "\(place(of: $0, files)) \($0.rule.id)" }.sorted()
    }

    private func place(of diagnostic: Diagnostic, _ files: SourceFiles) -> String {
        guard let range = diagnostic.range else { return diagnostic.fileName ?? "nowhere" }
        let file = files[range.file]
        if let mark = texts[file.name]?.mark(at: range.start) { return String(mark) }
        let location = LineIndex(file).location(of: range.start)
        return "\(file.name):\(location.line):\(location.column)"
    }
}

extension Diagnostic {
    /// The bytes of a file after the edits of the first fix.
    package func applyingFirstFix(to bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for edit in (fixes.first?.edits ?? []).sorted(by: { $0.range.start > $1.range.start }) {
            bytes.replaceSubrange(Int(edit.range.start)..<Int(edit.range.end), with: edit.replacement.utf8)
        }
        return bytes
    }
}
