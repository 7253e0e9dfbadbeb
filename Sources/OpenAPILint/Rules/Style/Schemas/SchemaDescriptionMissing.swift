import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A component schema is not described.
enum SchemaDescriptionMissing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/schema-description", .info, .init("a component schema is not described", ja: "コンポーネントのスキーマに説明がない"),
        .init(
            "The description becomes the documentation comment of the generated type.",
            ja: "説明は、生成される型の説明文になります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: object}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: object, description: 避難所}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            guard let name = site.schema.componentName, site.node["description"] == nil else { return nil }
            return finding(
                .init("the schema '\(name)' is not described", ja: "スキーマ「\(name)」の説明がない"), atKeyOf: site.node,
                fix: .init("add 'description'", ja: "「description」を書く"))
        }
    }
}
