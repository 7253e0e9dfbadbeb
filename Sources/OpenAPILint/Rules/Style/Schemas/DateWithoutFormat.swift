import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A date is a plain text.
enum DateWithoutFormat: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/date-without-format", .info, .init("a date is a plain text", ja: "日付がただの文字列である"),
        .init(
            "By its name the property is a day or a moment. With 'format: date' or 'date-time' it is checked, "
                + "and generated code has a date instead of a text. It is not shown where the example is written in "
                + "another way, nor where a standard gives the schema.",
            ja: "名前から見て、日付か日時のプロパティです。「format: date」か「date-time」を書くと検査され、生成コードでは文字列でなく日付になります。"
                + "例がほかの書き方のとき、および標準が定めるスキーマでは表示しません。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {openedAt: {type: string, example: '2025-09-01T18:10:50+09:00'}}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {openedAt: {type: string, format: date-time}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        return walk.schemas.filter { !PlatformFacts.isOfStandard($0.node) }.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                let schema = walk.document[property.schema]
                guard schema.type == .string, schema.format == nil, schema.pattern == nil, isDate(property.name),
                    let node = schema.origin.node, node["enum"] == nil, node["format"] == nil
                else { return nil }
                let example = node["example"]?.scalarText
                let format = example.flatMap(format(of:))
                // Another way to write a date, which no format stands for.
                if example != nil, format == nil { return nil }
                return finding(
                    .init("'\(property.name)' has no 'format'", ja: "「\(property.name)」に「format」がない"),
                    at: property.nameRange,
                    in: node,
                    fix: format.map { .init("add 'format: \($0)'", ja: "「format: \($0)」を書く") }
                        ?? .init("add 'format: date' or 'date-time'", ja: "「format: date」か「date-time」を書く"),
                    edit: format.flatMap { NodeEdits.insert("format", $0, in: node) })
            }
        }
    }

    private static func isDate(_ name: String) -> Bool {
        let words = LetterCase.words(of: name)
        guard words.count > 1, let last = words.last else { return words == ["date"] || words == ["timestamp"] }
        return ["at", "date", "datetime", "timestamp"].contains(last)
    }

    /// What the example is already.
    private static func format(of example: String) -> String? {
        if example.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil { return "date" }
        let moment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})/
        return example.wholeMatch(of: moment) == nil ? nil : "date-time"
    }
}
