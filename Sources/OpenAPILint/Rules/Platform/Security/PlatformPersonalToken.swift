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
                + "none at all, says nothing about whose data may be seen.",
            ja: "個人データには、本人か職員を示すトークンが必要です。アプリの鍵だけ、または認証なしでは、誰のデータを見てよいかが分かりません。"),
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
            guard isPersonal || personal.isCarried(by: site.operation), !isProtected(site.operation, walk) else {
                return nil
            }
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
        return !requirements.isEmpty
            && requirements.allSatisfy { $0.schemes.contains { tokens.contains($0.name) } }
    }
}
