import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A parameter is not described.
enum ParameterDescriptionMissing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info, platform: .warning)

    static let rule = Rule(
        "lint/parameter-description", .info, .init("a parameter is not described", ja: "パラメータの説明がない"),
        .init(
            "A name rarely says which values make sense, what is taken where the parameter is missing, and how "
                + "it works with others.",
            ja: "名前だけでは、どんな値が使えるか、省くとどうなるか、ほかのパラメータとどう働くかが分かりません。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters: [{name: level, in: query, schema: {type: integer}}]
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - name: level
                          in: query
                          description: この警戒レベル以上に絞る
                          schema: {type: integer}
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.parameters.compactMap { site in
            guard site.node["description"] == nil, let name = site.node["name"] else { return nil }
            return finding(
                .init(
                    "the parameter '\(site.parameter.name)' is not described", ja: "パラメータ「\(site.parameter.name)」の説明がない"
                ),
                at: name, fix: .init("add 'description'", ja: "「description」を書く"))
        }
    }
}
