import SourceDiagnostics
import YAMLSyntax

/// A path begins with what the method says.
enum PathVerb: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/path-verb", .info, .init("a path begins with what the method says", ja: "パスにメソッドと同じ動詞がある"),
        .init(
            "The method says what is done and the path to what, so 'GET /getShelters' says it twice, and the "
                + "other methods have no place to go.",
            ja: "メソッドが動作を、パスが対象を表します。「GET /getShelters」は同じことを二度述べ、ほかのメソッドの置き場がなくなります。"),
        samples: .init(
            bad: """
                paths:
                  /get-shelters:
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
            let segments = (key.scalarText ?? "").split(separator: "/").filter { !$0.contains("{") }
            guard let segment = segments.first(where: { isVerb(String($0)) }) else { return nil }
            return finding(
                .init("'\(segment)' in the path says what the method says", ja: "パスの「\(segment)」がメソッドと重なる"),
                at: key.range, in: value, fix: .init("name the resource only", ja: "資源だけを名指す"))
        }
    }

    private static func isVerb(_ segment: String) -> Bool {
        let words = LetterCase.words(of: segment)
        guard let first = words.first else { return false }
        return ["get", "create", "update", "delete", "fetch", "post", "put"].contains(first)
    }
}
