import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation has a tag twice.
enum RepeatedTag: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/repeated-tag", .warning, .init("an operation has a tag twice", ja: "操作に同じタグが二つある"),
        .init(
            "The operation would be shown twice in the same group.",
            ja: "同じ見出しの下に操作が二度表示されます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      tags: [shelters, shelters]
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
        walk.allOperations.flatMap { site -> [Diagnostic] in
            guard let tags = site.node["tags"] else { return [] }
            var seen: Set<String> = []
            return tags.elements.enumerated().compactMap { index, tag in
                guard let name = tag.scalarText, !seen.insert(name).inserted else { return nil }
                return finding(
                    .init("'\(site.title)' has the tag '\(name)' twice", ja: "「\(site.title)」にタグ「\(name)」が二つある"),
                    at: tag, fix: .init("remove it", ja: "一つを消す"), edit: NodeEdits.removeElement(at: index, from: tags))
            }
        }
    }
}
