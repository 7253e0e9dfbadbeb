import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A header parameter is ignored.
enum IgnoredHeaderParameter: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/ignored-header-parameter", .warning, .init("a header parameter is ignored", ja: "ヘッダーのパラメータが無視される"),
        .init(
            "OpenAPI ignores header parameters named 'Accept', 'Content-Type' and 'Authorization': they follow "
                + "from the media types and from 'security' (OAS 3.0.4, section 4.7.12).",
            ja: "OpenAPI は「Accept」「Content-Type」「Authorization」という名前のヘッダーのパラメータを無視します。"
                + "メディアタイプと「security」で決まるためです（OAS 3.0.4 4.7.12節）。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - name: Authorization
                          in: header
                          description: トークン
                          schema: {type: string}
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - name: X-Request-Id
                          in: header
                          description: 要求の ID
                          schema: {type: string}
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.parameters.compactMap { site in
            guard site.parameter.location == .header, let name = site.node["name"],
                ["accept", "content-type", "authorization"].contains(site.parameter.name.lowercased())
            else { return nil }
            return finding(
                .init("the parameter '\(site.parameter.name)' is ignored", ja: "パラメータ「\(site.parameter.name)」は無視される"),
                at: name,
                fix: .init(
                    "say it with media types or 'security' and remove the parameter",
                    ja: "メディアタイプか「security」で表し、パラメータを消す"))
        }
    }
}
