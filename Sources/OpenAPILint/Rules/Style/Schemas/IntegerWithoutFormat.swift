import JSONCoding
import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An integer has no size.
enum IntegerWithoutFormat: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/integer-without-format", .info, .init("an integer has no size", ja: "整数の大きさが書かれていない"),
        .init(
            "Languages whose integers have 32 bits need to know whether that is enough: 'format: int32', "
                + "'int64', or 'minimum' and 'maximum'.",
            ja: "整数が32ビットの言語では、それで足りるかを知る必要があります。「format: int32」「int64」か、「minimum」と「maximum」を書きます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: integer}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: integer, format: int64}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            let schema = site.schema
            guard schema.type == .integer, schema.format == nil, schema.minimum == nil || schema.maximum == nil,
                site.node["enum"] == nil
            else { return nil }
            return finding(
                .init("the integer has no 'format'", ja: "整数に「format」がない"), atKeyOf: site.node,
                fix: .init("add 'format: int32' or 'int64', or bounds", ja: "「format: int32」か「int64」、または範囲を書く"))
        }
    }
}
