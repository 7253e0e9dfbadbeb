import SourceDiagnostics

/// One report that holds everything a renderer has to show: several files, findings with and without a place, notes,
/// fixes with and without edits, wide and very wide characters, and characters that each format must escape.
enum FindingsSample {
    static let status = Rule(
        "openapi/status-code", .error, .init("a status is none", ja: "状態コードではない"),
        .init("A status has three digits.", ja: "状態コードは 3 桁です。"),
        samples: .init(bad: "responses:\n  '2000': {}\n", good: "responses:\n  '200': {}\n"))
    static let field = Rule(
        "openapi/unknown-field", .warning, .init("a field is not known", ja: "未知のフィールド"),
        .init("It has no meaning here.", ja: "ここでは意味がありません。"))
    static let unused = Rule(
        "openapi/unused-component", .info, .init("a component is not used", ja: "使われていない部品"),
        .init("Nothing leads to it.", ja: "どこからも参照されていません。"))
    static let missing = Rule(
        "openapi/file-not-found", .error, .init("a file does not exist", ja: "ファイルがない"),
        .init("It cannot be read.", ja: "読み込めません。"))
    static let passed = Rule(
        "lint/nothing-found", .warning, .init("nothing breaks this rule", ja: "この規則に反するものはない"),
        .init("It is listed all the same.", ja: "それでも一覧に載ります。"))

    static func report(_ language: Language = .english) -> FindingsReport {
        FindingsReport(
            version: "1.2.3", language: language,
            entries: [
                broken, entry("specs/clean.yaml", SourceFiles(), []),
                entry(
                    "specs/lost.yaml", SourceFiles(),
                    [
                        Diagnostic(
                            missing, .init("the file does not exist", ja: "ファイルがない"), at: nil,
                            fileName: "specs/lost.yaml")
                    ]),
            ],
            rules: [passed, status], workingFolder: "/work folder")
    }

    private static func entry(
        _ name: String, _ files: SourceFiles, _ diagnostics: [Diagnostic]
    ) -> FindingsReport.Entry {
        FindingsReport.Entry(
            name: name, files: files, diagnostics: diagnostics, summary: RuleText.counts(diagnostics))
    }

    private static let main = "a: 1\n'😀東京': {\"x\": <&>, y: 100%}\n'2000':\n  b: 1\n  c: 2\n"
    private static let other = "\u{FEFF}schema: 犬\r\nnext: \u{1B}[31m\r\n"

    private static var broken: FindingsReport.Entry {
        var files = SourceFiles()
        let first = files.add(name: "specs/a b,c:d.yaml", bytes: Array(main.utf8))
        let second = files.add(name: "../shared/犬.yaml", bytes: Array(other.utf8))
        func range(_ file: SourceFile, _ text: String) -> SourceRange {
            let marked = Array(text.utf8)
            let start = file.bytes.indices.first { file.bytes[$0...].starts(with: marked) } ?? 0
            return SourceRange(file: file.id, start: UInt32(start), end: UInt32(start + marked.count))
        }
        return entry(
            first.name, files,
            [
                Diagnostic(
                    status,
                    .init("'2000' is \"no\" <status> & 100% wrong", ja: "「2000」は状態コードではない (<100%> & \"no\")"),
                    at: range(first, "'2000':\n  b: 1"), pointer: "/paths/~1pets/get",
                    notes: [
                        .init(.init("the schema is here", ja: "スキーマはここ"), at: range(second, "犬")),
                        .init(.init("a note without a place", ja: "場所のない補足"), at: nil),
                    ],
                    fixes: [
                        .init(
                            .init("write '200'", ja: "「200」と書く"),
                            edits: [
                                .init(range: range(second, "schema"), replacement: "犬😀"),
                                .init(range: range(first, "1\n  c"), replacement: "2\n  d"),
                                .init(range: range(first, "'2000'"), replacement: "'200'"),
                            ]),
                        .init(.init("or write 'default'", ja: "または「default」と書く")),
                    ]),
                Diagnostic(
                    field, .init("'x' is\nnot \u{7}known", ja: "「x」は未知の\u{7}フィールド"), at: range(first, "\"x\"")),
                Diagnostic(
                    unused, .init("nothing uses it", ja: "使われていない"), at: range(second, "\u{1B}[31m"), pointer: ""),
                Diagnostic(
                    field, .init("an empty place", ja: "空の場所"),
                    at: SourceRange(file: first.id, start: 5, end: 5)),
            ])
    }
}
