package import SourceDiagnostics

/// What can be wrong with a scenario file.
package enum ScenarioRules {
    package static let all: [Rule] = [
        unknownKey, missingKey, invalidValue, duplicateName, unknownOperation, unknownParameter, unknownResponse,
        bodyMismatch, unknownState, unreachableState, invalidTemplate, invalidFault,
    ]

    package static let unknownKey = Rule(
        "mock/scenario-unknown-key", .error, .init("a scenario file has an unknown key", ja: "シナリオファイルに未知のキーがある"),
        .init(
            "What is not understood would be passed over in silence, so it is refused. 'kakehashi config schema "
                + "scenario' prints the JSON Schema of the file, which editors use for completion.",
            ja: "解釈できないキーを黙って無視しないよう、拒否します。「kakehashi config schema scenario」が、エディターの補完に使える JSON Schema を表示します。"))

    package static let missingKey = Rule(
        "mock/scenario-missing-key", .error, .init("a scenario file lacks a key", ja: "シナリオファイルに必要なキーがない"),
        .init(
            "A file has 'scenarios', a scenario has 'steps', and a step has the 'operation' that it is for.",
            ja: "ファイルには「scenarios」、シナリオには「steps」、ステップには対象の「operation」が要ります。"))

    package static let invalidValue = Rule(
        "mock/scenario-invalid-value", .error,
        .init("a scenario file has a value that cannot be", ja: "シナリオファイルの値が許されない"),
        .init(
            "The value is of another kind than the key takes, out of its range, or no name or regular expression.",
            ja: "値の種類がキーに合わないか、範囲の外か、名前や正規表現として正しくありません。"))

    package static let duplicateName = Rule(
        "mock/scenario-duplicate-name", .error,
        .init("two scenarios have one name", ja: "同じ名前のシナリオが二つある"),
        .init(
            "All scenario files of a contract share their names, as a request names the scenario alone.",
            ja: "リクエストはシナリオの名前だけを示すので、一つの契約のシナリオファイルはすべて同じ名前空間にあります。"))

    package static let unknownOperation = Rule(
        "mock/scenario-unknown-operation", .error,
        .init("a step is for an operation that the contract lacks", ja: "ステップの操作が契約にない"),
        .init(
            "A step names an operation by its operationId, or by its method and path as the contract writes them. "
                + "Operations that were left out because they have errors are not there either.",
            ja: "ステップは、operationId か、契約に書かれたとおりのメソッドとパスで操作を示します。誤りのために除かれた操作も、無いものとして扱います。"))

    package static let unknownParameter = Rule(
        "mock/scenario-unknown-parameter", .error,
        .init("a condition is about something that the operation does not take", ja: "条件が、操作の受け取らないものを調べている"),
        .init(
            "A path or query parameter, or a body, that the contract does not describe is never there, so the step "
                + "would never be taken. Header fields and cookies may be any.",
            ja: "契約に無いパスパラメーター、クエリパラメーター、ボディは送られないため、そのステップは選ばれません。ヘッダーとクッキーは何でも調べられます。"))

    package static let unknownResponse = Rule(
        "mock/scenario-unknown-response", .error,
        .init("a step answers with something that the contract lacks", ja: "ステップの応答が契約にない"),
        .init(
            "A mock answers as the contract says, in scenarios too: the status, and the example by its name, must be "
                + "documented for the operation.",
            ja: "シナリオでも、モックは契約のとおりに応答します。ステータスと例の名前は、その操作の応答として契約になければなりません。"))

    package static let bodyMismatch = Rule(
        "mock/scenario-body-mismatch", .error,
        .init("the body of a step does not fit the schema of the response", ja: "ステップのボディが応答のスキーマに合わない"),
        .init(
            "The body is compared with the schema that the contract has for the status. What templates stand for is "
                + "known only when a request is answered, and is not judged here.",
            ja: "ボディは、そのステータスについて契約にあるスキーマと比べられます。テンプレートの値は応答のときに決まるため、ここでは判定しません。"))

    package static let unknownState = Rule(
        "mock/scenario-unknown-state", .error,
        .init("a scenario names a state that it does not have", ja: "シナリオに無い状態が示されている"),
        .init(
            "The states are 'start' and those that steps are for; a scenario that lists its 'states' has just these.",
            ja: "状態は、「start」とステップの対象になっている状態です。「states」に一覧があれば、それだけです。"))

    package static let unreachableState = Rule(
        "mock/scenario-unreachable-state", .warning,
        .init("no way leads to a state of a scenario", ja: "シナリオのどこからも到達できない状態がある"),
        .init(
            "From the state in which a session begins, no 'goTo' of a step leads there, so the steps for it are never "
                + "taken.",
            ja: "セッションが始まる状態から、どのステップの「goTo」をたどっても到達しないため、その状態のステップは選ばれません。"))

    package static let invalidTemplate = Rule(
        "mock/scenario-invalid-template", .error,
        .init("a template of a scenario is not understood", ja: "シナリオのテンプレートが解釈できない"),
        .init(
            "Between '{{' and '}}' stands one of request.path.NAME, request.query.NAME, request.header.NAME, "
                + "request.cookie.NAME, request.body, request.body#/POINTER, state.RESOURCE.count, state.RESOURCE.KEY, "
                + "state.RESOURCE.KEY#/POINTER, now, session, count and uuid.",
            ja: """
                「{{」と「}}」の間には request.path.NAME、request.query.NAME、request.header.NAME、request.cookie.NAME、\
                request.body、request.body#/POINTER、state.RESOURCE.count、state.RESOURCE.KEY、state.RESOURCE.KEY#/POINTER、\
                now、session、count、uuid のどれかを書きます。
                """))

    package static let invalidFault = Rule(
        "mock/scenario-invalid-fault", .error,
        .init("a fault of a scenario is not understood", ja: "シナリオの障害が解釈できない"),
        .init(
            "'fault' takes what 'Prefer: fault' takes, such as 'latency(200)' or 'error(503)@10%'; several have blanks "
                + "between them.",
            ja: "「fault」は「Prefer: fault」と同じく、latency(200) や error(503)@10% のように書きます。複数は空白で区切ります。"))
}
