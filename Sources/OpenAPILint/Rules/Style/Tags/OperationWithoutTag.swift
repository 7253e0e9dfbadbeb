import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation has no tag.
enum OperationWithoutTag: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info, platform: .warning)

    static let rule = Rule(
        "lint/operation-without-tag", .info, .init("an operation has no tag", ja: "操作にタグがない"),
        .init(
            "Documentation and generated code group operations by their tags; one without a tag ends up in a "
                + "heap of leftovers.",
            ja: "文書や生成コードは操作をタグでまとめます。タグがない操作は「その他」に入ってしまいます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      tags: [shelters]
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.operations.compactMap { site in
            guard site.operation.tags.isEmpty else { return nil }
            return finding(
                .init("'\(site.title)' has no tag", ja: "「\(site.title)」にタグがない"), atKeyOf: site.node,
                fix: .init("add 'tags' with the name of its resource", ja: "「tags」に資源の名前を書く"))
        }
    }
}
