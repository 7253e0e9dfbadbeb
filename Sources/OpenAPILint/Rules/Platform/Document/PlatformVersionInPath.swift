import SourceDiagnostics
import YAMLSyntax

/// A path carries the version.
enum PlatformVersionInPath: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-version-in-path", .warning, .init("a path carries the version", ja: "パスに版が入っている"),
        .init(
            "The major version stands once in the server URL. In paths it would stand twice in each request, "
                + "and a new version would change every path.",
            ja: "版は、サーバーの URL に一度だけ書きます。パスにも書くと、要求に二重に入り、版が変わるとすべてのパスが変わります。"),
        samples: .init(
            bad: """
                paths:
                  /v1/shelters:
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
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        return walk.pathEntries.compactMap { key, value in
            guard let path = key.scalarText, let match = path.prefixMatch(of: /\/(v\d+)(\/|$)/) else { return nil }
            return finding(
                .init("the path '\(path)' carries the version '\(match.1)'", ja: "パス「\(path)」に版「\(match.1)」がある"),
                at: key.range, in: value, fix: .init("put it into the server URL", ja: "サーバーの URL に書く"))
        }
    }
}
