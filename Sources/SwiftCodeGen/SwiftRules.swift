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
    static let leftOut = Rule(
        "swift/left-out", .warning,
        .init("a part of the contract has no form in Swift", ja: "契約の一部に対応する Swift の形がない"),
        .init(
            """
            A link can be made of the messages at hand, so not one that leads into another document, or that needs a \
            header or parameter that the contract does not describe. The same holds for a callback's URL. A \
            callback of a callback's operation has no form yet. Where a document with errors is generated nevertheless, operations whose request is broken are left out too. All \
            else is generated.
            """,
            ja: """
                リンクは手元のメッセージから作るため、別の文書につながるものや、契約に書かれていないヘッダーやパラメータを必要とする\
                ものは作れません。コールバックの URL も同じです。\
                コールバックの操作がさらに持つコールバックには、まだ対応していません。誤りのある文書から生成する場合は、リクエストに誤りのある操作も\
                除かれます。それ以外はすべて生成されます。
                """),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: shelters
                          links:
                            elsewhere: {operationRef: 'other.yaml#/paths/~1shelters~1{id}/get'}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      operationId: listShelters
                      responses:
                        '200':
                          description: shelters
                          links:
                            again: {operationId: listShelters}
                """))
    static let conflictingProperty = Rule(
        "swift/conflicting-property", .warning,
        .init("allOf gives one property two types", ja: "allOf が一つのプロパティに二つの型を与えている"),
        .init(
            """
            The schemas of an allOf each declare the property, and no value has all the types. A type that is merely \
            narrower, such as an enum of what is a string elsewhere, is used; of types that exclude each other none \
            is, and the property is any JSON value.
            """,
            ja: """
                allOf の各スキーマが同じプロパティを宣言していますが、すべての型に当てはまる値がありません。\
                一方が他方を狭めるだけの場合（文字列とその enum など）は狭い方を使います。互いに排他的な型の場合、\
                プロパティは任意の JSON 値になります。
                """),
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
    static let conflictingTypes = Rule(
        "swift/conflicting-types", .warning,
        .init("no value has all the types of an allOf", ja: "allOf のすべての型に当てはまる値がない"),
        .init(
            """
            The schemas of an allOf must all hold at once, which types such as string and object never do, nor enums \
            without a common value. The schema is any JSON value in Swift.
            """,
            ja: """
                allOf の各スキーマは同時に成り立つ必要がありますが、文字列とオブジェクトのような型や、共通の値がない enum では\
                成り立ちません。Swift では任意の JSON 値になります。
                """),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Ward:
                      allOf:
                      - {type: string}
                      - {type: object, properties: {name: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Ward:
                      allOf:
                      - {type: object, properties: {code: {type: string}}}
                      - {type: object, properties: {name: {type: string}}}
                """))
    static let ambiguousUnion = Rule(
        "swift/ambiguous-union", .warning,
        .init("nothing tells the alternatives of a union apart", ja: "oneOf・anyOf の選択肢を見分けるものがない"),
        .init(
            """
            Without a discriminator the alternative of a value is found by its JSON type, by members that only one \
            alternative has, or by values of a common member that exclude each other. Where there is none of these \
            the alternatives are tried in order, which is slow and may choose another than was meant. A discriminator, \
            or a required member of its own for each alternative, makes it certain.
            """,
            ja: """
                discriminator がない場合、値がどの選択肢かは、JSON の型、一つの選択肢だけにあるメンバー、または共通のメンバーの\
                互いに排他的な値で見分けます。どれもない場合は順に試すため遅く、意図しない選択肢になることがあります。\
                discriminator か、選択肢ごとに固有の必須メンバーがあれば確実です。
                """),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Place:
                      oneOf:
                      - {type: object, required: [name], properties: {name: {type: string}}}
                      - {type: object, required: [name], properties: {name: {type: string, maxLength: 9}}}
                """,
            good: """
                components:
                  schemas:
                    Place:
                      oneOf:
                      - {type: object, required: [name], properties: {name: {type: string}}}
                      - {type: object, required: [code], properties: {code: {type: string}}}
                """))
    static let defaultNotUsed = Rule(
        "swift/default-not-used", .info,
        .init("a default has no literal in Swift", ja: "既定値に対応する Swift のリテラルがない"),
        .init(
            """
            Defaults of texts, numbers, booleans, enums and short lists of them become defaults in Swift. Others, such \
            as objects and dates, or one that is not of the right type, stay a comment: the property or parameter is \
            optional, as if it had no default.
            """,
            ja: """
                文字列、数値、真偽値、enum とその短い配列の既定値は Swift の既定値になります。オブジェクトや日時、\
                型に合わない値などはコメントだけになり、プロパティやパラメータは既定値がない場合と同じく省略可能な値になります。
                """),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties:
                        opened: {type: string, format: date, default: '2011-03-11'}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties:
                        capacity: {type: integer, default: 50}
                """))
    package static let all: [Rule] = [
        nameClash, recursiveAlias, leftOut, conflictingProperty, conflictingTypes, ambiguousUnion,
        defaultNotUsed,
    ]
}
