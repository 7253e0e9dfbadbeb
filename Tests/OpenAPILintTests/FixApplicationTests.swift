import SourceDiagnostics
import Testing

@Suite struct FixApplicationTests {
    private static let rule = Rule("lint/unused-tag", .info, .init("s", ja: "s"), .init("e", ja: "e"))

    private func finding(_ edits: [(Int, Int, String)], title: String = "fix") -> Diagnostic {
        let edits = edits.map { start, end, text in
            Diagnostic.Fix.Edit(range: range(start, end), replacement: text)
        }
        return Diagnostic(
            Self.rule, .init("m \(edits)", ja: "m"), at: edits.first?.range,
            fixes: [.init(.init("no edits", ja: "編集なし")), .init(.init(title, ja: title), edits: edits)])
    }

    private func range(_ start: Int, _ end: Int) -> SourceRange {
        SourceRange(file: FileID(index: 0), start: UInt32(start), end: UInt32(end))
    }

    private func apply(_ diagnostics: [Diagnostic]) -> (text: String?, applied: Int, skipped: Int) {
        var files = SourceFiles()
        _ = files.add(name: "a.yaml", bytes: Array("0123456789".utf8))
        let result = FixApplication(of: diagnostics, to: files)
        return (result.changes.first.map { String(decoding: $0.bytes, as: UTF8.self) }, result.applied, result.skipped)
    }

    @Test("fixes at different places are all done, whatever their order")
    func several() {
        let result = apply([finding([(8, 9, "eight")]), finding([(0, 1, "zero"), (4, 4, "|")])])
        #expect(result.text == "zero123|4567eight9")
        #expect(result.applied == 2 && result.skipped == 0)
    }

    @Test("of two fixes for the same bytes the first is done")
    func overlap() {
        let result = apply([finding([(2, 5, "A")]), finding([(4, 6, "B"), (8, 9, "C")])])
        #expect(result.text == "01A56789")
        #expect(result.applied == 1 && result.skipped == 1)
    }

    @Test("the same edit of two findings is done once")
    func repetition() {
        let result = apply([finding([(2, 3, "A")]), finding([(2, 3, "A")], title: "again")])
        #expect(result.text == "01A3456789")
        #expect(result.applied == 2 && result.skipped == 0)
    }

    @Test("insertions at one place are done in the order of the findings")
    func insertions() {
        let result = apply([finding([(3, 3, "a")]), finding([(3, 3, "b")])])
        #expect(result.text == "012ab3456789")
    }

    @Test("an insertion at the edge of what is replaced waits", arguments: [2, 5])
    func edge(_ place: Int) {
        #expect(apply([finding([(2, 5, "")]), finding([(place, place, "x")])]).skipped == 1)
    }

    @Test("edits outside the file are not done", arguments: [(11, 11), (9, 12), (5, 4)])
    func outside(_ start: Int, _ end: Int) {
        #expect(apply([finding([(start, end, "x")])]).text == nil)
    }

    @Test("a fix that changes nothing gives no changed file")
    func nothing() { #expect(apply([finding([(2, 3, "2")])]).text == nil) }
}
