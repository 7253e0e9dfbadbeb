import SourceDiagnostics
import YAMLSyntax

/// A server is not called over HTTPS.
enum ServerNotSecure: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/server-not-https", .warning, .init("a server is not called over HTTPS", ja: "サーバーの呼び出しが HTTPS ではない"),
        .init(
            "Everything that is sent over plain HTTP, tokens included, can be read and changed on the way. "
                + "Addresses of the own machine are left alone.",
            ja: "暗号化しない HTTP では、トークンを含むすべての内容を途中で読まれたり書き換えられたりします。自分の計算機のアドレスは対象外です。"),
        samples: .init(
            bad: """
                servers: [{url: http://gateway.example.jp/v1}]
                """,
            good: """
                servers: [{url: https://gateway.example.jp/v1}]
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.servers.compactMap { server in
            guard let url = server["url"], let text = url.string, WebAddress.isInsecure(text) else { return nil }
            return finding(
                .init("the server '\(text)' is called without encryption", ja: "サーバー「\(text)」の呼び出しが暗号化されない"),
                at: url, fix: .init("use 'https'", ja: "「https」を使う"),
                edit: NodeEdits.replace(url, with: WebAddress.secured(text)))
        }
    }
}
