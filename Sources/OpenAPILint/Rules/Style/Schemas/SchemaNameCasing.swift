import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A schema is not named in UpperCamelCase.
enum SchemaNameCasing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/schema-name-casing", .info,
        .init("a schema is not named in UpperCamelCase", ja: "スキーマの名前が UpperCamelCase ではない"),
        .init(
            "Schemas become types, and types are written in UpperCamelCase; such a name is found again in the "
                + "generated code letter for letter.",
            ja: "スキーマは型になり、型は UpperCamelCase で書きます。同じ形の名前なら、生成コードで同じ綴りのまま見つかります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    shelter_status: {type: object}
                """,
            good: """
                components:
                  schemas:
                    ShelterStatus: {type: object}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.namedSchemas.compactMap { key, value in
            guard let name = key.scalarText, let first = name.unicodeScalars.first, first.isASCII else { return nil }
            guard !first.properties.isUppercase || name.contains(where: { "-_.".contains($0) }) else { return nil }
            return finding(
                .init("the schema '\(name)' is not in UpperCamelCase", ja: "スキーマ「\(name)」が UpperCamelCase ではない"),
                at: key.range, in: value, fix: .init("write it in UpperCamelCase", ja: "UpperCamelCase で書く"))
        }
    }
}
