package import SourceDiagnostics

/// Rules that any object can break, and those about the head of a document.
extension OpenAPIRules {
    package static let version = Rule(
        "openapi/version", .error,
        .init("the document is of a version that is not read", ja: "読み込めないバージョンの文書である"),
        .init(
            "The field 'openapi' says which version of the specification a document follows. Versions 3.0.0 to "
                + "3.0.4 are read in full, and 3.1 with a warning, as far as it means the same. 2.0 and what comes "
                + "after 3.1 differ in their structure and must be converted first.",
            ja: "「openapi」は文書が従う仕様のバージョンを示します。3.0.0 から 3.0.4 をすべて読み込み、3.1 は意味が同じ範囲で、警告とともに読み込みます。"
                + "2.0 と 3.1 より後のバージョンは構造が異なるので、先に変換してください。"),
        samples: .init(bad: "openapi: 4.0.0\n", good: "openapi: 3.0.4\n"))

    package static let version31 = Rule(
        "openapi/version-3-1", .warning,
        .init("the document is of OpenAPI 3.1", ja: "文書が OpenAPI 3.1 である"),
        .init(
            "A document of version 3.1 is read as far as it means the same in 3.0: lists of types with 'null', "
                + "'const', 'examples' and numeric exclusive bounds of schemas, among others. Everything that is not "
                + "read has a finding of its own.",
            ja: "バージョン 3.1 の文書は、3.0 と意味が同じ範囲で読み込みます。たとえば「null」を含む型のリスト、「const」、スキーマの「examples」、"
                + "数値で書く排他的な上限と下限です。読み込まない部分は、それぞれ指摘します。"),
        samples: .init(bad: "openapi: 3.1.0\n", good: "openapi: 3.0.4\n"))

    package static let unsupportedIn31 = Rule(
        "openapi/unsupported-in-3-1", .warning,
        .init("a part of OpenAPI 3.1 is not read", ja: "OpenAPI 3.1 の一部が読み込まれない"),
        .init(
            "The field has no counterpart in OpenAPI 3.0 and is not looked at, so values may be accepted that "
                + "it forbids. Say the same with the means of 3.0 if it matters.",
            ja: "このフィールドは OpenAPI 3.0 に対応するものがなく、読み込みません。そのため、禁じられた値を受け入れることがあります。必要であれば 3.0 の書き方で記述してください。"),
        samples: .init(
            bad: """
                openapi: 3.1.0
                components:
                  schemas:
                    Codes: {type: object, patternProperties: {'^[0-9]+$': {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Codes: {type: object, additionalProperties: {type: string}}
                """))

    package static let missingField = Rule(
        "openapi/missing-field", .error,
        .init("a required field is missing", ja: "必須のフィールドがない"),
        .init(
            "The specification requires the field, and nothing sensible can be assumed in its place.",
            ja: "仕様で必須とされているフィールドで、代わりに仮定できる値がありません。"),
        samples: .init(
            bad: """
                components:
                  responses:
                    NotFound: {content: {text/plain: {}}}
                """,
            good: """
                components:
                  responses:
                    NotFound: {description: Nothing has this id., content: {text/plain: {}}}
                """))

    package static let wrongType = Rule(
        "openapi/wrong-type", .error,
        .init("a value is of the wrong type", ja: "値の型が違う"),
        .init(
            "The field has a value that is, for example, a list where a text belongs. A text that looks like a "
                + "number or a boolean needs quotes in YAML.",
            ja: "たとえば文字列を書くところにリストがあるなど、値の型が違います。YAML では、数値や真偽値に見える文字列は引用符で囲む必要があります。"),
        samples: .init(
            bad: "info: {title: Shelters, version: 1.0}\n", good: "info: {title: Shelters, version: '1.0'}\n"))

    package static let invalidValue = Rule(
        "openapi/invalid-value", .error,
        .init("a value is not allowed", ja: "許されない値である"),
        .init(
            "The field has a value of the right type that the specification does not allow.",
            ja: "型は正しいものの、仕様で許されていない値です。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Name: {type: strng}
                """,
            good: """
                components:
                  schemas:
                    Name: {type: string}
                """))

    package static let unknownField = Rule(
        "openapi/unknown-field", .warning,
        .init("a field is not part of the specification", ja: "仕様にないフィールドである"),
        .init(
            "The field has no meaning in OpenAPI 3.0 at this place and is not looked at. Often it is misspelled "
                + "or wrongly indented, or comes from another version. Fields of your own begin with 'x-'.",
            ja: "このフィールドは OpenAPI 3.0 のこの場所では意味を持たず、読み込みません。綴りや字下げの誤り、別のバージョンのフィールドであることが多いです。"
                + "独自のフィールドは「x-」で始めてください。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Name: {type: string, maxLenght: 40}
                """,
            good: """
                components:
                  schemas:
                    Name: {type: string, maxLength: 40, x-column: name}
                """))

