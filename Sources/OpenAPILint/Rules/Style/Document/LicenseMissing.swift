import SourceDiagnostics
import YAMLSyntax

/// The contract has no license.
enum LicenseMissing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/info-license", .info, .init("the contract has no license", ja: "契約に利用条件がない"),
        .init(
            "Without 'info.license' nobody knows whether a client may be written and data may be passed on.",
            ja: "「info.license」がないと、クライアントを作ってよいか、データを再利用してよいかが分かりません。"),
        samples: .init(
            bad: """
                info: {title: 避難所, version: 1.0.0}
                """,
            good: """
                info: {title: 避難所, version: 1.0.0, license: {name: CC BY 4.0}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let info = walk.root["info"], info["license"] == nil else { return [] }
        return [
            finding(
                .init("'info' has no 'license'", ja: "「info」に「license」がない"), atKeyOf: info,
                fix: .init("add 'license' with a name", ja: "「license」に名称を書く"))
        ]
    }
}
