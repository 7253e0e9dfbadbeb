import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A declared tag is not used.
enum UnusedTag: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/unused-tag", .info, .init("a declared tag is not used", ja: "宣言されたタグが使われていない"),
        .init(
            "No operation has the tag, so it is an empty heading in the documentation.",
            ja: "どの操作にもこのタグがなく、文書では空の見出しになります。"),
        samples: .init(
            bad: """
                tags: [{name: shelters}]
                """,
            good: """
                tags: [{name: shelters}]
                paths:
                  /shelters:
                    get:
                      tags: [shelters]
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let used = Set(walk.allOperations.flatMap(\.operation.tags))
        return walk.root["tags"]?.elements.compactMap { tag in
            guard let node = tag["name"], let name = node.scalarText, !used.contains(name) else { return nil }
            return finding(
                .init("no operation has the tag '\(name)'", ja: "タグ「\(name)」の操作がない"), at: node,
                fix: .init("remove the tag", ja: "タグを消す"))
        } ?? []
    }
}
