import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation says nothing about wrong requests.
enum NoClientErrorResponse: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info, strict: .warning)

    static let rule = Rule(
        "lint/no-client-error-response", .info,
        .init("an operation says nothing about wrong requests", ja: "誤った要求への応答がない"),
        .init(
            "An operation that takes parameters, a body or credentials can be called wrongly. A 4XX or "
                + "'default' response says what comes back then, so that clients need not guess.",
            ja: "パラメータ、本文、認証のある操作は誤って呼ばれることがあります。4XX か「default」の応答で、そのとき何が返るかを示します。"),
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
                      parameters: [{name: level, in: query, schema: {type: integer}}]
                      responses: {'200': {description: 一覧}, '400': {description: 誤り}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.operations.compactMap { site in
            let operation = site.operation
            guard !operation.parameters.isEmpty || operation.requestBody != nil || !walk.isOpen(operation) else {
                return nil
            }
            guard !operation.responses.contains(where: { $0.status.isClientError || $0.status == .default }),
                let responses = site.node["responses"]
            else { return nil }
            return finding(
                .init("'\(site.title)' has no response for wrong requests", ja: "「\(site.title)」に誤った要求への応答がない"),
                atKeyOf: responses, fix: .init("add a response such as '400'", ja: "「400」などの応答を書く"))
        }
    }
}
