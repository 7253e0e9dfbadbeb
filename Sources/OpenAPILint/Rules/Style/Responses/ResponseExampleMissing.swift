import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A good answer has no example.
enum ResponseExampleMissing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/response-example", .info, .init("a good answer has no example", ja: "成功の応答に例がない"),
        .init(
            "An example shows at a glance what a schema takes a page to say, and the mock server answers with it.",
            ja: "例があれば、スキーマで長々と述べることが一目で分かります。模擬サーバーも例を使って答えます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content: {application/json: {schema: {type: object}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content:
                            application/json: {schema: {type: object}, example: {shelters: []}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.responses.flatMap { site -> [Diagnostic] in
            guard site.isUsed(where: \.isSuccess) else { return [] }
            return site.contents.filter { $0.isJSON && !hasExample($0, walk) }.map { content in
                finding(
                    .init("'\(content.media.name)' has no example", ja: "「\(content.media.name)」に例がない"),
                    at: content.media.nameRange, in: content.node, fix: .init("add 'examples'", ja: "「examples」を書く"))
            }
        }
    }

    private static func hasExample(_ content: ContentSite, _ walk: ContractWalk) -> Bool {
        if !content.media.examples.isEmpty { return true }
        guard let id = content.media.schema else { return false }
        return walk.site(of: id)?.node["example"] != nil
    }
}
