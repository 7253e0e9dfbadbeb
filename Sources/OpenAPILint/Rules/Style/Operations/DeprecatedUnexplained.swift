import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// What is deprecated is not explained.
enum DeprecatedUnexplained: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/deprecated-unexplained", .info, .init("what is deprecated is not explained", ja: "非推奨の理由が書かれていない"),
        .init(
            "Whoever uses a deprecated part needs to know what to use instead and until when it works. Say so "
                + "in its description.",
            ja: "非推奨の部分を使っている人は、代わりに何を使うか、いつまで使えるかを知る必要があります。description に書きます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      deprecated: true
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      deprecated: true
                      description: listShelters を使う。2027年3月まで動く。
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let owners = walk.allOperations.map(\.node) + walk.parameters.map(\.node) + walk.schemas.map(\.node)
        return owners.compactMap { owner in
            guard let flag = owner["deprecated"], flag.bool == true, owner["description"] == nil else { return nil }
            return finding(
                .init("'deprecated' is not explained", ja: "「deprecated」の説明がない"), atKeyOf: flag,
                fix: .init("say in 'description' what to use instead", ja: "代わりに使うものを「description」に書く"))
        }
    }
}
