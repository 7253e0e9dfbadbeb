package import SourceDiagnostics

/// The findings of the generator.
package enum SwiftRules {
    static let nameClash = Rule(
        "swift/name-clash", .info,
        .init("two things would have one name in Swift", ja: "二つのものが Swift で同じ名前になる"),
        .init(
            """
            Schemas, responses and operations share the contract's namespace, and names that differ only in case or \
            signs become one Swift name. The first keeps it; a schema gets 'Schema', an operation 'Operation', or a \
            number.
            """,
            ja: """
                スキーマ、応答、操作は契約の名前空間を共有し、大文字・小文字や記号だけが異なる名前は Swift では同じ名前になります。\
                最初のものがその名前を使い、後のものにはスキーマなら「Schema」、操作なら「Operation」、または番号が付きます。
                """),
        samples: .init(
            bad: """
                components:
                  schemas:
                    city-hall: {type: object}
                    CityHall: {type: object}
                """,
            good: """
                components:
                  schemas:
                    CityHall: {type: object}
                    CityHallSummary: {type: object}
                """))
    static let recursiveAlias = Rule(
        "swift/recursive-alias", .warning,
        .init("an array or map contains nothing but itself", ja: "配列または連想配列の中身が自分自身だけである"),
        .init(
            """
            A schema that is an array or a map of itself has no Swift type of its own. The inner use is read as any \
            JSON value.
            """,
            ja: "自分自身の配列または連想配列であるスキーマには、対応する Swift の型がありません。内側は任意の JSON 値として読みます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
                """,
            good: """
                components:
                  schemas:
                    Tree:
                      type: object
                      properties:
                        branches: {type: array, items: {$ref: '#/components/schemas/Tree'}}
                """))
    static let unsupportedStyle = Rule(
        "swift/unsupported-style", .warning,
        .init("the parameter style is not generated yet", ja: "パラメータの style がまだ生成に対応していない"),
        .init(
            "The parameter is written in its location's default style instead. Send it by hand where that will not do.",
            ja: "代わりに、その場所の既定の style で送ります。それでは足りない場合は自分で送ってください。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters:
                      - {name: filter, in: query, style: deepObject, schema: {type: object}}
                      responses: {'204': {description: none}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters:
                      - {name: ward, in: query, schema: {type: string}}
                      responses: {'204': {description: none}}
                """))
    static let conflictingProperty = Rule(
        "swift/conflicting-property", .warning,
        .init("allOf gives one property two types", ja: "allOf が一つのプロパティに二つの型を与えている"),
        .init(
            """
            The schemas of an allOf each declare the property, with types that differ. The last one is used, as it is \
            the most specific in most contracts.
            """,
            ja: "allOf の各スキーマが同じプロパティを異なる型で宣言しています。多くの契約では最後のものが最も具体的なので、それを使います。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      allOf:
                      - {type: object, properties: {capacity: {type: integer}}}
                      - {type: object, properties: {capacity: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      allOf:
                      - {type: object, properties: {capacity: {type: integer}}}
                      - {type: object, properties: {name: {type: string}}}
                """))
    package static let all: [Rule] = [nameClash, recursiveAlias, unsupportedStyle, conflictingProperty]
}
