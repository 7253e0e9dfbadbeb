import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An answer is an array as a whole.
enum ArrayRoot: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/array-root", .info, .init("an answer is an array as a whole", ja: "応答全体が配列である"),
        .init(
            "To an array nothing can be added later, such as a cursor for the next page or a count, without "
                + "breaking every client. An object with a list in it can grow.",
            ja: "配列には、次のページの位置や件数などを後から加えられず、加えるとすべてのクライアントが壊れます。リストを持つオブジェクトなら広げられます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content:
                            application/json: {schema: {type: array, items: {type: string}}}
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
                              schema:
                                type: object
                                properties: {items: {type: array, items: {type: string}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.responses.flatMap { site -> [Diagnostic] in
            guard site.isUsed(where: \.isSuccess) else { return [] }
            return site.contents.compactMap { content in
                guard content.isJSON, let id = content.media.schema, walk.document[id].type == .array else {
                    return nil
                }
                return finding(
                    .init("the answer is an array as a whole", ja: "応答全体が配列である"), at: content.media.nameRange,
                    in: content.node, fix: .init("put the list into an object", ja: "リストをオブジェクトに入れる"))
            }
        }
    }
}
