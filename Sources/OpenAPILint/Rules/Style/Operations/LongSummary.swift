import SourceDiagnostics
import YAMLSyntax

/// A summary is longer than a line.
enum LongSummary: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/summary-too-long", .info, .init("a summary is longer than a line", ja: "要約が一行より長い"),
        .init(
            "Lists of operations cut long summaries off. What does not fit into 120 characters belongs into "
                + "the description.",
            ja: "操作の一覧では長い要約は切れてしまいます。120字に収まらない内容は description に書きます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      summary: >-
                        指定された市町村にある避難所の一覧を、開設の状況と空き状況と一緒に、近い順に、
                        指定された市町村にある避難所の一覧を、開設の状況と空き状況と一緒に、近い順に、
                        指定された市町村にある避難所の一覧を、開設の状況と空き状況と一緒に、近い順に、
                        指定された市町村にある避難所の一覧を、開設の状況と空き状況と一緒に、近い順に、
                        返す
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      summary: 避難所の一覧を近い順に返す
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.proses.compactMap { prose in
            guard prose.key.scalarText == "summary", prose.text.count > 120 else { return nil }
            return finding(
                .init("the summary has \(prose.text.count) characters", ja: "要約が\(prose.text.count)字ある"),
                at: prose.value,
                fix: .init("move details into 'description'", ja: "詳しい内容を「description」に移す"))
        }
    }
}
