import SourceDiagnostics

/// What a scenario file may say.
enum ScenarioFormat {
    /// Of scenarios and of states: what a header can carry as it is.
    static let namePattern = "^[A-Za-z0-9._~-]{1,64}$"
    /// Stands for no scenario, so none is called so.
    static let noScenario = "none"
    /// In which a session is where the scenario does not say.
    static let usualStart = "start"

    static let file = ScenarioShape.mapping(
        ScenarioMapping(keys: [
            ScenarioKey(
                "scenarios", .table(names: .name, .mapping(scenario)),
                .init("Scenarios by name.", ja: "シナリオ。キーはその名前。"), isRequired: true)
        ]))

    static let scenario = ScenarioMapping(keys: [
        ScenarioKey("description", .text, .init("What it is about.", ja: "内容の説明。")),
        ScenarioKey(
            "start", .name,
            .init("The state in which a session begins; 'start' where it is left out.", ja: "セッションが始まる状態。省くと「start」。")),
        ScenarioKey(
            "states", .list(.name, atLeast: 1),
            .init(
                "All states, where some are in no step; without it, those that steps are for.",
                ja: "状態の一覧。どのステップにも無い状態があるときに書く。省くと、ステップの「state」にある状態。")),
        ScenarioKey(
            "steps", .list(.mapping(step), atLeast: 1),
            .init("The first that fits a request is taken.", ja: "リクエストに合う最初のステップが選ばれる。"), isRequired: true),
    ])

    static let step = ScenarioMapping(keys: [
        ScenarioKey(
            "state", .either([.name, .list(.name, atLeast: 1)]),
            .init("The state, or the states, that it is for; any where it is left out.", ja: "対象の状態(一つまたは複数)。省くとすべて。")),
        ScenarioKey(
            "operation", .text,
            .init(
                "The operationId, or the method and the path of the contract: 'GET /shelters/{id}'.",
                ja: "operationId、またはメソッドと契約のパス(例: GET /shelters/{id})。"), isRequired: true),
        ScenarioKey(
            "when", .mapping(when),
            .init("What else the request must be; all of it.", ja: "リクエストの条件。すべてを満たすこと。")),
        ScenarioKey(
            "times", .number(1...1_000_000),
            .init("How often a session takes it at most.", ja: "一つのセッションで選ばれる回数の上限。")),
        ScenarioKey(
            "answer", .mapping(answer),
            .init(
                "What is answered; where it is left out, what would be without the scenario.",
                ja: "応答。省くと、シナリオが無いときと同じ。")),
        ScenarioKey("goTo", .name, .init("The state afterwards.", ja: "その後の状態。")),
    ])

    static let when = ScenarioMapping(
        keys: [
            ScenarioKey("path", conditions, .init("Path parameters.", ja: "パスパラメーター。")),
            ScenarioKey("query", conditions, .init("Query parameters.", ja: "クエリパラメーター。")),
            ScenarioKey("header", conditions, .init("Header fields.", ja: "ヘッダー。")),
            ScenarioKey("cookie", conditions, .init("Cookies.", ja: "クッキー。")),
            ScenarioKey(
                "body", conditions,
                .init("Members of the body, or JSON pointers into it.", ja: "ボディのメンバー、または JSON ポインター。")),
        ], mayBeEmpty: false)

    private static let conditions = ScenarioShape.table(names: .text, condition)

    private static let condition = ScenarioShape.either([
        .scalar, .null, .list(.anything, atLeast: 0), .mapping(test),
    ])

    static let test = ScenarioMapping(
        keys: [
            ScenarioKey("equals", .anything, .init("It is this.", ja: "この値である。")),
            ScenarioKey(
                "matches", .text,
                .init("Its text has something that this regular expression describes.", ja: "正規表現に合う。")),
            ScenarioKey("exists", .flag, .init("Whether it is there.", ja: "有無。")),
            ScenarioKey("oneOf", .list(.anything, atLeast: 1), .init("It is one of these.", ja: "このどれかである。")),
        ], isOneKey: true)

    static let answer = ScenarioMapping(
        keys: [
            ScenarioKey("status", .number(200...599), .init("A status of the contract.", ja: "契約にあるステータス。")),
            ScenarioKey("example", .text, .init("The name of an example of the contract.", ja: "契約にある例の名前。")),
            ScenarioKey(
                "body", .anything, .init("The body; texts may have templates.", ja: "ボディ。文字列にはテンプレートを書ける。")),
            ScenarioKey(
                "headers", .table(names: .text, .scalar),
                .init("Header fields; texts may have templates.", ja: "ヘッダー。文字列にはテンプレートを書ける。")),
            ScenarioKey(
                "delay", .number(0...Delivery.longestDelay), .init("Milliseconds before it is sent.", ja: "送るまでのミリ秒。")),
            ScenarioKey(
                "fault", .text,
                .init("How it goes wrong, as 'Prefer: fault' says it.", ja: "わざと起こす障害。「Prefer: fault」と同じ書き方。")),
        ], apart: ["example", "body"], mayBeEmpty: false)
}
