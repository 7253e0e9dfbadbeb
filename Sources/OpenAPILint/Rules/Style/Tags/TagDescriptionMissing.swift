import SourceDiagnostics
import YAMLSyntax

/// A tag is not described.
enum TagDescriptionMissing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info, platform: .info)

    static let rule = Rule(
        "lint/tag-description", .info, .init("a tag is not described", ja: "タグの説明がない"),
        .init(
            "The description of a tag introduces a whole group of operations in the documentation.",
            ja: "タグの説明は、文書の中で操作のまとまり全体を紹介します。"),
        samples: .init(
            bad: """
                tags: [{name: shelters}]
                """,
            good: """
                tags: [{name: shelters, description: 避難所の状況と受付}]
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.root["tags"]?.elements.compactMap { tag in
            guard let node = tag["name"], let name = node.scalarText, tag["description"] == nil else { return nil }
            return finding(
                .init("the tag '\(name)' is not described", ja: "タグ「\(name)」の説明がない"), at: node,
                fix: .init("add 'description'", ja: "「description」を書く"))
        } ?? []
    }
}
