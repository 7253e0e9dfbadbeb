import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation is not described.
enum OperationDescriptionMissing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/operation-description", .info, .init("an operation is not described", ja: "操作の説明がない"),
        .init(
            "The summary says what is done; the description says what a caller must know besides: order of "
                + "results, side effects, who may call.",
            ja: "要約は何をするかを述べます。説明には、結果の順序、副作用、呼べる人など、呼ぶ人が知るべきことを書きます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      summary: 避難所の一覧を読む
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      summary: 避難所の一覧を読む
                      description: 近い順に返す。
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.operations.compactMap { site in
            guard site.node["description"] == nil else { return nil }
            return finding(
                .init("'\(site.title)' has no 'description'", ja: "「\(site.title)」に「description」がない"),
                atKeyOf: site.node,
                fix: .init("say what a caller must know", ja: "呼ぶ人が知るべきことを書く"))
        }
    }
}
