import SourceDiagnostics
import YAMLSyntax

/// The version is not a semantic one.
enum VersionNotSemantic: StyleRule {
    static let profiles = ProfileSeverities.strict(.info, platform: .warning)

    static let rule = Rule(
        "lint/version-not-semantic", .info, .init("the version is not a semantic one", ja: "版がセマンティックバージョンではない"),
        .init(
            "With three numbers such as 1.4.0 a reader sees from the version whether a change can break a "
                + "client: the first number says so.",
            ja: "「1.4.0」のような三つの数にすると、クライアントを壊しうる変更かどうかが版から分かります。最初の数がそれを表します。"),
        samples: .init(
            bad: """
                info: {title: 避難所, version: 2025年版}
                """,
            good: """
                info: {title: 避難所, version: 1.0.0}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let version = walk.root["info"]?["version"], let text = version.scalarText else { return [] }
        guard text.wholeMatch(of: /v?\d+\.\d+\.\d+([-+].+)?/) == nil else { return [] }
        return [
            finding(
                .init("the version is '\(text)'", ja: "版が「\(text)」である"), at: version,
                fix: .init("write three numbers, such as '1.0.0'", ja: "「1.0.0」のように三つの数で書く"))
        ]
    }
}
