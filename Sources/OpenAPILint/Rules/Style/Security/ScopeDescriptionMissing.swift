import SourceDiagnostics
import YAMLSyntax

/// A scope is not described.
enum ScopeDescriptionMissing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info, platform: .info)

    static let rule = Rule(
        "lint/scope-description", .info, .init("a scope is not described", ja: "スコープの説明がない"),
        .init(
            "People are shown the description when they are asked for consent.",
            ja: "説明は、利用者が同意を求められるときに表示されます。"),
        samples: .init(
            bad: """
                components:
                  securitySchemes:
                    key:
                      type: oauth2
                      flows:
                        clientCredentials:
                          tokenUrl: 'https://id.example.jp/token'
                          scopes: {'shelters:read': ''}
                """,
            good: """
                components:
                  securitySchemes:
                    key:
                      type: oauth2
                      flows:
                        clientCredentials:
                          tokenUrl: 'https://id.example.jp/token'
                          scopes: {'shelters:read': 避難所を読む}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.securitySchemes.flatMap { site -> [Diagnostic] in
            let scopes = site.node["flows"]?.entries.flatMap { $0.value["scopes"]?.entries.map { $0 } ?? [] } ?? []
            return scopes.compactMap { key, value in
                guard let text = value.scalarText, text.allSatisfy(\.isWhitespace) else { return nil }
                let name = key.scalarText ?? ""
                return finding(
                    .init("the scope '\(name)' is not described", ja: "スコープ「\(name)」の説明がない"), at: key.range, in: value,
                    fix: .init("say what it permits", ja: "何を許すかを書く"))
            }
        }
    }
}
