import SourceDiagnostics
import YAMLSyntax

/// The facts about the platform are missing.
enum PlatformFactsMissing: StyleRule {
    static let profiles = ProfileSeverities.platform(.error)

    static let rule = Rule(
        "lint/platform-facts", .error, .init("the facts about the platform are missing", ja: "プラットフォームの事実が書かれていない"),
        .init(
            "The catalogue, the mock server and the gateway read from 'x-platform' who owns the service, on "
                + "which layer it runs, whether it carries personal data and whether it is connected. All eight "
                + "members are needed.",
            ja: "カタログ、模擬サーバー、ゲートウェイは、所有者、層、個人データの有無、接続の状態を「x-platform」から読みます。八つの項目すべてが必要です。"),
        samples: .init(
            bad: """
                x-platform: {owner: yabuki, layer: municipal}
                """,
            good: """
                x-platform:
                  owner: fukushima-pref
                  operator: 福島県
                  layer: service
                  field: [防災]
                  dataClass: non-personal
                  serviceType: administrative
                  connection: {status: connected, basis: stated}
                  optIn: not-required
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let facts = walk.root["x-platform"] else {
            return [
                finding(
                    .init("the contract has no 'x-platform'", ja: "契約に「x-platform」がない"), atKeyOf: walk.root,
                    fix: .init("add 'x-platform'", ja: "「x-platform」を書く"))
            ]
        }
        let missing = members.filter { facts[$0] == nil }
        guard !missing.isEmpty else { return [] }
        return [
            finding(
                .init(
                    "'x-platform' has no \(missing.map { "'\($0)'" }.joined(separator: ", "))",
                    ja: "「x-platform」に\(missing.map { "「\($0)」" }.joined())がない"),
                atKeyOf: facts, fix: .init("add what is missing", ja: "足りない項目を書く"))
        ]
    }

    private static let members = [
        "owner", "operator", "layer", "field", "dataClass", "serviceType", "connection", "optIn",
    ]
}
