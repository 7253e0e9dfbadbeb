import SourceDiagnostics
import YAMLSyntax

/// The contact has no name.
enum PlatformContact: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-contact", .warning, .init("the contact has no name", ja: "問い合わせ先に名前がない"),
        .init(
            "'info.contact.name' is the owner of the service, as the catalogue shows it.",
            ja: "「info.contact.name」は、カタログに表示されるサービスの所有者です。"),
        samples: .init(
            bad: """
                info: {title: 防災アプリ, version: 1.0.0, contact: {url: https://www.example.jp}}
                """,
            good: """
                info: {title: 防災アプリ, version: 1.0.0, contact: {name: 福島県}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let info = walk.root["info"], info["contact"]?["name"] == nil else { return [] }
        return [
            finding(
                .init("'info.contact' has no 'name'", ja: "「info.contact」に「name」がない"), atKeyOf: info["contact"] ?? info,
                fix: .init("name the owner of the service", ja: "サービスの所有者を書く"))
        ]
    }
}
