import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An API key is sent in the URL.
enum APIKeyInQuery: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/api-key-in-query", .warning, .init("an API key is sent in the URL", ja: "API キーが URL で送られる"),
        .init(
            "URLs stand in logs and histories, so the key is soon known to others. Send it in a header.",
            ja: "URL はログや履歴に残るので、鍵が他人に知られます。ヘッダーで送ります。"),
        samples: .init(
            bad: """
                components:
                  securitySchemes:
                    key: {type: apiKey, in: query, name: key}
                """,
            good: """
                components:
                  securitySchemes:
                    key: {type: apiKey, in: header, name: X-Api-Key}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.securitySchemes.compactMap { site in
            guard case .apiKey(_, .query) = site.scheme.kind, let place = site.node["in"] else { return nil }
            return finding(
                .init("the key of '\(site.name)' is sent in the URL", ja: "「\(site.name)」の鍵が URL で送られる"), at: place,
                fix: .init("send it in a header", ja: "ヘッダーで送る"))
        }
    }
}
