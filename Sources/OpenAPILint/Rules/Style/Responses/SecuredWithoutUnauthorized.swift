import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation with credentials has no 401.
enum SecuredWithoutUnauthorized: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/secured-without-401", .info, .init("an operation with credentials has no 401", ja: "認証のある操作に 401 がない"),
        .init(
            "A call with an expired credential is answered with 401. Clients that renew tokens depend on it.",
            ja: "期限の切れた認証情報での呼び出しには 401 が返ります。トークンを更新するクライアントはこれに頼ります。"),
        samples: .init(
            bad: """
                security: [{key: []}]
                components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Api-Key}}}
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                security: [{key: []}]
                components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Api-Key}}}
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧}, '401': {description: 認証されていない}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.operations.compactMap { site in
            guard !walk.isOpen(site.operation), !site.operation.responses.contains(where: { $0.status.covers(401) }),
                let responses = site.node["responses"]
            else { return nil }
            return finding(
                .init("'\(site.title)' needs a credential and has no '401'", ja: "「\(site.title)」は認証が必要なのに「401」がない"),
                atKeyOf: responses, fix: .init("add the response '401'", ja: "「401」の応答を書く"))
        }
    }
}
