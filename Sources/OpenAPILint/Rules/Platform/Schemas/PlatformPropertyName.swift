import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A property is not named in English lowerCamelCase.
enum PlatformPropertyName: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-property-name", .warning,
        .init("a property is not named in English lowerCamelCase", ja: "プロパティの名前が英語の lowerCamelCase ではない"),
        .init(
            "Names are lowerCamelCase in ASCII, taken from GIF where it has the item; NGSI takes no others. "
                + "Japanese column names belong into 'x-label-ja'. A schema that a standard gives says so with "
                + "'x-standard' and keeps its names.",
            ja: "名前は ASCII の lowerCamelCase で、GIF にある項目はその名前を使います。NGSI はほかの名前を受け付けません。日本語の列名は「x-label-ja」に書きます。"
                + "標準が定めるスキーマは「x-standard」にその名を書き、名前をそのまま使います。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {open_status: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {openStatus: {type: string}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        return walk.schemas.filter { !PlatformFacts.isOfStandard($0.node) }.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                guard !LetterCase.lowerCamel.accepts(property.name), !isTaken(property.name, in: site),
                    let node = site.node["properties"]?[property.name]
                else { return nil }
                return finding(
                    .init("the property is named '\(property.name)'", ja: "プロパティの名前が「\(property.name)」である"),
                    at: property.nameRange, in: node,
                    fix: .init("name it in lowerCamelCase", ja: "lowerCamelCase で名付ける"))
            }
        }
    }

    /// Language tags, such as `zh-Hans` of LocalizedText, members of JSON-LD, and names that a standard gives.
    private static func isTaken(_ name: String, in site: SchemaSite) -> Bool {
        name.wholeMatch(of: /[a-z]{2}-[A-Z][a-z]{3}|[a-z]{2}-[A-Z]{2}|@[a-z]+/) != nil
            || site.node["properties"]?[name]?["x-gif-name"] != nil
    }
}
