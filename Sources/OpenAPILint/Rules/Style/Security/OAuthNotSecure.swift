import SourceDiagnostics
import YAMLSyntax

/// An OAuth address is not encrypted.
enum OAuthNotSecure: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/oauth-not-https", .warning, .init("an OAuth address is not encrypted", ja: "OAuth のアドレスが暗号化されない"),
        .init(
            "Codes, tokens and client secrets go through these addresses; OAuth 2.0 demands TLS for them (RFC "
                + "6749, section 3).",
            ja: "これらのアドレスでは認可コード、トークン、クライアントの秘密がやり取りされ、OAuth 2.0 は TLS を求めています（RFC 6749 3節）。"),
        samples: .init(
            bad: """
                components:
                  securitySchemes:
                    key:
                      type: oauth2
                      flows:
                        clientCredentials: {tokenUrl: 'http://id.example.jp/token', scopes: {}}
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
            let flows = site.node["flows"]?.entries.map(\.value) ?? []
            let addresses = flows.flatMap { flow in
                ["authorizationUrl", "tokenUrl", "refreshUrl"].compactMap { flow[$0] }
            }
            return (addresses + [site.node["openIdConnectUrl"]].compactMap { $0 }).compactMap { node in
                guard let text = node.string, WebAddress.isInsecure(text) else { return nil }
                return finding(
                    .init("the address '\(text)' is not encrypted", ja: "アドレス「\(text)」が暗号化されない"), at: node,
                    fix: .init("use 'https'", ja: "「https」を使う"),
                    edit: NodeEdits.replace(node, with: WebAddress.secured(text)))
            }
        }
    }
}
