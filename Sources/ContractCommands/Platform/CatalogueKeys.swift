import SourceDiagnostics

/// The keys of a platform's catalogue, `specs/platform.yaml`.
enum CatalogueKeys {
    static let all: [ConfigurationKey] = [
        ConfigurationKey(
            "platforms", .list(platform), .init("The platforms and who runs them.", ja: "基盤とその運用主体。")),
        ConfigurationKey(
            "timetable",
            .list([
                fiscalYear,
                ConfigurationKey(
                    "items",
                    .list([
                        ConfigurationKey("text", .text, .init("What happens.", ja: "行うこと。")),
                        ConfigurationKey("platforms", .texts, .init("Ids of platforms.", ja: "基盤の ID。")),
                        ConfigurationKey("services", .texts, .init("Ids of services.", ja: "サービスの ID。")),
                    ]), .init("What happens in the year.", ja: "その年度に行うこと。")),
            ]), .init("What connects, moves or ends in which year.", ja: "年度ごとの接続、移行、廃止。")),
        ConfigurationKey(
            "municipalities",
            .list([
                ConfigurationKey(
                    "code", .text,
                    .init(
                        "Five digits of JIS X 0402 and a check digit.", ja: "JIS X 0402 の5桁と検査数字。"),
                    isRequired: true),
                ConfigurationKey("name", .text, .init("The name.", ja: "名前。"), isRequired: true),
                ConfigurationKey(
                    "joinedFiscalYear", year,
                    .init("Since when it takes part; null where nobody says.", ja: "参加した年度。分からなければ null。")),
                ConfigurationKey(
                    "ownPlatform", .text, .init("Id of a platform of its own.", ja: "独自の基盤の ID。")),
            ]), .init("The municipalities.", ja: "市町村。")),
        ConfigurationKey(
            "services", .list(service), .init("The services, in the order of their contracts.", ja: "サービス。契約を書く順。"),
            isRequired: true),
    ]

    private static let platform: [ConfigurationKey] = [
        id, name,
        ConfigurationKey("builtFiscalYear", year, .init("When it was built.", ja: "構築年度。")),
        ConfigurationKey("dataType", .text, .init("The kind of its data.", ja: "データ型。")),
        ConfigurationKey("operator", .text, .init("Who runs it.", ja: "運用主体。")),
        ConfigurationKey("services", .texts, .init("Names of its services.", ja: "導入サービスの名前。")),
        ConfigurationKey(
            "participation",
            .mapping([
                ConfigurationKey(
                    "target", .number(from: 0, to: 10_000),
                    .init("How many municipalities there are to be.", ja: "目標とする市町村の数。")),
                ConfigurationKey(
                    "years",
                    .list([
                        fiscalYear,
                        ConfigurationKey(
                            "municipalities", .number(from: 0, to: 10_000),
                            .init("How many took part.", ja: "参加した市町村の数。")),
                    ]), .init("How many there were.", ja: "年度ごとの実績。")),
            ]), .init("How many municipalities take part.", ja: "参加する市町村の数。")),
        ConfigurationKey("considerations", .texts, .init("What is still open.", ja: "考慮事項。")),
        note,
    ]

    private static let service: [ConfigurationKey] = [
        id, name,
        ConfigurationKey("owner", .text, .init("Id of the platform it is on.", ja: "載っている基盤の ID。")),
        ConfigurationKey("operator", .text, .init("Who runs it.", ja: "運用主体。")),
        ConfigurationKey(
            "layer", .word(["core", "service", "asset", "municipal"]), .init("Where it belongs.", ja: "階層。")),
        ConfigurationKey(
            "serviceType", .word(["platform", "administrative", "private", "data"]), .init("Its kind.", ja: "種別。")),
        ConfigurationKey("field", .texts, .init("Fields of public life.", ja: "分野。")),
        ConfigurationKey(
            "dataClass", .word(["personal", "non-personal", "mixed"]), .init("The class of its data.", ja: "データの区分。")),
        ConfigurationKey(
            "contract", .text,
            .init(
                "The contract, seen from this file; 'pending' while nobody has written it.",
                ja: "契約。このファイルからの相対パス。まだ書かれていなければ「pending」。"), isRequired: true),
        ConfigurationKey(
            "connection",
            .mapping([
                ConfigurationKey(
                    "status", .word(["connected", "awaiting-connection"]),
                    .init("Seen from the platform.", ja: "基盤から見た状態。")),
                ConfigurationKey("fiscalYear", year, .init("When it connects.", ja: "接続の年度。")),
                ConfigurationKey(
                    "retireFiscalYear", year,
                    .init("When its present address ends.", ja: "今の窓口が無くなる年度。")),
                ConfigurationKey(
                    "basis", .word(["stated", "inferred"]),
                    .init("Whether the source says so.", ja: "原典に書かれているか、読み取ったか。")),
            ]), .init("Whether and when it is connected.", ja: "接続の状態と年度。")),
        ConfigurationKey(
            "lifecycle", .list(PlatformCatalogue.stepKeys),
            .init("Who answers for it on this host, from when on.", ja: "このホストで何がいつから応じるか。")),
        note,
    ]

    private static let id = ConfigurationKey(
        "id", .text, .init("A name in lower case, with hyphens.", ja: "小文字とハイフンの名前。"), isRequired: true)

    private static let name = ConfigurationKey(
        "name",
        .mapping([
            ConfigurationKey("ja", .text, .init("In Japanese.", ja: "日本語。"), isRequired: true),
            ConfigurationKey("en", .text, .init("In English.", ja: "英語。"), isRequired: true),
        ]), .init("The name.", ja: "名前。"), isRequired: true)

    private static let fiscalYear = ConfigurationKey(
        "fiscalYear", year, .init("The year that begins in April.", ja: "4月に始まる年度。"), isRequired: true)

    private static let note = ConfigurationKey("note", .text, .init("Anything else.", ja: "備考。"))

    private static let year = ConfigurationKey.Shape.number(from: 1989, to: 2100)
}
