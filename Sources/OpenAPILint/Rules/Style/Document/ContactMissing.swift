import SourceDiagnostics
import YAMLSyntax

/// The contract names nobody to ask.
enum ContactMissing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info, platform: .warning)

    static let rule = Rule(
        "lint/info-contact", .info, .init("the contract names nobody to ask", ja: "問い合わせ先が書かれていない"),
        .init(
            "Whoever calls the API needs to know whom to ask when something does not work. Give 'info.contact' "
                + "a name and an address.",
            ja: "API を呼ぶ人は、うまく動かないときの問い合わせ先を知る必要があります。「info.contact」に名前と連絡先を書きます。"),
        samples: .init(
            bad: """
                info: {title: 避難所, version: 1.0.0}
                """,
            good: """
                info: {title: 避難所, version: 1.0.0, contact: {name: 福島県}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let info = walk.root["info"], info["contact"] == nil else { return [] }
        return [
            finding(
                .init("'info' has no 'contact'", ja: "「info」に「contact」がない"), atKeyOf: info,
                fix: .init("add 'contact' with a name and an address", ja: "「contact」に名前と連絡先を書く"))
        ]
    }
}
