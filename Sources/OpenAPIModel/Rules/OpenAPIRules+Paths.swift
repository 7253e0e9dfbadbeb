package import SourceDiagnostics

/// Rules about paths, operations and their parameters.
extension OpenAPIRules {
    package static let pathParameterUndeclared = Rule(
        "openapi/path-parameter-undeclared", .error,
        .init("a path template has a parameter that is not declared", ja: "パスのテンプレートに宣言されていないパラメータがある"),
        .init(
            "Each name in braces needs a parameter with 'in: path' in the operation or its path item.",
            ja: "波括弧の中の名前には、操作またはパス項目に「in: path」のパラメータが必要です。"),
        samples: .init(
            bad: """
                paths:
                  /pets/{id}:
                    get: {responses: {'200': {description: the pet}}}
                """,
            good: """
                paths:
                  /pets/{id}:
                    get:
                      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                      responses: {'200': {description: the pet}}
                """))

    package static let pathParameterUnused = Rule(
        "openapi/path-parameter-unused", .error,
        .init("a path parameter is not in the template", ja: "パスパラメータがテンプレートにない"),
        .init(
            "A parameter with 'in: path' must have the name of one of the template's expressions; otherwise "
                + "there is no place in the URL for it.",
            ja: "「in: path」のパラメータの名前は、テンプレートの波括弧の中の名前のいずれかでなければなりません。そうでなければ、URL に値を入れる場所がありません。"),
        samples: .init(
            bad: """
                paths:
                  /pets:
                    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                """,
            good: """
                paths:
                  /pets/{id}:
                    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                """))

    package static let pathParameterNotRequired = Rule(
        "openapi/path-parameter-not-required", .error,
        .init("a path parameter is not required", ja: "パスパラメータが必須になっていない"),
        .init(
            "A URL without the parameter would be a different path, so the specification demands 'required: "
                + "true'.",
            ja: "パラメータのない URL は別のパスになるので、仕様では「required: true」が求められます。"),
        samples: .init(
            bad: """
                paths:
                  /pets/{id}:
                    parameters: [{name: id, in: path, schema: {type: string}}]
                """,
            good: """
                paths:
                  /pets/{id}:
                    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                """))

    package static let duplicateParameter = Rule(
        "openapi/duplicate-parameter", .error,
        .init("a list has the same parameter twice", ja: "同じパラメータが 2 回ある"),
        .init(
            "A parameter is identified by its name and its location; header names do not depend on upper and "
                + "lower case.",
            ja: "パラメータは名前と場所で区別されます。ヘッダーの名前は大文字と小文字を区別しません。"),
        samples: .init(
            bad: """
                paths:
                  /pets:
                    parameters:
                      - {name: X-City, in: header, schema: {type: string}}
                      - {name: x-city, in: header, schema: {type: string}}
                """,
            good: """
                paths:
                  /pets:
                    parameters:
                      - {name: X-City, in: header, schema: {type: string}}
                      - {name: city, in: query, schema: {type: string}}
                """))

    package static let duplicateOperationID = Rule(
        "openapi/duplicate-operation-id", .error,
        .init("two operations have the same operationId", ja: "operationId が重複している"),
        .init(
            "Tools name functions after the operationId, so it must be unique in the document.",
            ja: "関数の名前などに使われるので、operationId は文書の中で一意でなければなりません。"),
        samples: .init(
            bad: """
                paths:
                  /pets:
                    get: {operationId: pets, responses: {'200': {description: all pets}}}
                    post: {operationId: pets, responses: {'201': {description: a new pet}}}
                """,
            good: """
                paths:
                  /pets:
                    get: {operationId: listPets, responses: {'200': {description: all pets}}}
                    post: {operationId: addPet, responses: {'201': {description: a new pet}}}
                """))

    package static let duplicatePathTemplate = Rule(
        "openapi/duplicate-path-template", .error,
        .init("two path templates match the same paths", ja: "2 つのテンプレートが同じパスに一致する"),
        .init(
            "Templates that differ only in the names of their parameters are identical; a request cannot tell "
                + "which one is meant.",
            ja: "パラメータの名前だけが違うテンプレートは同じものとみなされ、要求がどちらのものか決まりません。"),
        samples: .init(
            bad: "paths: {'/pets/{id}': {}, '/pets/{name}': {}}\n",
            good: "paths: {'/pets/{id}': {}, '/pets/{id}/name': {}}\n"))

    package static let pathWithoutSlash = Rule(
        "openapi/path-without-slash", .error,
        .init("a path does not begin with a slash", ja: "パスがスラッシュで始まっていない"),
        .init("Paths are appended to the URL of the server.", ja: "パスはサーバーの URL の後ろに付け足されます。"),
        samples: .init(bad: "paths: {pets: {}}\n", good: "paths: {/pets: {}}\n"))

    package static let pathWithQuery = Rule(
        "openapi/path-with-query", .warning,
        .init("a path has a query or a fragment", ja: "パスにクエリまたはフラグメントがある"),
        .init(
            "A path ends where the query begins, so no request has this path. What follows '?' is described "
                + "with parameters.",
            ja: "パスはクエリの手前で終わるので、このパスに一致する要求はありません。「?」の後はパラメータで記述します。"),
        samples: .init(
            bad: "paths: {'/pets?kind=dog': {}}\n",
            good: """
                paths:
                  /pets:
                    parameters: [{name: kind, in: query, schema: {type: string}}]
                """))

    package static let noResponses = Rule(
        "openapi/no-responses", .error,
        .init("an operation has no responses", ja: "操作に応答がない"),
        .init(
            "An operation must describe at least one response, and it should be that of a successful call.",
            ja: "操作には 1 つ以上の応答が必要で、成功した場合の応答を含めるべきです。"),
        samples: .init(
            bad: "paths: {/pets: {get: {responses: {}}}}\n",
            good: "paths: {/pets: {get: {responses: {'200': {description: all pets}}}}}\n"))

    package static let statusCode = Rule(
        "openapi/status-code", .error,
        .init("a key of responses is not a status", ja: "responses のキーがステータスではない"),
        .init(
            "Responses are keyed by a status code from 100 to 599, by a range from 1XX to 5XX in upper case, or "
                + "by 'default'.",
            ja: "応答のキーは、100 から 599 のステータスコード、大文字で書く 1XX から 5XX の範囲、「default」のいずれかです。"),
        samples: .init(
            bad: "paths: {/pets: {get: {responses: {'2000': {description: all pets}}}}}\n",
            good: "paths: {/pets: {get: {responses: {'200': {description: all pets}}}}}\n"))
}
