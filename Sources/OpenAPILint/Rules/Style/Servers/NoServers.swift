import SourceDiagnostics
import YAMLSyntax

/// The contract names no server.
enum NoServers: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/no-servers", .warning, .init("the contract names no server", ja: "サーバーが書かれていない"),
        .init(
            "Without 'servers' a client has no address to call: the default is '/', the host that the contract "
                + "happens to be read from.",
            ja: "「servers」がないと、クライアントは呼び先が分かりません。既定の「/」は、契約を読み込んだ場所のホストを意味します。"),
        samples: .init(
            bad: """
                paths: {}
                """,
            good: """
                servers: [{url: 'https://gateway.example.jp/shelters/v1'}]
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        if let servers = walk.root["servers"], !servers.elements.isEmpty { return [] }
        return [
            finding(
                .init("the contract names no server", ja: "契約にサーバーがない"),
                atKeyOf: walk.root["servers"] ?? walk.root,
                fix: .init("add 'servers' with the URL of the API", ja: "「servers」に API の URL を書く"))
        ]
    }
}
