import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A property has no Japanese description.
enum PlatformJapaneseDescription: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-japanese-description", .warning,
        .init("a property has no Japanese description", ja: "プロパティに日本語の説明がない"),
        .init(
            "Names are English, after the government's common vocabulary; the description says in Japanese "
                + "what is meant, as forms and manuals call it.",
            ja: "名前は政府の共通語彙に沿った英語です。説明には、様式や手引きで使う日本語を書きます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {vacancy: {type: string, description: Vacancy of the shelter}}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {vacancy: {type: string, description: 空き状況 — 避難所に入れるかどうか}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                let text = walk.document[property.schema].description
                guard text?.hasJapanese != true, let node = site.node["properties"]?[property.name] else { return nil }
                return finding(
                    text == nil
                        ? .init("the property '\(property.name)' is not described", ja: "プロパティ「\(property.name)」の説明がない")
                        : .init(
                            "the description of '\(property.name)' is not in Japanese",
                            ja: "「\(property.name)」の説明が日本語ではない"),
                    at: property.nameRange, in: node, fix: .init("describe it in Japanese", ja: "日本語で説明を書く"))
            }
        }
    }
}
