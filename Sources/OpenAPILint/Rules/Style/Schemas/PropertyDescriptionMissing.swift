import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A property is not described.
enum PropertyDescriptionMissing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/property-description", .info, .init("a property is not described", ja: "プロパティの説明がない"),
        .init(
            "The name says what a value is called, the description what it means: its unit, who sets it, what "
                + "it is while it is not known.",
            ja: "名前は呼び方を、説明は意味を表します。単位、誰が設定するか、分からないときの値などを書きます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {vacancy: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {vacancy: {type: string, description: 空き状況}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                guard walk.document[property.schema].description == nil,
                    let node = site.node["properties"]?[property.name]
                else { return nil }
                return finding(
                    .init("the property '\(property.name)' is not described", ja: "プロパティ「\(property.name)」の説明がない"),
                    at: property.nameRange, in: node, fix: .init("add 'description'", ja: "「description」を書く"))
            }
        }
    }
}
