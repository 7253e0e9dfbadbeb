import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Personal data is given without a purpose.
enum PlatformConsent: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-consent", .warning, .init("personal data is given without a purpose", ja: "個人データに利用目的がない"),
        .init(
            "With a resident's token the gateway checks that the person has consented to a purpose; without "
                + "'x-consent-purpose' or 'x-kakehashi-consent' it has nothing to check. Operations of staff alone "
                + "need none, nor those whose scopes only servers can have, by the flow 'clientCredentials'.",
            ja: "住民のトークンによる呼び出しでは、ゲートウェイが利用目的への同意を確かめます。「x-consent-purpose」か「x-kakehashi-consent」がないと確かめられません。"
                + "職員だけの操作と、「clientCredentials」のフローだけにあるスコープの操作には不要です。"),
        samples: .init(
            bad: """
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
                      x-consent-purpose: disaster-app.safety
                      security: [{platformOidc: []}]
                      responses:
                        '200':
                          description: 氏名
                          content: {application/json: {schema: {$ref: '#/components/schemas/Name'}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let personal = PersonalData(walk)
        let isPersonal = PlatformFacts(walk).dataClass == "personal"
        let residents = residentScopes(walk)
        return walk.operations.compactMap { site in
            guard isPersonal || personal.isCarried(by: site.operation) else { return nil }
            let schemes = walk.security(of: site.operation).flatMap(\.schemes)
            guard schemes.contains(where: { isOfResident($0, residents) }) else { return nil }
            guard site.node["x-consent-purpose"] == nil, site.node["x-kakehashi-consent"] == nil else { return nil }
            return finding(
                .init("'\(site.title)' gives personal data without a purpose", ja: "「\(site.title)」の個人データに利用目的がない"),
                atKeyOf: site.node, fix: .init("add 'x-consent-purpose'", ja: "「x-consent-purpose」を書く"))
        }
    }

    /// Whether a resident can have what a requirement asks for.
    private static func isOfResident(_ scheme: SecurityRequirement.Scheme, _ residents: Set<String>) -> Bool {
        switch scheme.name {
        case "platformOidc": true
        case "platformOAuth": scheme.scopes.isEmpty || !residents.isDisjoint(with: scheme.scopes)
        default: false
        }
    }

    /// The scopes that a person can give a client.
    private static func residentScopes(_ walk: ContractWalk) -> Set<String> {
        Set(
            walk.securitySchemes.flatMap { site -> [String] in
                guard case .oauth2(let flows) = site.scheme.kind else { return [] }
                return flows.filter { $0.name != "clientCredentials" }.flatMap(\.scopes).map(\.name)
            })
    }
}
