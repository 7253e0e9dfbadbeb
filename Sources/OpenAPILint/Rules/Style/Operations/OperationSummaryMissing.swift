import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation has no summary.
enum OperationSummaryMissing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/operation-summary", .warning, .init("an operation has no summary", ja: "操作に要約がない"),
        .init(
            "The summary is the line that lists of operations, editors and generated documentation comments show.",
            ja: "要約は、操作の一覧、エディタ、生成コードの説明文に表示される一行です。"),
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
                      summary: 避難所の一覧を読む
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.operations.compactMap { site in
            guard site.node["summary"] == nil else { return nil }
            return finding(
                .init("'\(site.title)' has no 'summary'", ja: "「\(site.title)」に「summary」がない"), atKeyOf: site.node,
                fix: .init("say in one line what it does", ja: "何をするかを一行で書く"))
        }
    }
}
