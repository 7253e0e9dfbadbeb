import SourceDiagnostics
import YAMLSyntax

/// A path is not in kebab-case.
enum PathCasing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info, strict: .warning)

    static let rule = Rule(
        "lint/path-kebab-case", .info, .init("a path is not in kebab-case", ja: "パスがケバブケースではない"),
        .init(
            "Paths are compared with upper and lower case, and people type them. Small letters with hyphens "
                + "between words leave nothing to remember. Changing a path breaks clients, so this is for new ones. "
                + "Contracts of a standard keep its paths.",
            ja: "パスは大文字と小文字が区別され、人が打ち込むこともあります。小文字の語をハイフンでつなぐと迷いません。既存のパスを変えるとクライアントが壊れるので、新しいパスのための規則です。"
                + "標準に従う契約は標準のパスを使います。"),
        samples: .init(
            bad: """
                paths:
                  /evacuationSites:
                    get:
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /evacuation-sites:
                    get:
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        return walk.pathEntries.compactMap { key, value in
            let path = key.scalarText ?? ""
            let fixed = path.replacing(/\{[^}]*\}/, with: "")
            guard
                let segment = fixed.split(separator: "/").first(where: { $0.contains { $0.isUppercase || $0 == "_" } })
            else { return nil }
            return finding(
                .init("'\(segment)' in the path is not in kebab-case", ja: "パスの「\(segment)」がケバブケースではない"),
                at: key.range, in: value,
                fix: .init(
                    "write '\(LetterCase.words(of: String(segment)).joined(separator: "-"))'",
                    ja: "「\(LetterCase.words(of: String(segment)).joined(separator: "-"))」と書く"))
        }
    }
}
