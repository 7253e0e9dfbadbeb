import SourceDiagnostics
import YAMLSyntax

/// A server is only an example.
enum ServerExampleHost: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning, platform: .info)

    static let rule = Rule(
        "lint/server-example-host", .warning, .init("a server is only an example", ja: "サーバーが例示用のホストである"),
        .init(
            "The hosts 'example.com' and its kin are reserved for texts (RFC 2606), and 'localhost' is another "
                + "machine for each reader. Give a real address, or a variable with this default.",
            ja: "「example.com」などは文書のための予約名（RFC 2606）で、「localhost」は読む人ごとに別の計算機です。実際のアドレスか、変数とその既定値を書きます。"),
        samples: .init(
            bad: """
                servers: [{url: https://api.example.com/v1}]
                """,
            good: """
                servers:
                  - url: https://{host}/v1
                    variables: {host: {default: api.example.com}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.servers.compactMap { server in
            guard let url = server["url"], let text = url.string else { return nil }
            let host = WebAddress.host(of: text.lowercased())
            guard reserved.contains(where: { host == $0 || host.hasSuffix("." + $0) }) else { return nil }
            return finding(
                .init("the host '\(host)' is no real one", ja: "ホスト「\(host)」は実在しない"), at: url,
                fix: .init("give the real address", ja: "実際のアドレスを書く"))
        }
    }

    private static let reserved = ["example.com", "example.org", "example.net", "localhost"]
}
