package import JSONCoding
import SourceDiagnostics

extension PlatformCatalogue {
    /// A step in the life of a service, as the catalogue has it.
    package struct Step: Sendable, Hashable {
        /// One of `stages`.
        package let stage: String
        /// The first day in Japan; nil for the beginning of time.
        package let from: CalendarDate?
        /// Ids of operations; empty for all.
        package let operations: [String]
        package let upstream: String?
        package let validation: String?
        package let fallback: [String]
        /// Percent.
        package let share: Int
        package let callers: [String]
        package let successor: String?
    }

    static let stages = ["planned", "mock", "shadow", "canary", "real", "retired"]
    static let validations = ["off", "warn", "enforce"]
    static let fallbacks = ["on-unreachable", "on-5xx", "on-501", "on-404"]

    /// The keys of `lifecycle`.
    static let stepKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "stage", .word(stages), .init("Who answers from this day on.", ja: "この日から何が応じるか。"), isRequired: true),
        ConfigurationKey(
            "from", .text,
            .init(
                "The first day in Japan, as in 2027-04-01; from the beginning where it is missing.",
                ja: "始まる日（例 2027-04-01）。無ければ始めから。")),
        ConfigurationKey(
            "operations", .texts,
            .init("Ids of the operations that it is for; all where it is missing.", ja: "対象の操作の ID。無ければすべて。")),
        ConfigurationKey(
            "upstream", .text,
            .init("The URL of the real service, up to the paths of the contract.", ja: "本物のサービスの URL。契約のパスの手前まで。")),
        ConfigurationKey(
            "validate", .word(validations),
            .init(
                "What becomes of messages that do not fit the contract; 'warn' by default.",
                ja: "契約に合わないメッセージの扱い。既定は「warn」。")),
        ConfigurationKey(
            "fallback", .words(fallbacks),
            .init(
                "When the mock answers in place of the real service, to safe methods only.",
                ja: "安全なメソッドで、本物の代わりにモックが応じる場合。")),
        ConfigurationKey(
            "share", .number(from: 0, to: 100),
            .init("Percent of the requests that a canary is for.", ja: "カナリアに渡すリクエストの百分率。")),
        ConfigurationKey(
            "callers", .texts,
            .init("Names in Kakehashi-Caller that a canary is for.", ja: "カナリアに渡す Kakehashi-Caller の名前。")),
        ConfigurationKey("successor", .text, .init("The URL to go to once it is retired.", ja: "廃止の後に移る先の URL。")),
    ]

    /// Reads the steps of one service.
    ///
    /// - Parameters:
    ///   - start: the path of the service's keys.
    ///   - isUpstream: whether a text can be the URL of a real service.
    static func steps(
        of start: String, in file: inout ConfigurationFile, isUpstream: (String) -> Bool
    ) -> [Step] {
        file.items(start + "lifecycle").compactMap { path in
            guard let stage = file.text(path + "stage") else { return nil }
            let day = file.text(path + "from")
            if let day, CalendarDate(day) == nil {
                file.refuse(path + "from", .init("write a day as in 2027-04-01", ja: "「2027-04-01」のように日付を書く"))
            }
            let upstream = file.text(path + "upstream")
            if let upstream, !isUpstream(upstream) {
                file.refuse(
                    path + "upstream",
                    .init(
                        "write a URL of http or https, without user, query and fragment",
                        ja: "http か https の URL を、ユーザー、クエリ、フラグメント無しで書く"))
            }
            if ["shadow", "canary", "real"].contains(stage), upstream == nil {
                file.refuse(
                    path + "stage",
                    .init("name the real service with 'upstream' beside it", ja: "本物のサービスを「upstream」に書く"))
            }
            return Step(
                stage: stage, from: day.flatMap { CalendarDate($0) }, operations: file.texts(path + "operations") ?? [],
                upstream: upstream, validation: file.text(path + "validate"),
                fallback: file.texts(path + "fallback") ?? [], share: file.number(path + "share") ?? 0,
                callers: file.texts(path + "callers") ?? [], successor: file.text(path + "successor"))
        }
    }
}
