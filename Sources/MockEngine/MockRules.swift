import SampleData
package import SourceDiagnostics

/// What a mock cannot play.
package enum MockRules {
    package static let all: [Rule] =
        [hiddenOperation, wrongStateful, wrongTemplate, invalidFault] + ScenarioRules.all + SampleRules.all

    package static let hiddenOperation = Rule(
        "openapi/hidden-operation", .warning, .init("an operation cannot be reached", ja: "到達できない操作がある"),
        .init(
            """
            Two operations answer the same method and paths, so that a server cannot tell them apart. The mock plays \
            the first one.
            """,
            ja: "二つの操作が同じメソッドとパスに応答するため、サーバーは区別できません。モックは最初の操作として応答します。"))

    package static let wrongStateful = Rule(
        "mock/wrong-stateful", .warning,
        .init("'x-stateful' says something that cannot be done", ja: "「x-stateful」が実行できないことを述べている"),
        .init(
            """
            'x-stateful' says which things an operation makes, reads or changes, so that the mock can keep them. What it \
            says here cannot be followed. It has 'resource' and 'action' (create, read, list, update, delete or \
            transition), and may have 'key', 'keyFrom', 'envelope', 'member' and \
            'whenMissing'.
            """,
            ja: """
                x-stateful は、操作が何を作り、読み、変えるかを示し、モックがそれを覚えられるようにします。ここに書かれた内容には\
                従えません。「resource」と「action」(create、read、list、update、delete、transition)が要り、「key」「keyFrom」\
                「envelope」「member」「whenMissing」を加えられます。
                """))

    package static let wrongTemplate = Rule(
        "mock/wrong-template", .warning,
        .init("a template of a header is not understood", ja: "ヘッダーの雛形が解釈できない"),
        .init(
            """
            'x-template' of a response header is a text with runtime expressions of the request, such as \
            '{$request.query.redirect_uri}?state={$request.query.state}', or a list of them. What is written here is no \
            such text, so the mock passes it over.
            """,
            ja: """
                応答ヘッダーの「x-template」は、'{$request.query.redirect_uri}?state={$request.query.state}' のような、要求についての\
                実行時の式を含む文字列、またはその一覧です。ここに書かれたものは解釈できないため、モックは使いません。
                """))

    package static let invalidFault = Rule(
        "mock/invalid-fault", .warning, .init("a fault of the mock is not understood", ja: "モックの障害が解釈できない"),
        .init(
            """
            'x-kakehashi-faults' of an operation lists how the mock misbehaves there, such as latency(200) or \
            error(503)@10%. What is written here is none of these, so nothing of the list happens.
            """,
            ja: """
                操作の「x-kakehashi-faults」は、latency(200) や error(503)@10% のように、モックがわざと起こす障害の一覧です。\
                ここに書かれたものは解釈できないため、一覧のどれも起こりません。
                """))
}