    package static let misplacedField = Rule(
        "openapi/misplaced-field", .warning,
        .init("a field has no effect where it stands", ja: "この場所では効果のないフィールドである"),
        .init(
            "The object can have the field, but not together with the rest that is said here: 'allowReserved' "
                + "belongs to query parameters, 'encoding' to forms in request bodies, 'bearerFormat' to the type "
                + "'http'.",
            ja: "オブジェクトに書けるフィールドですが、ここの他の記述と組み合わせると意味がありません。「allowReserved」は query パラメータ、"
                + "「encoding」は要求本文のフォーム、「bearerFormat」は種別「http」のためのものです。"),
        samples: .init(
            bad: """
                components:
                  parameters:
                    Trace: {name: X-Trace, in: header, allowEmptyValue: true, schema: {type: string}}
                """,
            good: """
                components:
                  parameters:
                    Trace: {name: X-Trace, in: header, schema: {type: string}}
                """))

    package static let exclusiveFields = Rule(
        "openapi/exclusive-fields", .error,
        .init("two fields exclude each other", ja: "同時に書けないフィールドが両方ある"),
        .init(
            "The specification allows only one of the two fields, and nothing says which one is meant.",
            ja: "仕様では 2 つのフィールドのどちらか一方しか書けず、どちらが意図されたものか分かりません。"),
        samples: .init(
            bad: """
                components:
                  parameters:
                    Filter:
                      name: filter
                      in: query
                      schema: {type: string}
                      content: {application/json: {schema: {type: object}}}
                """,
            good: """
                components:
                  parameters:
                    Filter:
                      name: filter
                      in: query
                      content: {application/json: {schema: {type: object}}}
                """))

    package static let textForm = Rule(
        "openapi/text-form", .warning,
        .init("a text is not a URL or an email address", ja: "URL またはメールアドレスの形をしていない"),
        .init(
            "The specification says that the text has this form. A reader may make a link of it, which would "
                + "lead nowhere.",
            ja: "仕様で文字列の形が決められています。閲覧する道具がリンクにすると、行き先のないリンクになります。"),
        samples: .init(
            bad: "info: {title: t, version: '1', contact: {email: city hall}}\n",
            good: "info: {title: t, version: '1', contact: {email: api@city.example}}\n"))

    package static let componentName = Rule(
        "openapi/component-name", .error,
        .init("a component has a name with other characters", ja: "部品の名前に使えない文字がある"),
        .init(
            "Names of components consist of letters A to Z and a to z, digits, dots, hyphens and underscores.",
            ja: "部品の名前には、英字、数字、ピリオド、ハイフン、下線だけを使えます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Pet Name: {type: string}
                """,
            good: """
                components:
                  schemas:
                    PetName: {type: string}
                """))

    package static let duplicateTag = Rule(
        "openapi/duplicate-tag", .warning,
        .init("two tags have the same name", ja: "同じ名前のタグが 2 つある"),
        .init(
            "Each name in the list of tags must be unique. The first one is used.",
            ja: "タグの名前は一覧の中で一意でなければなりません。最初のものを使います。"),
        samples: .init(
            bad: "tags: [{name: shelters}, {name: shelters, description: Places to go to}]\n",
            good: "tags: [{name: shelters, description: Places to go to}]\n"))

    package static let serverVariableUndeclared = Rule(
        "openapi/server-variable-undeclared", .warning,
        .init("a server's URL has a variable that is not declared", ja: "サーバーの URL に宣言されていない変数がある"),
        .init(
            "Each name in braces needs an entry under 'variables' with a default; without a value there is no "
                + "URL.",
            ja: "波括弧の中の名前には、「variables」に既定値を持つ項目が必要です。値がなければ URL が決まりません。"),
        samples: .init(
            bad: "servers: [{url: 'https://{city}.example/v1'}]\n",
            good: "servers: [{url: 'https://{city}.example/v1', variables: {city: {default: kyoto}}}]\n"))

    package static let serverVariableUnused = Rule(
        "openapi/server-variable-unused", .info,
        .init("a server's variable is not in its URL", ja: "サーバーの変数が URL にない"),
        .init(
            "A variable is put into the URL where its name stands in braces; this one stands nowhere.",
            ja: "変数は URL の波括弧の中の名前と置き換えられますが、この変数はどこにもありません。"),
        samples: .init(
            bad: "servers: [{url: 'https://kyoto.example/v1', variables: {city: {default: kyoto}}}]\n",
            good: "servers: [{url: 'https://{city}.example/v1', variables: {city: {default: kyoto}}}]\n"))

    package static let serverVariableValues = Rule(
        "openapi/server-variable-values", .warning,
        .init("the values of a server's variable do not fit", ja: "サーバー変数の値が合わない"),
        .init(
            "The list under 'enum' should have at least one value, and the default should be one of them.",
            ja: "「enum」には 1 つ以上の値を並べ、既定値はその中の 1 つにしてください。"),
        samples: .init(
            bad: "servers: [{url: '/{v}', variables: {v: {default: v3, enum: [v1, v2]}}}]\n",
            good: "servers: [{url: '/{v}', variables: {v: {default: v2, enum: [v1, v2]}}}]\n"))
}
