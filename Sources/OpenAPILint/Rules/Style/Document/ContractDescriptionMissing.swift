import SourceDiagnostics
import YAMLSyntax

/// The contract is not described.
enum ContractDescriptionMissing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/info-description", .warning, .init("the contract is not described", ja: "契約の説明がない"),
        .init(
            "The description of 'info' is the first thing that a reader of the documentation sees: what the "
                + "API is for, who may use it, what it does not do.",
            ja: "「info」の description は、文書を読む人が最初に目にする説明です。何のための API か、誰が使えるか、何をしないかを書きます。"),
        samples: .init(
            bad: """
                info: {title: 避難所, version: 1.0.0}
                """,
            good: """
                info: {title: 避難所, version: 1.0.0, description: 避難所の空き状況を提供する。}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let info = walk.root["info"], info["description"] == nil else { return [] }
        return [
            finding(
                .init("'info' has no 'description'", ja: "「info」に「description」がない"), atKeyOf: info,
                fix: .init("say what the API is for", ja: "何のための API かを書く"))
        ]
    }
}
