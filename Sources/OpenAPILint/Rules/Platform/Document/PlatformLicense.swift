import SourceDiagnostics
import YAMLSyntax

/// Open data has no license.
enum PlatformLicense: StyleRule {
    static let profiles = ProfileSeverities.platform(.info)

    static let rule = Rule(
        "lint/platform-license", .info, .init("open data has no license", ja: "オープンデータに利用条件がない"),
        .init(
            "A contract without personal data gives open data, and 'info.license' says under which terms, as a "
                + "rule 'CC BY 4.0'.",
            ja: "個人データのない契約はオープンデータを提供します。「info.license」にその利用条件を書きます。通常は「CC BY 4.0」です。"),
        samples: .init(
            bad: """
                x-platform:
                  owner: fukushima-pref
                  operator: 福島県
                  layer: service
                  field: [防災]
                  dataClass: non-personal
                  serviceType: administrative
                  connection: {status: connected, basis: stated}
                  optIn: not-required
                """,
            good: """
                info: {title: 統計, version: 1.0.0, license: {name: CC BY 4.0}}
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
        guard PlatformFacts(walk).dataClass == "non-personal", let info = walk.root["info"],
            info["license"]?["name"] == nil
        else { return [] }
        return [
            finding(
                .init("open data has no license", ja: "オープンデータに利用条件がない"), atKeyOf: info["license"] ?? info,
                fix: .init("add 'license: {name: CC BY 4.0}'", ja: "「license: {name: CC BY 4.0}」を書く"))
        ]
    }
}
