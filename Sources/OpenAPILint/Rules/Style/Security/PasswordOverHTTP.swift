import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A credential is sent without encryption.
enum PasswordOverHTTP: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/basic-over-http", .warning, .init("a credential is sent without encryption", ja: "認証情報が暗号化されずに送られる"),
        .init(
            "HTTP Basic and Bearer send the credential itself with each call. Over plain HTTP everybody on the "
                + "way can take it.",
            ja: "HTTP の Basic と Bearer は認証情報そのものを毎回送ります。暗号化しない HTTP では途中の誰でも読めます。"),
        samples: .init(
            bad: """
                servers: [{url: http://gateway.example.jp}]
                components:
                  securitySchemes:
                    key: {type: http, scheme: basic}
                """,
            good: """
                servers: [{url: https://gateway.example.jp}]
                components:
                  securitySchemes:
                    key: {type: http, scheme: basic}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let server = walk.servers.lazy.compactMap({ $0["url"]?.string }).first(where: WebAddress.isInsecure)
        else {
            return []
        }
        return walk.securitySchemes.compactMap { site in
            guard case .http(let scheme, _) = site.scheme.kind else { return nil }
            return finding(
                .init(
                    "the credential of '\(site.name)' (\(scheme)) is sent in clear to '\(server)'",
                    ja: "「\(site.name)」（\(scheme)）の認証情報が「\(server)」へ暗号化されずに送られる"),
                atKeyOf: site.node, fix: .init("use servers with 'https'", ja: "「https」のサーバーを使う"))
        }
    }
}
