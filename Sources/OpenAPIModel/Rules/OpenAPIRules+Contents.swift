package import SourceDiagnostics

/// Rules about headers, contents, schemas and security.
extension OpenAPIRules {
    package static let headerName = Rule(
        "openapi/header-name", .warning,
        .init("a header or cookie has a name that cannot be sent", ja: "ヘッダーまたは Cookie の名前が送信できない"),
        .init(
            "HTTP allows letters, digits and some signs such as '-' in the names of headers and cookies, but no "
                + "spaces and no letters beyond ASCII.",
            ja: "HTTP では、ヘッダーと Cookie の名前に英数字と「-」などの記号を使えます。空白や ASCII 以外の文字は使えません。"),
        samples: .init(
            bad: """
                components:
                  parameters:
                    City: {name: 市, in: header, schema: {type: string}}
                """,
            good: """
                components:
                  parameters:
                    City: {name: X-City, in: header, schema: {type: string}}
                """))

    package static let ignoredHeader = Rule(
        "openapi/ignored-header", .info,
        .init("a header is ignored by the specification", ja: "仕様で無視されるヘッダーである"),
        .init(
            "Content-Type and Accept follow from 'content', Authorization from security requirements. The "
                + "specification tells tools to ignore parameters and headers with these names.",
            ja: "Content-Type と Accept は「content」から、Authorization はセキュリティ要件から決まります。この名前のパラメータやヘッダーは、"
                + "仕様により無視されます。"),
        samples: .init(
            bad: """
                components:
                  parameters:
                    Token: {name: Authorization, in: header, schema: {type: string}}
                """,
            good: """
                components:
                  securitySchemes:
                    token: {type: http, scheme: bearer}
                """))

    package static let mediaType = Rule(
        "openapi/media-type", .error,
        .init("a text is not a media type", ja: "メディアタイプではない"),
        .init(
            "The keys of 'content' are media types or ranges such as 'application/json', 'text/*' or '*/*', "
                + "with parameters if need be.",
            ja: "「content」のキーは「application/json」「text/*」「*/*」のようなメディアタイプまたはその範囲で、必要ならパラメータを付けます。"),
        samples: .init(
            bad: """
                components:
                  responses:
                    Pets: {description: all pets, content: {json: {}}}
                """,
            good: """
                components:
                  responses:
                    Pets: {description: all pets, content: {application/json: {}}}
                """))

    package static let exampleTwice = Rule(
        "openapi/example-twice", .warning,
        .init("an example is given in two ways", ja: "例が 2 つの書き方で書かれている"),
        .init(
            "Of 'example' and 'examples', and of 'value' and 'externalValue', only one may be there.",
            ja: "「example」と「examples」、「value」と「externalValue」は、それぞれどちらか一方しか書けません。"),
        samples: .init(
            bad: """
                components:
                  parameters:
                    City: {name: city, in: query, schema: {type: string}, example: a, examples: {one: {value: b}}}
                """,
            good: """
                components:
                  parameters:
                    City: {name: city, in: query, schema: {type: string}, examples: {one: {value: b}}}
                """))

    package static let encodingUnknownProperty = Rule(
        "openapi/encoding-unknown-property", .warning,
        .init("an encoding is about a property that does not exist", ja: "エンコーディングの対象のプロパティがない"),
        .init(
            "The keys of 'encoding' are the names of properties of the media type's schema.",
            ja: "「encoding」のキーは、メディアタイプのスキーマのプロパティの名前です。"),
        samples: .init(
            bad: """
                components:
                  requestBodies:
                    Photo:
                      content:
                        multipart/form-data:
                          schema: {type: object, properties: {photo: {type: string, format: binary}}}
                          encoding: {image: {contentType: image/png}}
                """,
            good: """
                components:
                  requestBodies:
                    Photo:
                      content:
                        multipart/form-data:
                          schema: {type: object, properties: {photo: {type: string, format: binary}}}
                          encoding: {photo: {contentType: image/png}}
                """))

