import SourceDiagnostics

/// A description carries a script.
enum ScriptInDescription: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/script-in-description", .warning, .init("a description carries a script", ja: "説明にスクリプトがある"),
        .init(
            "Descriptions are Markdown, and Markdown lets HTML through. A portal that shows them as they are "
                + "would run the script in the reader's browser.",
            ja: "説明は Markdown で、Markdown は HTML を通します。そのまま表示するポータルでは、読む人のブラウザでスクリプトが動きます。"),
        samples: .init(
            bad: """
                tags: [{name: shelters, description: '<script>alert(1)</script>'}]
                """,
            good: """
                tags: [{name: shelters, description: '**避難所**'}]
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.proses.compactMap { prose in
            let text = prose.text.lowercased()
            guard let sign = signs.first(where: { text.contains($0) }) else { return nil }
            return finding(
                .init("the text has '\(sign)'", ja: "文に「\(sign)」がある"), atKeyOf: prose.value,
                fix: .init("write it in Markdown", ja: "Markdown で書く"))
        }
    }

    private static let signs = [
        "<script", "javascript:", "<iframe", "<object", "<embed", " onerror=", " onload=", "eval(",
    ]
}
