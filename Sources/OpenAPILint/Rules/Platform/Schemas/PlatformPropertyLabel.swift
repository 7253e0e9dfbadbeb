import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A description does not begin with a label.
enum PlatformPropertyLabel: StyleRule {
    static let profiles = ProfileSeverities.platform(.info)

    static let rule = Rule(
        "lint/platform-property-label", .info, .init("a description does not begin with a label", ja: "説明が項目名で始まらない"),
        .init(
            "A description is '<Japanese label> — <one line>'. Forms and tables take the label from it.",
            ja: "説明は「<日本語の項目名> — <一行の説明>」の形です。様式や表は項目名をここから取ります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {vacancy: {type: string, description: 避難所に入れるかどうかを表す。満員になると変わる。}}
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
                guard let node = site.node["properties"]?[property.name], let description = node["description"],
                    let text = description.string, text.hasJapanese, !isLabelled(text)
                else { return nil }
                return finding(
                    .init("the description of '\(property.name)' has no label", ja: "「\(property.name)」の説明に項目名がない"),
                    atKeyOf: description, fix: .init("write '<label> — <one line>'", ja: "「<項目名> — <一行の説明>」と書く"))
            }
        }
    }

    /// A label alone will do where there is nothing more to say; a sentence is none.
    private static func isLabelled(_ text: String) -> Bool {
        if let label = text.firstRange(of: " — ").map({ text[..<$0.lowerBound] }) { return !label.contains("。") }
        return text.count <= 40 && !text.contains { "。、\n".contains($0) }
    }
}
