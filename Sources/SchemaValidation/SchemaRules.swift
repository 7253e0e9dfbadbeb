package import JSONValidation
package import SourceDiagnostics

/// What can be wrong with a value, and with a schema that values are checked against.
///
/// A value that does not fit is an error here: who checks an example or a default of a document, whose meaning is clear
/// all the same, makes a warning of it. A pattern that is broken or not supported is a warning, for OAS 3.0 only says
/// that it SHOULD be one of ECMA-262.
package enum SchemaRules {
    package static let all: [Rule] = values + [tooDeep, tooCostly, invalidPattern, unsupportedPattern]

    private static let values: [Rule] = [
        type, enumeration, multipleOf, minimum, maximum, minLength, maxLength, pattern, format, minItems, maxItems,
        uniqueItems, required, additionalProperties, minProperties, maxProperties, oneOf, anyOf, not, discriminator,
        readOnly, writeOnly,
    ]

    package static let type = value(
        "schema/type", .init("a value is of another type", ja: "値の型が異なる"), "{type: integer}", bad: "'1'", good: "1")
    package static let enumeration = value(
        "schema/enum", .init("a value is none of the allowed ones", ja: "値が列挙のいずれでもない"),
        "{type: string, enum: [open, closed]}", bad: "full", good: "open")
    package static let multipleOf = value(
        "schema/multiple-of", .init("a number is not a multiple", ja: "数値が倍数ではない"),
        "{type: number, multipleOf: 0.1}", bad: "0.25", good: "0.3")
    package static let minimum = value(
        "schema/minimum", .init("a number is too small", ja: "数値が小さすぎる"),
        "{type: integer, minimum: 1}", bad: "0", good: "1")
    package static let maximum = value(
        "schema/maximum", .init("a number is too large", ja: "数値が大きすぎる"),
        "{type: integer, maximum: 100}", bad: "101", good: "100")
    package static let minLength = value(
        "schema/min-length", .init("a string is too short", ja: "文字列が短すぎる"),
        "{type: string, minLength: 2}", bad: "a", good: "ab")
    package static let maxLength = value(
        "schema/max-length", .init("a string is too long", ja: "文字列が長すぎる"),
        "{type: string, maxLength: 2}", bad: "abc", good: "ab")
    package static let pattern = value(
        "schema/pattern", .init("a string does not match the pattern", ja: "文字列がパターンに一致しない"),
        "{type: string, pattern: '^[0-9]{6}$'}", bad: "'72010'", good: "'072010'")
    package static let format = value(
        "schema/format", .init("a value has not the format", ja: "値が書式に合わない"),
        "{type: string, format: date}", bad: "'2025-02-30'", good: "'2025-02-28'")
    package static let minItems = value(
        "schema/min-items", .init("an array is too short", ja: "配列の要素が少なすぎる"),
        "{type: array, items: {}, minItems: 1}", bad: "[]", good: "[1]")
    package static let maxItems = value(
        "schema/max-items", .init("an array is too long", ja: "配列の要素が多すぎる"),
        "{type: array, items: {}, maxItems: 1}", bad: "[1, 2]", good: "[1]")
    package static let uniqueItems = value(
        "schema/unique-items", .init("an array has an element twice", ja: "配列に等しい要素がある"),
        "{type: array, items: {}, uniqueItems: true}", bad: "[1, 1.0]", good: "[1, 2]")
    package static let required = value(
        "schema/required", .init("a required property is missing", ja: "必須のプロパティがない"),
        "{type: object, required: [id]}", bad: "{name: a}", good: "{id: 1}")
    package static let additionalProperties = value(
        "schema/additional-properties", .init("a property is not allowed", ja: "許されていないプロパティがある"),
        "{type: object, properties: {id: {}}, additionalProperties: false}", bad: "{name: a}", good: "{id: 1}")
    package static let minProperties = value(
        "schema/min-properties", .init("an object has too few properties", ja: "オブジェクトのプロパティが少なすぎる"),
        "{type: object, minProperties: 1}", bad: "{}", good: "{id: 1}")
    package static let maxProperties = value(
        "schema/max-properties", .init("an object has too many properties", ja: "オブジェクトのプロパティが多すぎる"),
        "{type: object, maxProperties: 1}", bad: "{id: 1, name: a}", good: "{id: 1}")
    package static let oneOf = value(
        "schema/one-of",
        .init("a value does not fit exactly one of the schemas", ja: "値が適合するスキーマがちょうど一つではない"),
        "{oneOf: [{type: integer}, {type: number}]}", bad: "1", good: "1.5")
    package static let anyOf = value(
        "schema/any-of", .init("a value fits none of the schemas", ja: "値がどのスキーマにも適合しない"),
        "{anyOf: [{type: integer}, {type: boolean}]}", bad: "a", good: "1")
    package static let not = value(
        "schema/not", .init("a value fits a schema that it must not fit", ja: "値が、適合してはならないスキーマに適合している"),
        "{not: {type: string}}", bad: "a", good: "1")
    package static let discriminator = value(
        "schema/discriminator", .init("a discriminator names no schema", ja: "識別子がどのスキーマも指していない"),
        "{oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind}}", bad: "{kind: Fish}",
        good: "{kind: Cat}", further: "    Cat: {type: object, properties: {kind: {type: string}}}\n")
    package static let readOnly = value(
        "schema/read-only",
        .init("a request carries a property that only responses have", ja: "応答だけにあるプロパティが要求にある"),
        "{type: object, properties: {id: {type: integer, readOnly: true}}}", bad: "{id: 1}", good: "{name: a}")
    package static let writeOnly = value(
        "schema/write-only",
        .init("a response carries a property that only requests have", ja: "要求だけにあるプロパティが応答にある"),
        "{type: object, properties: {password: {type: string, writeOnly: true}}}", bad: "{password: secret}",
        good: "{name: a}")

    package static let tooDeep = Rule(
        "schema/too-deep", .error,
        .init("a value is nested too deeply to be checked", ja: "値の入れ子が深すぎて検査できない"),
        .init(
            "Values within values are followed for \(ValidationBudget.depth) levels, so that no value can exhaust the "
                + "stack of a program. Send a flatter value.",
            ja: "値の中の値は\(ValidationBudget.depth)段まで検査します。値がプログラムのスタックを使い果たさないようにするためです。"
                + "より浅い値を送ってください。"))

    package static let tooCostly = Rule(
        "schema/too-costly", .error,
        .init("comparing a value with its schema takes too many steps", ja: "値とスキーマの照合に必要な手順が多すぎる"),
        .init(
            "Alternatives within alternatives multiply, and some patterns look at a text again and again. The number "
                + "of steps is bounded, so that neither a schema nor a value can keep a program busy for long. Give the "
                + "alternatives a discriminator, or simplify the pattern.",
            ja: "選択肢の中の選択肢は掛け算で増え、パターンによっては同じテキストを何度も調べます。"
                + "スキーマや値がプログラムを長く占有しないよう、手順の数には上限があります。"
                + "選択肢に discriminator を付けるか、パターンを単純にしてください。"))

    package static let invalidPattern = Rule(
        "schema/invalid-pattern", .warning,
        .init("a pattern is not a regular expression", ja: "パターンが正規表現ではない"),
        .init(
            "A pattern is a regular expression of ECMA-262. One that is broken cannot be checked: every string is "
                + "accepted in its place.",
            ja: "パターンは ECMA-262 の正規表現です。壊れたパターンは検査できないため、その場所ではすべての文字列を受け入れます。"),
        samples: .init(
            bad: schema("{type: string, pattern: '[a-z'}"), good: schema("{type: string, pattern: '[a-z]'}")))

    package static let unsupportedPattern = Rule(
        "schema/unsupported-pattern", .warning,
        .init("a pattern uses what is not supported", ja: "パターンが対応していない構文を使っている"),
        .init(
            "Patterns are matched in one pass over the text, so that none can be slow. Therefore some constructs of "
                + "ECMA-262 are not supported: " + PatternError.unsupportedConstructs.english
                + ". A pattern with one of these is not checked: every string is accepted in its place.",
            ja: "どのパターンも遅くならないよう、テキストを一度だけたどって照合します。"
                + "そのため ECMA-262 の次の構文には対応していません: " + PatternError.unsupportedConstructs.japanese
                + "。これらを含むパターンは検査せず、その場所ではすべての文字列を受け入れます。"),
        samples: .init(
            bad: schema(#"{type: string, pattern: '^(.)\1$'}"#), good: schema("{type: string, pattern: '^..$'}")))

    /// The rule that says what a violation is about.
    package static func rule(for code: ViolationCode) -> Rule {
        switch code {
        case .type: type
        case .enumeration: enumeration
        case .multipleOf: multipleOf
        case .minimum: minimum
        case .maximum: maximum
        case .minLength: minLength
        case .maxLength: maxLength
        case .pattern: pattern
        case .format: format
        case .minItems: minItems
        case .maxItems: maxItems
        case .uniqueItems: uniqueItems
        case .required: required
        case .additionalProperties: additionalProperties
        case .minProperties: minProperties
        case .maxProperties: maxProperties
        case .oneOf: oneOf
        case .anyOf: anyOf
        case .not: not
        case .discriminator: discriminator
        case .readOnly: readOnly
        case .writeOnly: writeOnly
        case .tooDeep: tooDeep
        case .tooCostly: tooCostly
        }
    }

    /// A rule about values, with a schema and two examples for it.
    private static func value(
        _ id: String, _ summary: LocalizedText, _ schema: String, bad: String, good: String, further: String = ""
    ) -> Rule {
        Rule(
            id, .error, summary,
            .init(
                "The value does not fit the schema that the contract gives for its place. Change the value, or the "
                    + "schema if the value is what is meant.",
                ja: "値が、契約がその場所に定めるスキーマに適合していません。値を直してください。値のほうが正しい場合はスキーマを直してください。"),
            samples: .init(
                bad: Self.schema(schema, example: bad) + further, good: Self.schema(schema, example: good) + further))
    }

    private static func schema(_ schema: String, example: String? = nil) -> String {
        let closed = example.map { schema.dropLast() + ", example: \($0)}" } ?? schema
        return "components:\n  schemas:\n    Sample: \(closed)\n"
    }
}
