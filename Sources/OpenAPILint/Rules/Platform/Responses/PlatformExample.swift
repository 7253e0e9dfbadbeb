import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A good answer has no named example.
enum PlatformExample: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-example", .warning, .init("a good answer has no named example", ja: "成功の応答に名前付きの例がない"),
        .init(
            "The mock server replays the entries of 'examples', and vendors choose one by its name. Every body "
                + "of a 2XX answer has at least one.",
            ja: "模擬サーバーは「examples」の項目を返し、事業者は名前で例を選びます。2XX の応答の本文には、少なくとも一つ必要です。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content: {application/json: {schema: {type: object}, example: {a: 1}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content:
                            application/json:
                              schema: {type: object}
                              examples: {one: {value: {a: 1}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.responses.flatMap { site -> [Diagnostic] in
            guard site.isUsed(where: \.isSuccess) else { return [] }
            return site.contents.compactMap { content in
                guard !content.media.examples.contains(where: { $0.name != nil }) else { return nil }
                return finding(
                    .init("'\(content.media.name)' has no named example", ja: "「\(content.media.name)」に名前付きの例がない"),
                    at: content.media.nameRange, in: content.node, fix: .init("add 'examples'", ja: "「examples」を書く"))
            }
        }
    }
}
