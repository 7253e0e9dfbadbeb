import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A summary is not in Japanese.
enum PlatformJapaneseSummary: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-japanese-summary", .warning, .init("a summary is not in Japanese", ja: "要約が日本語ではない"),
        .init(
            "The portal of the platform is read by people of municipalities and their vendors; each operation "
                + "says in Japanese what it does.",
            ja: "プラットフォームのポータルは、自治体の職員や事業者が読みます。各操作が何をするかを日本語で書きます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      summary: List shelters
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      summary: 避難所の一覧を読む
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.allOperations.compactMap { site in
            guard let summary = site.node["summary"], let text = summary.string, !text.hasJapanese else { return nil }
            return finding(
                .init("the summary '\(text)' is not in Japanese", ja: "要約「\(text)」が日本語ではない"), at: summary,
                fix: .init("write it in Japanese", ja: "日本語で書く"))
        }
    }
}
