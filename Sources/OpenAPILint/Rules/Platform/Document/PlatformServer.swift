import SourceDiagnostics
import YAMLSyntax

/// The server is not the gateway.
enum PlatformServer: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-server", .warning, .init("the server is not the gateway", ja: "サーバーがゲートウェイではない"),
        .init(
            "Every contract is served by the API gateway at 'https://{gateway}/<name>/v<major>', with the "
                + "variable 'gateway' whose default is 'gateway.example.jp'. Contracts of a standard keep its own "
                + "root behind the gateway.",
            ja: "すべての契約は API ゲートウェイの「https://{gateway}/<名前>/v<版>」で提供され、変数「gateway」の既定値は「gateway.example.jp」です。"
                + "標準に従う契約は、ゲートウェイの後に標準のパスを使います。"),
        samples: .init(
            bad: """
                servers: [{url: 'https://api.city.example.jp/disaster'}]
                """,
            good: """
                servers:
                  - url: https://{gateway}/disaster-app/v1
                    variables: {gateway: {default: gateway.example.jp}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let server = walk.root["servers"]?.elements.first, let url = server["url"], let text = url.string else {
            return []
        }
        let isRight =
            PlatformFacts(walk).isStandardBound
            ? text.hasPrefix("https://{gateway}")
            : text.wholeMatch(of: /https:\/\/\{gateway\}\/[a-z0-9-]+\/v\d+/) != nil
        guard isRight else {
            return [
                finding(
                    .init("the server is '\(text)'", ja: "サーバーが「\(text)」である"), at: url,
                    fix: .init("write 'https://{gateway}/<name>/v1'", ja: "「https://{gateway}/<名前>/v1」と書く"))
            ]
        }
        guard let gateway = server["variables"]?["gateway"]?["default"], gateway.string != "gateway.example.jp" else {
            return []
        }
        return [
            finding(
                .init(
                    "the default of 'gateway' is '\(gateway.scalarText ?? "")'",
                    ja: "「gateway」の既定値が「\(gateway.scalarText ?? "")」である"),
                at: gateway, fix: .init("write 'gateway.example.jp'", ja: "「gateway.example.jp」と書く"),
                edit: NodeEdits.replace(gateway, with: "gateway.example.jp"))
        ]
    }
}
