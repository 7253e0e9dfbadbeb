import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Parameters are not written alike.
enum ParameterCasing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/parameter-casing", .info, .init("parameters are not written alike", ja: "パラメータの書き方がそろっていない"),
        .init(
            "Most parameters of the contract join their words in one way and this one in another, so that "
                + "callers must look up each. It is shown once for each name. Contracts of a standard keep its names.",
            ja: "契約の多くのパラメータと語のつなぎ方が違うため、呼ぶ人は一つずつ確かめることになります。名前ごとに一度だけ表示します。"
                + "標準に従う契約は標準の名前を使います。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - {name: openOnly, in: query, schema: {type: boolean}}
                        - {name: minLevel, in: query, schema: {type: integer}}
                        - {name: page_size, in: query, schema: {type: integer}}
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - {name: openOnly, in: query, schema: {type: boolean}}
                        - {name: pageSize, in: query, schema: {type: integer}}
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        let sites = walk.parameters.filter { $0.parameter.location != .header }
        guard let prevailing = LetterCase.prevailing(in: sites.map(\.parameter.name)) else { return [] }
        var seen: Set<String> = []
        return sites.compactMap { site in
            let name = site.parameter.name
            guard let found = LetterCase.distinct(name), found != prevailing, let node = site.node["name"],
                seen.insert(name).inserted
            else { return nil }
            return finding(
                .init(
                    "'\(name)' is in \(found.rawValue) and most parameters are in \(prevailing.rawValue)",
                    ja: "「\(name)」は \(found.rawValue) で、多くのパラメータは \(prevailing.rawValue) である"),
                at: node, fix: .init("write it in \(prevailing.rawValue)", ja: "\(prevailing.rawValue) で書く"))
        }
    }
}
