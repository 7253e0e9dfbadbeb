import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A required property has a default.
enum RequiredWithDefault: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/required-with-default", .info, .init("a required property has a default", ja: "必須のプロパティに既定値がある"),
        .init(
            "A default is what a missing value stands for, and a required property is never missing. One of "
                + "the two is not meant.",
            ja: "既定値は値がないときに使われますが、必須のプロパティに値がないことはありません。どちらかが意図と違います。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      required: [open]
                      properties: {open: {type: boolean, default: true}}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {open: {type: boolean, default: true}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                guard site.schema.required.contains(property.name), let node = site.node["properties"]?[property.name],
                    let value = node["default"]
                else { return nil }
                return finding(
                    .init(
                        "the required property '\(property.name)' has a default",
                        ja: "必須のプロパティ「\(property.name)」に既定値がある"),
                    atKeyOf: value, fix: .init("remove the default, or do not require it", ja: "既定値を消すか、必須をやめる"))
            }
        }
    }
}
