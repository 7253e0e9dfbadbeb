import SourceDiagnostics
import YAMLSyntax

/// A summary ends with a full stop.
enum SummaryFullStop: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/summary-full-stop", .info, .init("a summary ends with a full stop", ja: "要約が句点で終わる"),
        .init(
            "A summary is a heading, and headings have no full stop; lists look better when all summaries are "
                + "alike.",
            ja: "要約は見出しなので句点を付けません。一覧で書き方がそろいます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      summary: 避難所の一覧を読む。
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
        walk.proses.compactMap { prose in
            guard prose.key.scalarText == "summary", let last = prose.text.last, last == "." || last == "。" else {
                return nil
            }
            let rest = String(prose.text.dropLast())
            // An ellipsis or an abbreviation such as 'etc.' is no full stop.
            guard !rest.hasSuffix("."), !rest.hasSuffix("etc"), !rest.isEmpty else { return nil }
            return finding(
                .init("the summary ends with '\(last)'", ja: "要約が「\(last)」で終わる"), at: prose.value,
                fix: .init("remove it", ja: "句点を除く"), edit: NodeEdits.replace(prose.value, with: rest))
        }
    }
}
