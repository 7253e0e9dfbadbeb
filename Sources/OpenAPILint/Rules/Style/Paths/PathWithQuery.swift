import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A path has a query or a fragment.
enum PathWithQuery: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/path-with-query", .warning, .init("a path has a query or a fragment", ja: "パスにクエリかフラグメントがある"),
        .init(
            "Requests are matched by their path alone, so a path with '?' or '#' is never found. Parameters of "
                + "the query are declared with 'in: query'.",
            ja: "要求はパスだけで照合されるので、「?」や「#」を含むパスには一致しません。クエリのパラメータは「in: query」で宣言します。"),
        samples: .init(
            bad: """
                paths:
                  /shelters?open=true:
                    get:
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters: [{name: open, in: query, schema: {type: boolean}}]
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.pathEntries.compactMap { key, value in
            guard let path = key.scalarText else { return nil }
            guard let sign = path.replacing(/\{[^}]*\}/, with: "").first(where: { $0 == "?" || $0 == "#" }) else {
                return nil
            }
            return finding(
                .init("the path '\(path)' has a '\(sign)'", ja: "パス「\(path)」に「\(sign)」がある"), at: key.range,
                in: value, fix: .init("declare a parameter with 'in: query'", ja: "「in: query」のパラメータを宣言する"))
        }
    }
}
