import SourceDiagnostics
import YAMLSyntax

/// The title is not in Japanese and in English.
enum PlatformTitle: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-title", .warning, .init("the title is not in Japanese and in English", ja: "題名が日本語と英語で書かれていない"),
        .init(
            "The catalogue is in Japanese, generated code in English: 'title' has the Japanese name and "
                + "'x-title-en' the English one, which the Swift name is made of. A service whose own name is English has "
                + "it in both.",
            ja: "カタログは日本語、生成コードは英語です。「title」に日本語の名前を、「x-title-en」に Swift の名前の元になる英語の名前を書きます。"
                + "サービスの名前がもともと英語なら、両方に同じ名前を書きます。"),
        samples: .init(
            bad: """
                info: {title: Disaster App, version: 1.0.0}
                """,
            good: """
                info: {title: 防災アプリ, x-title-en: Disaster App, version: 1.0.0}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let info = walk.root["info"] else { return [] }
        var result: [Diagnostic] = []
        if let title = info["title"], let text = title.string, !text.hasJapanese, info["x-title-en"]?.string != text {
            result.append(
                finding(
                    .init("the title '\(text)' is not in Japanese", ja: "題名「\(text)」が日本語ではない"), at: title,
                    fix: .init("give the Japanese name", ja: "日本語の名前を書く")))
        }
        if info["x-title-en"]?.string == nil {
            result.append(
                finding(
                    .init("'info' has no 'x-title-en'", ja: "「info」に「x-title-en」がない"), atKeyOf: info,
                    fix: .init("add the English name", ja: "英語の名前を書く")))
        }
        return result
    }
}
