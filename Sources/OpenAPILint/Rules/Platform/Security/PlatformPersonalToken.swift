import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Personal data can be had without a token.
enum PlatformPersonalToken: StyleRule {
    static let profiles = ProfileSeverities.platform(.error)

    static let rule = Rule(
        "lint/platform-personal-token", .error,
        .init("personal data can be had without a token", ja: "個人データがトークンなしで得られる"),
        .init(
            "Personal data needs a token that names the person or the member of staff. A key of an app, or "
                + "none at all, says nothing about whose data may be seen. In a contract of the class 'personal' this "
                + "holds for every operation but those that say 'security: []' and carry no schema of that class. "
                + "Where tokens are made, 'clientBasic' may have '{}' beside it, for clients that prove themselves in "
                + "the body.",
            ja: "個人データには、本人か職員を示すトークンが必要です。アプリの鍵だけ、または認証なしでは、誰のデータを見てよいかが分かりません。"
                + "区分が「personal」の契約では、「security: []」と書かれ、その区分のスキーマを扱わない操作を除き、すべての操作が対象です。"
                + "トークンを発行する操作では、本文で自らを証明するクライアントのために、「clientBasic」の隣に「{}」を書けます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Name: {type: string, x-kakehashi-data-class: personal}
                paths:
                  /shelters:
                    get:
                      security: []
                      responses:
                        '200':
                          description: 氏名
                          content: {application/json: {schema: {$ref: '#/components/schemas/Name'}}}
                """,
            good: """
                components:
                  securitySchemes:
                    platformOidc:
                      type: openIdConnect
                      openIdConnectUrl: 'https://id.example.jp/.well-known/openid-configuration'
                  schemas:
                    Name: {type: string, x-kakehashi-data-class: personal}
                paths:
                  /shelters:
                    get:
                      security: [{platformOidc: []}]
                      responses:
                        '200':
                          description: 氏名
                          content: {application/json: {schema: {$ref: '#/components/schemas/Name'}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let personal = PersonalData(walk)
        let isPersonal = PlatformFacts(walk).dataClass == "personal"
        return walk.operations.compactMap { site in
            let isOpen = site.operation.security?.isEmpty ?? false
            guard isPersonal && !isOpen || personal.isCarried(by: site.operation), !isProtected(site.operation, walk)
            else { return nil }
            return finding(
                .init("'\(site.title)' gives personal data without a token", ja: "「\(site.title)」が個人データをトークンなしで扱う"),
                atKeyOf: site.node["security"] ?? site.node,
                fix: .init(
                    "require 'platformOAuth', 'platformOidc' or 'staffOAuth'",
                    ja: "「platformOAuth」「platformOidc」「staffOAuth」のどれかを求める"))
        }
    }

    /// Each alternative must have a token; the basic credential of a client is for the addresses where tokens are made.
    private static func isProtected(_ operation: Operation, _ walk: ContractWalk) -> Bool {
        let tokens: Set<String> = ["platformOAuth", "platformOidc", "staffOAuth", "clientBasic"]
        let requirements = walk.security(of: operation)
        let mayBeEmpty = requirements.contains { $0.schemes.contains { $0.name == "clientBasic" } }
        return !requirements.isEmpty
            && requirements.allSatisfy { requirement in
                requirement.schemes.contains { tokens.contains($0.name) } || mayBeEmpty && requirement.schemes.isEmpty
            }
    }
}
