import SourceDiagnostics
import Testing

@Suite struct LineIndexTests {
    private func location(_ text: String, _ offset: Int) -> LineColumn {
        var files = SourceFiles()
        return LineIndex(files.add(name: "a", bytes: Array(text.utf8))).location(of: UInt32(offset))
    }

    @Test(
        "lines and columns begin with 1 and columns count Unicode scalars",
        arguments: [
            ("abc", 0, 1, 1), ("abc", 2, 1, 3), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1),
            ("\n\n", 1, 2, 1), ("名前: x", 8, 1, 5), ("😀x", 4, 1, 2), ("\u{FEFF}a", 3, 1, 1), ("", 0, 1, 1),
        ])
    func locations(text: String, offset: Int, line: Int, column: Int) {
        #expect(location(text, offset) == LineColumn(line: line, column: column))
    }

    @Test("an offset behind the end counts as the end")
    func behindTheEnd() {
        #expect(location("ab\ncd", 400) == LineColumn(line: 2, column: 3))
    }

    @Test("a line has no line break in it")
    func lines() {
        var files = SourceFiles()
        let index = LineIndex(files.add(name: "a", bytes: Array("ab\r\n\ncd".utf8)))
        #expect(index.lineCount == 3)
        #expect((1...3).map { index.line($0) } == [0..<2, 4..<4, 5..<7])
    }
}