    package static let runtimeExpression = Rule(
        "openapi/runtime-expression", .error,
        .init("a runtime expression cannot be read", ja: "実行時の式が読めない"),
        .init(
            "Links and callbacks take values from messages with expressions: '$url', '$method', '$statusCode', "
                + "or '$request.' or '$response.' with 'header.', 'query.' or 'path.' and a name, or 'body' with a "
                + "JSON pointer after '#'. Within a text they stand in braces.",
            ja: "リンクとコールバックは、メッセージの値を式で取り出します。式は「$url」「$method」「$statusCode」のほか、"
                + "「$request.」または「$response.」に「header.」「query.」「path.」と名前を続けたもの、"
                + "あるいは「body」に「#」と JSON ポインタを続けたものです。文字列の中では波括弧で囲みます。"),
        samples: .init(
            bad: """
                components:
                  links:
                    Owner: {operationId: getOwner, parameters: {id: $response.bdy#/owner}}
                """,
            good: """
                components:
                  links:
                    Owner: {operationId: getOwner, parameters: {id: '$response.body#/owner'}}
                """))

    package static let unknownSecurityScheme = Rule(
        "openapi/unknown-security-scheme", .error,
        .init("a security requirement names no scheme", ja: "セキュリティ要件の方式がない"),
        .init(
            "Each name in a security requirement is a key of components/securitySchemes of the entry document.",
            ja: "セキュリティ要件の名前は、最初の文書の components/securitySchemes のキーでなければなりません。"),
        samples: .init(
            bad: "security: [{token: []}]\n",
            good: """
                security: [{token: []}]
                components:
                  securitySchemes:
                    token: {type: http, scheme: bearer}
                """))

    package static let scopesWithoutOAuth = Rule(
        "openapi/scopes-without-oauth", .warning,
        .init("scopes are required of a scheme that has none", ja: "スコープのない方式にスコープが求められている"),
        .init(
            "Only the types 'oauth2' and 'openIdConnect' have scopes; for all others the list must be empty.",
            ja: "スコープがあるのは種別「oauth2」と「openIdConnect」だけで、他の種別では空のリストを書きます。"),
        samples: .init(
            bad: """
                security: [{token: [read]}]
                components:
                  securitySchemes:
                    token: {type: http, scheme: bearer}
                """,
            good: """
                security: [{token: []}]
                components:
                  securitySchemes:
                    token: {type: http, scheme: bearer}
                """))

    package static let contradictingBounds = Rule(
        "openapi/contradicting-bounds", .error,
        .init("no value can meet the bounds of a schema", ja: "スキーマの上限と下限を満たす値がない"),
        .init(
            "The lower bound lies above the upper one, or, in OpenAPI 3.1, 'const' is not among the values of 'enum', "
                + "so that every value is invalid.",
            ja: "下限が上限より大きいか、OpenAPI 3.1 で「const」が「enum」の値に含まれていないため、どの値も正しくありません。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Code: {type: string, minLength: 8, maxLength: 6}
                """,
            good: """
                components:
                  schemas:
                    Code: {type: string, minLength: 6, maxLength: 8}
                """))

    package static let arrayWithoutItems = Rule(
        "openapi/array-without-items", .warning,
        .init("an array schema does not say what is in the array", ja: "配列のスキーマに要素の記述がない"),
        .init(
            "The specification demands 'items' next to 'type: array'. Without it the elements are taken to be "
                + "anything, as if it were 'items: {}'.",
            ja: "仕様では「type: array」の隣に「items」が必要です。ない場合は「items: {}」と同じく、要素は何でもよいものとして扱います。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Names: {type: array}
                """,
            good: """
                components:
                  schemas:
                    Names: {type: array, items: {type: string}}
                """))

    package static let readAndWriteOnly = Rule(
        "openapi/read-and-write-only", .error,
        .init("a schema is for reading only and for writing only", ja: "スキーマが読み取り専用かつ書き込み専用である"),
        .init(
            "A property that is 'readOnly' is sent in responses alone, one that is 'writeOnly' in requests "
                + "alone; with both it is never sent.",
            ja: "「readOnly」のプロパティは応答だけで、「writeOnly」のプロパティは要求だけで送られます。両方があると、どこでも送られません。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Key: {type: string, readOnly: true, writeOnly: true}
                """,
            good: """
                components:
                  schemas:
                    Key: {type: string, readOnly: true}
                """))

    package static let requiredList = Rule(
        "openapi/required-list", .warning,
        .init("a list of required properties is empty or repeats a name", ja: "必須のプロパティの一覧が空か、名前が重複している"),
        .init(
            "'required' of a schema has at least one name, and each name once. Leave it out where nothing is "
                + "required.",
            ja: "スキーマの「required」には 1 つ以上の名前を、重複なく並べます。必須のものがなければ書かないでください。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Pet: {type: object, required: [], properties: {name: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Pet: {type: object, required: [name], properties: {name: {type: string}}}
                """))
}
