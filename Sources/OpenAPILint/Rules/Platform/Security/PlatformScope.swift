import SourceDiagnostics
import YAMLSyntax

/// A scope has another form.
enum PlatformScope: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-scope", .warning, .init("a scope has another form", ja: "スコープの形が違う"),
        .init(
            "Scopes are '<contract>:<resource>.<action>' in kebab-case, with the actions 'read', 'write' and 'admin' "
                + "where they fit, or '<contract>:<action>' where a contract has one resource only, so that a person "
                + "who is asked for consent and a person who reads a log know which service is meant. Standards "
                + "keep their own scopes.",
            ja: "スコープは「<契約>:<資源>.<操作>」の形で、kebab-case で書きます。操作は当てはまるなら read・write・admin とし、"
                + "資源が一つだけの契約では「<契約>:<操作>」でもかまいません。"
                + "同意を求められる人やログを読む人が、どのサービスのものか分かるようにするためです。標準のスコープはそのままです。"),
        samples: .init(
            bad: """
                components:
                  securitySchemes:
                    platformOAuth:
                      type: oauth2
                      flows:
                        clientCredentials:
                          tokenUrl: 'https://id.example.jp/token'
                          scopes: {readShelters: 避難所を読む}
                """,
            good: """
                components:
                  securitySchemes:
                    platformOAuth:
                      type: oauth2
                      flows:
                        clientCredentials:
                          tokenUrl: 'https://id.example.jp/token'
                          scopes: {'disaster-app:shelters.read': 避難所を読む}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let facts = PlatformFacts(walk)
        guard !facts.isStandardBound else { return [] }
        var seen: Set<String> = []
        return walk.securitySchemes.flatMap { site -> [Diagnostic] in
            let flows = site.node["flows"]?.entries.map(\.value) ?? []
            return flows.flatMap { $0["scopes"]?.entries.map { $0 } ?? [] }.compactMap { key, value in
                guard let name = key.scalarText, !isRight(name, facts), seen.insert(name).inserted else { return nil }
                return finding(
                    .init("the scope is '\(name)'", ja: "スコープが「\(name)」である"), at: key.range, in: value,
                    fix: .init(
                        "write '\(facts.contractName ?? "<contract>"):<resource>.<action>'",
                        ja: "「\(facts.contractName ?? "<契約>"):<資源>.<操作>」と書く"))
            }
        }
    }

    private static func isRight(_ scope: String, _ facts: PlatformFacts) -> Bool {
        if ["openid", "profile", "email", "address", "phone", "offline_access"].contains(scope) { return true }
        guard let match = scope.wholeMatch(of: /([a-z0-9-]+):[a-z0-9-]+(\.[a-z0-9-]+)?/) else { return false }
        return facts.contractName.map { $0 == match.1 } ?? true
    }
}
