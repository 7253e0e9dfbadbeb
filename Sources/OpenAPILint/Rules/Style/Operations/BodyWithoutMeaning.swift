import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A method that has no body is given one.
enum BodyWithoutMeaning: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/body-without-meaning", .warning, .init("a method that has no body is given one", ja: "本文を持たないメソッドに本文がある"),
        .init(
            "A body of GET, HEAD or DELETE has no defined meaning (RFC 9110, section 9.3), and proxies and "
                + "client libraries drop it. Use query parameters, or POST.",
            ja: "GET、HEAD、DELETE の本文には決まった意味がなく（RFC 9110 9.3節）、プロキシやクライアントが捨てることがあります。クエリか POST を使います。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      requestBody: {content: {application/json: {schema: {type: object}}}}
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    post:
                      requestBody: {content: {application/json: {schema: {type: object}}}}
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.allOperations.compactMap { site in
            guard [.get, .head, .delete].contains(site.operation.method), let body = site.node["requestBody"] else {
                return nil
            }
            return finding(
                .init("'\(site.title)' has a request body", ja: "「\(site.title)」に要求本文がある"), atKeyOf: body,
                fix: .init("use query parameters or another method", ja: "クエリのパラメータか別のメソッドを使う"))
        }
    }
}
