import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An array has no limit.
enum UnboundedArray: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/unbounded-array", .info, .init("an array has no limit", ja: "配列の長さに上限がない"),
        .init(
            "A server that takes lists of any length can be kept busy with one request, and a client cannot "
                + "plan memory. 'maxItems' says how many there can be.",
            ja: "どんな長さのリストでも受け取るサーバーは、一つの要求で処理を占有されます。「maxItems」で上限を示します。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: array, items: {type: boolean}}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: array, maxItems: 100, items: {type: boolean}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            guard site.schema.type == .array, site.schema.maxItems == nil else { return nil }
            return finding(
                .init("the array has no 'maxItems'", ja: "配列に「maxItems」がない"), atKeyOf: site.node,
                fix: .init("add 'maxItems'", ja: "「maxItems」を書く"))
        }
    }
}
