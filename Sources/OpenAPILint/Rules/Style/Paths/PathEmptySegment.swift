import SourceDiagnostics
import YAMLSyntax

/// A path has an empty segment.
enum PathEmptySegment: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/path-empty-segment", .warning, .init("a path has an empty segment", ja: "パスに空の区間がある"),
        .init(
            "Two slashes in a row are often folded into one on the way to the server, so the request arrives "
                + "at another path.",
            ja: "連続するスラッシュは途中で一つにまとめられることが多く、要求が別のパスに届きます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters//status:
                    get:
                      responses: {'200': {description: 状況}}
                """,
            good: """
                paths:
                  /shelters/status:
                    get:
                      responses: {'200': {description: 状況}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.pathEntries.compactMap { key, value in
            guard let path = key.scalarText, path.contains("//") else { return nil }
            return finding(
                .init("the path '\(path)' has an empty segment", ja: "パス「\(path)」に空の区間がある"), at: key.range,
                in: value, fix: .init("remove one slash", ja: "スラッシュを一つ除く"))
        }
    }
}
