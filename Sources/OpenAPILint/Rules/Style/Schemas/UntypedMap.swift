import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Further properties can be anything.
enum UntypedMap: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/untyped-map", .info, .init("further properties can be anything", ja: "追加のプロパティに何でも入る"),
        .init(
            "'additionalProperties: true' says no more than leaving it out. A schema says what the values are, "
                + "and gives them a type in generated code.",
            ja: "「additionalProperties: true」は、書かないのと同じです。スキーマを書くと値の種類が決まり、生成コードで型が付きます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: object, additionalProperties: true}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: object, additionalProperties: {type: string}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            guard let value = site.node["additionalProperties"] else { return nil }
            guard value.bool == true || value.kind == .mapping && value.entries.isEmpty else { return nil }
            return finding(
                .init("further properties can be anything", ja: "追加のプロパティに何でも入る"), atKeyOf: value,
                fix: .init("give them a schema", ja: "スキーマを書く"))
        }
    }
}
