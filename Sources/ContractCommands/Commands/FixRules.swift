package import SourceDiagnostics

/// What can go wrong when fixes are written.
package enum FixRules {
    package static let all: [Rule] = [fixNotWritten]

    package static let fixNotWritten = Rule(
        "config/fix-not-written", .error,
        .init("fixes would make a contract worse", ja: "修正を適用すると契約が悪くなる"),
        .init(
            "'lint --fix' reads the contract again as it would be with the fixes, before it writes them. Here it could "
                + "not be read any more, or had more errors than before. No file was changed by these fixes; what was "
                + "mended in an earlier pass stays.",
            ja: "「lint --fix」は、修正を書き込む前に、修正後の契約を読み直します。ここでは、契約を読めなくなるか、エラーが前より増えました。"
                + "これらの修正ではどのファイルも変えていません。それより前に済んだ修正はそのまま残ります。"))
}
