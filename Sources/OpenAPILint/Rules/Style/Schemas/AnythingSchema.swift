import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A schema accepts anything.
enum AnythingSchema: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/schema-accepts-anything", .info, .init("a schema accepts anything", ja: "スキーマが何でも受け入れる"),
        .init(
            "A schema without keywords lets every value through, and generated code has no better type than "
                + "any JSON value.",
            ja: "キーワードのないスキーマはどんな値も通し、生成コードでは任意の JSON の値になります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {detail: {}}}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {detail: {type: string}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            let words: Set<String> = [
                "title", "description", "example", "nullable", "deprecated", "default", "readOnly",
            ]
            guard site.node.key?.scalarText != "additionalProperties" else { return nil }
            guard site.node.entries.allSatisfy({ words.contains($0.key.scalarText ?? "") }) else { return nil }
            return finding(
                .init("the schema accepts anything", ja: "スキーマが何でも受け入れる"), atKeyOf: site.node,
                fix: .init("say what the value is", ja: "値の種類を書く"))
        }
    }
}
