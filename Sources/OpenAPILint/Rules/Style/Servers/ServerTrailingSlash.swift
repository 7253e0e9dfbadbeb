import SourceDiagnostics
import YAMLSyntax

/// A server URL ends with a slash.
enum ServerTrailingSlash: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/server-trailing-slash", .warning, .init("a server URL ends with a slash", ja: "サーバーの URL がスラッシュで終わる"),
        .init(
            "Paths begin with a slash and are put behind the URL, so that the request would have two of them.",
            ja: "パスはスラッシュで始まり、URL の後に続けられるので、要求にスラッシュが二つ並びます。"),
        samples: .init(
            bad: """
                servers: [{url: https://gateway.example.jp/v1/}]
                """,
            good: """
                servers: [{url: https://gateway.example.jp/v1}]
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.servers.compactMap { server in
            guard let url = server["url"], let text = url.string, text.hasSuffix("/"), text != "/" else { return nil }
            let short = String(text.reversed().drop { $0 == "/" }.reversed())
            return finding(
                .init("the server URL '\(text)' ends with '/'", ja: "サーバーの URL「\(text)」が「/」で終わる"), at: url,
                fix: .init("remove the slash", ja: "スラッシュを除く"), edit: NodeEdits.replace(url, with: short))
        }
    }
}
