import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Properties are not written alike.
enum PropertyCasing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/property-casing", .info, .init("properties are not written alike", ja: "プロパティの書き方がそろっていない"),
        .init(
            "Most properties of the contract join their words in one way and this one in another, so that "
                + "callers must look up each. It is shown once for each name. A schema that a standard gives says so "
                + "with 'x-standard' and keeps its names.",
            ja: "契約の多くのプロパティと語のつなぎ方が違うため、使う人は一つずつ確かめることになります。名前ごとに一度だけ表示します。"
                + "標準が定めるスキーマは「x-standard」にその名を書き、名前をそのまま使います。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties:
                        openStatus: {type: string}
                        openedAt: {type: string}
                        closed_at: {type: string}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties:
                        openStatus: {type: string}
                        openedAt: {type: string}
                        closedAt: {type: string}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        let schemas = walk.schemas.filter { !PlatformFacts.isOfStandard($0.node) }
        let names = schemas.lazy.flatMap(\.schema.properties).map(\.name)
        guard let prevailing = LetterCase.prevailing(in: names) else { return [] }
        var seen: Set<String> = []
        return schemas.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                guard let found = LetterCase.distinct(property.name), found != prevailing,
                    seen.insert(property.name).inserted, let node = site.node["properties"]?[property.name]
                else { return nil }
                return finding(
                    .init(
                        "'\(property.name)' is in \(found.rawValue) and most properties are in \(prevailing.rawValue)",
                        ja: "「\(property.name)」は \(found.rawValue) で、多くのプロパティは \(prevailing.rawValue) である"),
                    at: property.nameRange, in: node,
                    fix: .init("write it in \(prevailing.rawValue)", ja: "\(prevailing.rawValue) で書く"))
            }
        }
    }
}
