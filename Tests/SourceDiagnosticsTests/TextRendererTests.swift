import KakehashiTestSupport
import SourceDiagnostics
import Testing

private let rule = Rule(
    "openapi/path-parameter-undeclared", .error, .init("summary", ja: "要約"), .init("explanation", ja: "説明"))
private let warning = Rule(
    "lint/something", .warning, .init("summary", ja: "要約"), .init("explanation", ja: "説明"))

/// A text, what is marked in it, and the snapshot of the finding about it.
struct RenderingCase: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var marked: String
    var usesColor = false

    var testDescription: String { name }

    static let all: [RenderingCase] = [
        RenderingCase(name: "ascii.txt", text: "a: 1\n      - name: petId\n", marked: "petId"),
        RenderingCase(name: "wide.txt", text: "name: 東京都の犬\n", marked: "京都"),
        RenderingCase(name: "combining.txt", text: "name: cafe\u{301} petId\n", marked: "petId"),
        RenderingCase(name: "tab.txt", text: "\tname:\tpetId\n", marked: "petId"),
        RenderingCase(name: "control.txt", text: "a: \u{1B}[31mred\u{7} petId\n", marked: "petId"),
        RenderingCase(name: "bidi.txt", text: "a: \u{202E}abc petId\n", marked: "petId"),
        RenderingCase(
            name: "long-line.txt",
            text: String(repeating: "0123456789", count: 90) + "petId" + String(repeating: "abcdefghij", count: 90),
            marked: "petId"),
        RenderingCase(
            name: "long-marked.txt", text: "x: " + String(repeating: "y", count: 5000),
            marked: String(repeating: "y", count: 5000)),
        RenderingCase(
            name: "long-wide.txt",
            text: String(repeating: "避難所の😀", count: 300) + "petId" + String(repeating: "一覧", count: 300),
            marked: "petId"),
        RenderingCase(
            name: "long-tabs.txt",
            text: String(repeating: "abcdefghi\t", count: 90) + "犬\tpetId" + String(repeating: "\tx", count: 90),
            marked: "petId"),
        RenderingCase(
            name: "long-end.txt", text: String(repeating: "東京", count: 300) + "petId", marked: "petId"),
        RenderingCase(name: "just-fits.txt", text: "petId" + String(repeating: "犬", count: 52) + "x", marked: "petId"),
        RenderingCase(name: "several-lines.txt", text: "a:\n  b: 1\n  c: 2\n", marked: "b: 1\n  c: 2"),
        RenderingCase(name: "end-of-file.txt", text: "a: 1", marked: ""),
        RenderingCase(name: "color.txt", text: "name: petId\n", marked: "petId", usesColor: true),
    ]
}

@Suite struct TextRendererTests {
    private let snapshot = Snapshot()

    @Test("a finding looks like its snapshot", arguments: RenderingCase.all)
    func snapshots(of rendering: RenderingCase) throws {
        var files = SourceFiles()
        let bytes = Array(rendering.text.utf8)
        let file = files.add(name: "specs/openapi.yaml", bytes: bytes)
        let marked = Array(rendering.marked.utf8)
        let start =
            marked.isEmpty ? bytes.count : bytes.indices.first { bytes[$0...].starts(with: marked) } ?? bytes.count
        let range = SourceRange(file: file.id, start: UInt32(start), end: UInt32(start + marked.count))
        let text = TextRenderer(files: files, usesColor: rendering.usesColor).render([
            Diagnostic(rule, .init(verbatim: "path has no parameter 'petId'"), at: range)
        ])
        let difference = snapshot.difference(text, rendering.name)
        #expect(difference == nil)
    }

    @Test("notes and fixes follow their finding")
    func notesAndFixes() {
        var files = SourceFiles()
        let text = "paths:\n  /pets/{id}:\n    get:\n      parameters:\n        - name: petId\n"
        let file = files.add(name: "specs/petstore/openapi.yaml", bytes: Array(text.utf8))
        let finding = Diagnostic(
            rule, .init("path has no parameter 'petId'", ja: "パスにパラメータ「petId」がない"),
            at: SourceRange(file: file.id, start: 64, end: 69),
            notes: [
                .init(
                    .init("the template is '/pets/{id}'", ja: "テンプレートは「/pets/{id}」"),
                    at: SourceRange(file: file.id, start: 9, end: 19)),
                .init(.init("a note without a place", ja: "場所のない補足"), at: nil),
            ],
            fixes: [.init(.init("rename the parameter to 'id'", ja: "パラメータの名前を「id」にする"))])
        for (language, name) in [(Language.english, "notes-and-fixes.txt"), (.japanese, "notes-and-fixes.ja.txt")] {
            let text = TextRenderer(files: files, language: language).render([finding])
            #expect(snapshot.difference(text, name) == nil)
        }
    }

