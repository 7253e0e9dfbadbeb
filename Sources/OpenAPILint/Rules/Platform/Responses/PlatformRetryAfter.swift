import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A client is not told when to come back.
enum PlatformRetryAfter: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-retry-after", .warning, .init("a client is not told when to come back", ja: "再試行の時期が示されない"),
        .init(
            "Answers with 429 and 503 say with the header 'Retry-After' when to try again, so that clients "
                + "neither hammer the gateway nor give up.",
            ja: "429 と 503 の応答は、いつ再試行すればよいかを Retry-After ヘッダーで示します。クライアントが呼び続けたり、あきらめたりせずに済みます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧}, '429': {description: 多すぎる}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: 一覧}
                        '429':
                          description: 多すぎる
                          headers: {Retry-After: {schema: {type: integer}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.responses.compactMap { site in
            guard site.isUsed(where: { $0 == .code(429) || $0 == .code(503) }) else { return nil }
            guard !site.response.headers.contains(where: { $0.name.lowercased() == "retry-after" }) else { return nil }
            return finding(
                .init("the response has no header 'Retry-After'", ja: "応答に「Retry-After」ヘッダーがない"), atKeyOf: site.node,
                fix: .init("declare the header 'Retry-After'", ja: "「Retry-After」ヘッダーを宣言する"))
        }
    }
}
