import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A property can be missing and null.
enum OptionalAndNullable: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/optional-and-nullable", .info, .init("a property can be missing and null", ja: "プロパティが省略も null もできる"),
        .init(
            "There are three states then: missing, null and a value. If missing and null mean the same, allow "
                + "one of them; generated code then has a plain optional.",
            ja: "省略、null、値の三つの状態ができます。省略と null が同じ意味なら一方だけを許すと、生成コードは単純なオプショナルになります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {closedAt: {type: string, format: date-time, nullable: true}}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      required: [closedAt]
                      properties: {closedAt: {type: string, format: date-time, nullable: true}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                guard walk.document[property.schema].isNullable, !site.schema.required.contains(property.name),
                    let node = site.node["properties"]?[property.name]
                else { return nil }
                return finding(
                    .init("'\(property.name)' can be missing and null", ja: "「\(property.name)」が省略も null もできる"),
                    at: property.nameRange, in: node,
                    fix: .init("require it, or leave out 'nullable'", ja: "必須にするか、「nullable」を消す"))
            }
        }
    }
}
