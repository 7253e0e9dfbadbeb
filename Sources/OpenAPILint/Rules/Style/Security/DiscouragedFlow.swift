import SourceDiagnostics
import YAMLSyntax

/// An OAuth flow is no longer recommended.
enum DiscouragedFlow: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info, strict: .warning)

    static let rule = Rule(
        "lint/discouraged-oauth-flow", .info,
        .init("an OAuth flow is no longer recommended", ja: "推奨されない OAuth のフローである"),
        .init(
            "The implicit flow leaks tokens through the browser, and the password flow gives the user's "
                + "password to the app; RFC 9700 advises against both. Use the authorization code with PKCE.",
            ja: "implicit フローはブラウザからトークンが漏れ、password フローは利用者のパスワードをアプリに渡します。RFC 9700 はどちらも勧めていません。PKCE "
                + "を使う認可コードにします。"),
        samples: .init(
            bad: """
                components:
                  securitySchemes:
                    key:
                      type: oauth2
                      flows:
                        implicit: {authorizationUrl: 'https://id.example.jp/authorize', scopes: {}}
                """,
            good: """
                components:
                  securitySchemes:
                    key:
                      type: oauth2
                      flows:
                        clientCredentials: {tokenUrl: 'https://id.example.jp/token', scopes: {}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.securitySchemes.flatMap { site -> [Diagnostic] in
            ["implicit", "password"].compactMap { name in
                guard let flow = site.node["flows"]?[name] else { return nil }
                return finding(
                    .init("'\(site.name)' has the flow '\(name)'", ja: "「\(site.name)」に「\(name)」フローがある"), atKeyOf: flow,
                    fix: .init("use 'authorizationCode' with PKCE", ja: "PKCE を使う「authorizationCode」にする"))
            }
        }
    }
}
