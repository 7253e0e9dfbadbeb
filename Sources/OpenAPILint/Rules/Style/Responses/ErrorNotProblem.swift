import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An error is not told as problem details.
enum ErrorNotProblem: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/error-not-problem", .info,
        .init("an error is not told as problem details", ja: "エラーが problem details ではない"),
        .init(
            "RFC 9457 gives errors one form, 'application/problem+json', that clients and gateways know. A "
                + "form of one's own must be learned for each API.",
            ja: "RFC 9457 の「application/problem+json」は、クライアントやゲートウェイが知っているエラーの形です。独自の形は API ごとに覚えることになります。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: 一覧}
                        '400':
                          description: 誤り
                          content: {application/json: {schema: {type: object}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: 一覧}
                        '400':
                          description: 誤り
                          content: {application/problem+json: {schema: {type: object}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.responses.flatMap { site -> [Diagnostic] in
            guard site.isUsed(where: \.isError) else { return [] }
            let contents = site.contents
            guard !contents.contains(where: \.isProblem) else { return [] }
            return contents.filter(\.isJSON).map { content in
                finding(
                    .init(
                        "the error has the media type '\(content.media.name)'",
                        ja: "エラーのメディアタイプが「\(content.media.name)」である"),
                    at: content.media.nameRange, in: content.node,
                    fix: .init("use 'application/problem+json'", ja: "「application/problem+json」を使う"))
            }
        }
    }
}
