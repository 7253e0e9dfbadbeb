import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A tag is not declared.
enum UndeclaredTag: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/undeclared-tag", .warning, .init("a tag is not declared", ja: "タグが宣言されていない"),
        .init(
            "A tag that the list of 'tags' lacks has neither description nor place in the order of the "
                + "documentation; often it is one that was misspelled. It is shown once, where it is used first.",
            ja: "「tags」の一覧にないタグには説明も表示順もありません。つづりの誤りであることも多いです。最初に使われた場所に一度だけ表示します。"),
        samples: .init(
            bad: """
                tags: [{name: shelters}]
                paths:
                  /shelters:
                    get:
                      tags: [shelter]
                      responses: {'200': {description: 一覧}}
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
        let declared = walk.document.tags.map(\.name)
        var known = Set(declared)
        var result: [Diagnostic] = []
        for site in walk.allOperations {
            for tag in site.node["tags"]?.elements.map({ $0 }) ?? [] {
                guard let name = tag.scalarText, known.insert(name).inserted else { continue }
                let nearest = EditDistance.nearest(to: name, in: declared)
                result.append(
                    finding(
                        .init("the tag '\(name)' is not declared", ja: "タグ「\(name)」が宣言されていない"), at: tag,
                        fix: nearest.map { .init("write '\($0)'", ja: "「\($0)」と書く") }
                            ?? .init("add it to 'tags'", ja: "「tags」に加える"),
                        edit: nearest.flatMap { NodeEdits.replace(tag, with: $0) }))
            }
        }
        return result
    }
}
