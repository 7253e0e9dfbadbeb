import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A JSON body has no schema.
enum MediaTypeWithoutSchema: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/media-type-without-schema", .warning, .init("a JSON body has no schema", ja: "JSON の本文にスキーマがない"),
        .init(
            "Nothing is said about the body, so it is neither checked nor typed in generated code.",
            ja: "本文について何も書かれていないので、検査されず、生成コードでも型が付きません。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧, content: {application/json: {}}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content: {application/json: {schema: {type: object}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let contents = walk.requestBodies.flatMap(\.contents) + walk.responses.flatMap(\.contents)
        return contents.compactMap { content in
            guard content.isJSON, content.node["schema"] == nil else { return nil }
            return finding(
                .init("'\(content.media.name)' has no 'schema'", ja: "「\(content.media.name)」に「schema」がない"),
                at: content.media.nameRange, in: content.node, fix: .init("add 'schema'", ja: "「schema」を書く"))
        }
    }
}
