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
                + "root behind the gateway; those of OAuth and OpenID Connect are served by 'https://{issuer}', whose "
                + "default is 'id.example.jp'.",
            ja: "すべての契約は API ゲートウェイの「https://{gateway}/<名前>/v<版>」で提供され、変数「gateway」の既定値は「gateway.example.jp」です。"
                + "標準に従う契約は、ゲートウェイの後に標準のパスを使います。"
                + "OAuth と OpenID Connect の契約は「https://{issuer}」で提供され、既定値は「id.example.jp」です。"),
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
        let facts = PlatformFacts(walk)
        let host = facts.isOfIssuer && text.hasPrefix("https://{issuer}") ? Host.issuer : .gateway
        let isRight =
            facts.isStandardBound
            ? text.hasPrefix("https://{\(host.variable)}")
            : text.wholeMatch(of: /https:\/\/\{gateway\}\/[a-z0-9-]+\/v\d+/) != nil
        guard isRight else {
            return [
                finding(
                    .init("the server is '\(text)'", ja: "サーバーが「\(text)」である"), at: url,
                    fix: .init("write 'https://{gateway}/<name>/v1'", ja: "「https://{gateway}/<名前>/v1」と書く"))
            ]
        }
        guard let value = server["variables"]?[host.variable]?["default"], value.string != host.name else { return [] }
        return [
            finding(
                .init(
                    "the default of '\(host.variable)' is '\(value.scalarText ?? "")'",
                    ja: "「\(host.variable)」の既定値が「\(value.scalarText ?? "")」である"),
                at: value, fix: .init("write '\(host.name)'", ja: "「\(host.name)」と書く"),
                edit: NodeEdits.replace(value, with: host.name))
        ]
    }

    /// A variable that a server's URL begins with, and its default.
    private struct Host {
        let variable: String
        let name: String

        static let gateway = Host(variable: "gateway", name: "gateway.example.jp")
        static let issuer = Host(variable: "issuer", name: "id.example.jp")
    }
}
