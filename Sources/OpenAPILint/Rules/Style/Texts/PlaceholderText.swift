import SourceDiagnostics

/// A text is not written yet.
enum PlaceholderText: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/placeholder-text", .info, .init("a text is not written yet", ja: "文がまだ書かれていない"),
        .init(
            "A contract that was given to others should not show the notes of its writers.",
            ja: "人に渡す契約に、書きかけの覚え書きを残さないようにします。"),
        samples: .init(
            bad: """
                tags: [{name: shelters, description: 'TBD: write this'}]
                """,
            good: """
                tags: [{name: shelters, description: 避難所}]
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.proses.compactMap { prose in
            let words = prose.text.split { !$0.isLetter }.map(String.init)
            let sign =
                words.first { signs.contains($0) }
                ?? (prose.text.lowercased().contains("lorem ipsum") ? "lorem ipsum" : nil)
            guard let sign else { return nil }
            return finding(
                .init("the text has '\(sign)'", ja: "文に「\(sign)」がある"), atKeyOf: prose.value,
                fix: .init("write it", ja: "文を書く"))
        }
    }

    private static let signs: Set<String> = ["TODO", "FIXME", "TBD", "XXX"]
}