    @Test("a finding without a place names its file")
    func withoutPlace() {
        let finding = Diagnostic(rule, .init(verbatim: "the file does not exist"), at: nil, fileName: "a\u{1B}b.yaml")
        let text = TextRenderer(files: SourceFiles()).render([finding])
        #expect(text == "a\\u{1B}b.yaml: error: the file does not exist [openapi/path-parameter-undeclared]\n")
    }

    @Test("an excerpt of one long line costs about as much as one of a short line")
    func longLines() {
        let count = 2_000
        func time(of text: String, every step: Int) -> Duration {
            var files = SourceFiles()
            let file = files.add(name: "a.json", bytes: Array(text.utf8))
            let findings = (0..<count).map { position in
                let start = UInt32(position * step)
                return Diagnostic(
                    rule, .init(verbatim: "m"), at: SourceRange(file: file.id, start: start, end: start + 3))
            }
            return (0..<3).map { _ in
                ContinuousClock().measure { _ = TextRenderer(files: files).render(findings) }
            }.min() ?? .zero
        }
        let word = String(repeating: "a", count: 90)
        let short = time(of: String(repeating: word + "\n", count: count), every: 91)
        let long = time(of: String(repeating: word, count: count), every: 90)
        #expect(long < short * 6, "\(long) for the long line, \(short) for short ones")
    }

    @Test("a place within a character is shown at that character")
    func withinCharacter() {
        var files = SourceFiles()
        let file = files.add(name: "a", bytes: Array("ab犬c".utf8))
        let text = TextRenderer(files: files).render([
            Diagnostic(rule, .init(verbatim: "m"), at: SourceRange(file: file.id, start: 3, end: 4))
        ])
        #expect(text.hasSuffix("\n  1 | ab犬c\n    |   ^~\n"), "\(text)")
    }

    @Test("nothing of a document reaches the terminal as a control character")
    func noControlCharacters() {
        var files = SourceFiles()
        let bytes = (0...255).map { UInt8($0) } + Array("\u{85}\u{9B}31m\u{2028}\u{2066}".utf8)
        let file = files.add(name: "a\u{9B}\nb", bytes: bytes)
        let findings = bytes.indices.map { offset in
            let range = SourceRange(file: file.id, start: UInt32(offset), end: UInt32(offset + 1))
            return Diagnostic(
                rule, .init(verbatim: "message \u{1B}]0;title\u{7}\nnext"), at: range,
                notes: [.init(.init(verbatim: "note \u{8}"), at: range)],
                fixes: [.init(.init(verbatim: "fix \u{7F}\u{202E}"))])
        }
        let text = TextRenderer(files: files).render(findings)
        let bad = text.unicodeScalars.filter { $0 != "\n" && VisibleText.mustEscape($0) }
        #expect(bad.isEmpty)
        #expect(!text.contains("\nnext"))
    }

    @Test("findings are sorted by file, offset and rule, those without a place first")
    func sorting() {
        let file = (0..<2).map { FileID(index: UInt32($0)) }
        func finding(_ rule: Rule, _ file: FileID, _ start: UInt32, _ message: String) -> Diagnostic {
            Diagnostic(rule, .init(verbatim: message), at: SourceRange(file: file, start: start, end: start))
        }
        let findings = [
            finding(rule, file[1], 0, "5"), finding(rule, file[0], 9, "4"), finding(rule, file[0], 3, "3"),
            finding(warning, file[0], 3, "2"), Diagnostic(rule, .init(verbatim: "1"), at: nil, fileName: "b"),
            Diagnostic(rule, .init(verbatim: "0"), at: nil, fileName: "a"),
        ]
        #expect(findings.sortedByPlace().map(\.message.english) == ["0", "1", "2", "3", "4", "5"])
    }

    @Test("a repeated finding is shown once")
    func repetitions() {
        let one = Diagnostic(rule, .init(verbatim: "a"), at: nil)
        let other = Diagnostic(rule, .init(verbatim: "b"), at: nil)
        #expect([one, other, one].withoutRepetitions() == [one, other])
    }

    @Test("no snapshot is left over")
    func orphans() {
        let samples = FindingsFormat.allCases.flatMap { ["sample.\($0.ending)", "sample.ja.\($0.ending)"] }
        let known = RenderingCase.all.map(\.name) + ["notes-and-fixes.txt", "notes-and-fixes.ja.txt"] + samples
        #expect(snapshot.orphans(known: Set(known)) == [])
    }
}
