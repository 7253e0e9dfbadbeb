import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A required parameter has a default.
enum RequiredParameterDefault: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/required-parameter-default", .info, .init("a required parameter has a default", ja: "必須のパラメータに既定値がある"),
        .init(
            "A default is what a missing value stands for, and a required parameter is never missing. One of "
                + "the two is not meant.",
            ja: "既定値は値がないときに使われますが、必須のパラメータに値がないことはありません。どちらかが意図と違います。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - name: limit
                          in: query
                          required: true
                          schema: {type: integer, default: 20}
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.parameters.compactMap { site in
            // A default of a path parameter is rather a hint for documentation, and common.
            guard site.parameter.isRequired, site.parameter.location != .path, let id = site.parameter.schema,
                let value = walk.site(of: id)?.node["default"], let required = site.node["required"]
            else { return nil }
            let name = site.parameter.name
            return finding(
                .init(
                    "the required parameter '\(name)' has the default '\(value.scalarText ?? "")'",
                    ja: "必須のパラメータ「\(name)」に既定値「\(value.scalarText ?? "")」がある"),
                atKeyOf: required, fix: .init("remove 'required' or the default", ja: "「required」か既定値を消す"))
        }
    }
}
