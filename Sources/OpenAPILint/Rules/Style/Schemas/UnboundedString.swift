import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A text has no limit.
enum UnboundedString: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/unbounded-string", .info, .init("a text has no limit", ja: "文字列の長さに上限がない"),
        .init(
            "Somewhere a column or a screen limits the text anyway; 'maxLength', 'enum', 'format' or 'pattern' "
                + "say so in the contract, before a request is refused.",
            ja: "どこかでデータベースの列や画面が長さを制限します。「maxLength」「enum」「format」「pattern」で、要求が拒まれる前に契約で示します。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: string}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: string, maxLength: 200}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            let schema = site.schema
            guard schema.type == .string, schema.maxLength == nil, schema.format == nil, schema.pattern == nil,
                site.node["enum"] == nil
            else { return nil }
            return finding(
                .init("the text has no 'maxLength'", ja: "文字列に「maxLength」がない"), atKeyOf: site.node,
                fix: .init("add 'maxLength'", ja: "「maxLength」を書く"))
        }
    }
}
