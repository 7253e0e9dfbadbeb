import SourceDiagnostics
import YAMLSyntax

/// A moment has no offset.
enum PlatformDateTimeOffset: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-date-time-offset", .warning, .init("a moment has no offset", ja: "日時に時差がない"),
        .init(
            "A date and time without an offset means another moment in every system that reads it. Write "
                + "'2025-09-01T18:10:50+09:00'. Contracts of a standard keep its form.",
            ja: "時差のない日時は、読むシステムごとに別の時刻を意味します。「2025-09-01T18:10:50+09:00」のように書きます。標準に従う契約は標準の書き方を使います。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    IssuedAt: {type: string, example: '2025-09-01T18:10:50'}
                """,
            good: """
                components:
                  schemas:
                    IssuedAt:
                      type: string
                      format: date-time
                      example: '2025-09-01T18:10:50+09:00'
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        return walk.exampleValues.compactMap { value in
            guard let text = value.node.string else { return nil }
            guard text.wholeMatch(of: /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?/) != nil else { return nil }
            return finding(
                .init("'\(text)' has no offset", ja: "「\(text)」に時差がない"), at: value.node,
                fix: .init("add '+09:00'", ja: "「+09:00」を付ける"),
                edit: text.count > 16 && text.contains("T") ? NodeEdits.replace(value.node, with: text + "+09:00") : nil
            )
        }
    }
}
