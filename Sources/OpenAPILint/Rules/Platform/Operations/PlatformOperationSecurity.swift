import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation says nothing about credentials.
enum PlatformOperationSecurity: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-security-missing", .warning,
        .init("an operation says nothing about credentials", ja: "操作に認証が書かれていない"),
        .init(
            "The gateway takes from the contract which credential a call needs. What is really open, such as a "
                + "discovery document, says 'security: []'.",
            ja: "ゲートウェイは、呼び出しに必要な認証を契約から読みます。公開の操作には「security: []」と書きます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      security: []
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard walk.root["security"] == nil else { return [] }
        return walk.operations.compactMap { site in
            guard site.node["security"] == nil else { return nil }
            return finding(
                .init("'\(site.title)' says nothing about credentials", ja: "「\(site.title)」に認証が書かれていない"),
                atKeyOf: site.node, fix: .init("add 'security'", ja: "「security」を書く"))
        }
    }
}
