import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// The values of an enumeration are not written alike.
enum EnumCasing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/enum-casing", .info, .init("the values of an enumeration are not written alike", ja: "列挙の値の書き方がそろっていない"),
        .init(
            "Values are compared letter for letter. Where one word of a list is written in another way, "
                + "senders get it wrong. Standards keep their words: contracts that are bound to one, and schemas with "
                + "'x-standard'.",
            ja: "値は一字一句比べられます。一覧の中で一つだけ書き方が違うと、送る側が間違えます。標準に従う契約と「x-standard」のあるスキーマは、標準の語を使います。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    State: {type: string, enum: [not_open, opened_today, closedToday]}
                """,
            good: """
                components:
                  schemas:
                    State: {type: string, enum: [not_open, opened_today, closed_today]}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        return walk.schemas.filter { !PlatformFacts.isOfStandard($0.node) }.flatMap { site -> [Diagnostic] in
            let values = site.node["enum"]?.elements.filter { $0.kind == .string } ?? []
            guard let prevailing = LetterCase.prevailing(in: values.map { $0.scalarText ?? "" }) else { return [] }
            return values.compactMap { value in
                guard let text = value.string, let found = LetterCase.distinct(text), found != prevailing else {
                    return nil
                }
                return finding(
                    .init(
                        "'\(text)' is in \(found.rawValue) and most values are in \(prevailing.rawValue)",
                        ja: "「\(text)」は \(found.rawValue) で、多くの値は \(prevailing.rawValue) である"),
                    at: value, fix: .init("write it in \(prevailing.rawValue)", ja: "\(prevailing.rawValue) で書く"))
            }
        }
    }
}
