import OpenAPIModel
package import SourceDiagnostics
import YAMLSyntax

/// Scopes that a security scheme does not have.
package enum UnknownScope: LintRule {
    package static let rule = Rule(
        "openapi/unknown-scope", .warning,
        .init("a security scheme has no such scope", ja: "セキュリティスキームにないスコープ"),
        .init(
            "The list under the name of a security scheme holds scopes that one of the flows of the oauth2 scheme "
                + "describes. The list is empty for apiKey and http schemes, which have no scopes in OpenAPI 3.0. "
                + "Scopes of openIdConnect stand in the provider's own metadata and are not checked.",
            ja: "セキュリティスキームの名前の下の一覧には、oauth2 スキームのいずれかのフローに書かれたスコープを並べます。"
                + "apiKey と http のスキームは OpenAPI 3.0 ではスコープを持たないため、一覧は空にします。"
                + "openIdConnect のスコープはプロバイダーのメタデータにあるので検査しません。"),
        samples: .init(bad: sample(scope: "shelters:raed"), good: sample(scope: "shelters:read")))

    private static func sample(scope: String) -> String {
        """
        paths:
          /shelters:
            get:
              security: [{login: ['\(scope)']}]
              responses:
                '200': {description: ok}
        components:
          securitySchemes:
            login:
              type: oauth2
              flows:
                clientCredentials:
                  tokenUrl: https://login.example.jp/token
                  scopes: {'shelters:read': to read shelters}
        """
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let document = context.document
        let known = Dictionary(
            document.securitySchemes.compactMap { entry in Scheme(entry).map { (entry.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        let requirements = document.security + document.allOperations.flatMap { $0.security ?? [] }
        var result: [Diagnostic] = []
        for used in requirements.lazy.flatMap(\.schemes) {
            guard let scheme = known[used.name] else { continue }
            for node in used.origin.node?.elements.map({ $0 }) ?? [] {
                guard let scope = node.string, let finding = scheme.finding(scope, at: Place(node)) else { continue }
                result.append(finding)
            }
        }
        return result
    }

    /// A scheme and the scopes that all its flows have together.
    private struct Scheme {
        let entry: NamedEntry<SecurityScheme>
        let scopes: Set<String>

        /// nil for a scheme whose scopes are not known, and for one that has none, about which the loader has a finding.
        init?(_ entry: NamedEntry<SecurityScheme>) {
            guard case .oauth2(let flows) = entry.value.kind else { return nil }
            self.entry = entry
            scopes = Set(flows.lazy.flatMap { $0.scopes.lazy.map(\.name) })
        }

        func finding(_ scope: String, at place: Place) -> Diagnostic? {
            guard !scopes.contains(scope) else { return nil }
            return Diagnostic(
                rule,
                .init(
                    "no flow of '\(entry.name)' has the scope '\(scope)'",
                    ja: "「\(entry.name)」のどのフローにもスコープ「\(scope)」がない"),
                at: place, notes: [.init(.init("the scheme is here", ja: "スキームはここ"), at: entry.nameRange)],
                fixes: [.init(.init("correct the scope, or describe it in a flow", ja: "スコープを直すか、フローに記述する"))])
        }
    }
}
