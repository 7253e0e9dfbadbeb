import SourceDiagnostics
import YAMLSyntax

/// A path ends with a slash.
enum PathTrailingSlash: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/path-trailing-slash", .warning, .init("a path ends with a slash", ja: "パスがスラッシュで終わる"),
        .init(
            "Some servers and proxies take '/shelters' and '/shelters/' for the same and some do not, so a "
                + "client that leaves the slash out fails now and then.",
            ja: "「/shelters」と「/shelters/」を同じとみなすサーバーとみなさないサーバーがあり、スラッシュの有無で失敗することがあります。"),
        samples: .init(
            bad: """
                paths:
                  /shelters/:
                    get:
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.pathEntries.compactMap { key, value in
            guard let path = key.scalarText, path.utf8.count > 1, path.hasSuffix("/") else { return nil }
            return finding(
                .init("the path '\(path)' ends with '/'", ja: "パス「\(path)」が「/」で終わる"), at: key.range, in: value,
                fix: .init("remove the slash", ja: "スラッシュを除く"))
        }
    }
}
