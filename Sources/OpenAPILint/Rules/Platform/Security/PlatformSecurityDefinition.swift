import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A security scheme is not the one of the platform.
enum PlatformSecurityDefinition: StyleRule {
    static let profiles = ProfileSeverities.platform(.error)

    static let rule = Rule(
        "lint/platform-security-definition", .error,
        .init("a security scheme is not the one of the platform", ja: "認証方式がプラットフォームのものと違う"),
        .init(
            "A scheme with a name of the platform is the scheme of the platform: OAuth with "
                + "'authorizationCode' and 'clientCredentials', OpenID Connect, the header 'X-Api-Key', or HTTP "
                + "Basic.",
            ja: "プラットフォームの名前の認証方式は、プラットフォームのものと同じにします：「authorizationCode」と「clientCredentials」の OAuth、OpenID "
                + "Connect、「X-Api-Key」ヘッダー、HTTP Basic。"),
        samples: .init(
            bad: """
                components: {securitySchemes: {gatewayKey: {type: apiKey, in: query, name: key}}}
                """,
            good: """
                components:
                  securitySchemes: {gatewayKey: {type: apiKey, in: header, name: X-Api-Key}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.securitySchemes.compactMap { site in
            guard let expected = expectation(of: site) else { return nil }
            return finding(
                .init("'\(site.name)' is not defined as on the platform", ja: "「\(site.name)」の定義がプラットフォームと違う"),
                at: site.nameRange, in: site.node, fix: expected)
        }
    }

    /// nil where the scheme is as it should be, or none of the platform.
    private static func expectation(of site: SecuritySchemeSite) -> LocalizedText? {
        switch (site.name, site.scheme.kind) {
        case ("gatewayKey", .apiKey(let name, .header)) where name.lowercased() == "x-api-key": nil
        case ("gatewayKey", _):
            .init("make it an API key in the header 'X-Api-Key'", ja: "「X-Api-Key」ヘッダーの API キーにする")
        case ("clientBasic", .http("basic", _)): nil
        case ("clientBasic", _): .init("make it HTTP Basic", ja: "HTTP Basic にする")
        case ("platformOidc", .openIDConnect): nil
        case ("platformOidc", _): .init("make it OpenID Connect", ja: "OpenID Connect にする")
        case ("platformOAuth", .oauth2(let flows)), ("staffOAuth", .oauth2(let flows)):
            flows.allSatisfy { $0.name == "authorizationCode" || $0.name == "clientCredentials" }
                ? nil
                : .init(
                    "use 'authorizationCode' and 'clientCredentials'", ja: "「authorizationCode」と「clientCredentials」を使う")
        case ("platformOAuth", _), ("staffOAuth", _): .init("make it OAuth 2.0", ja: "OAuth 2.0 にする")
        default: nil
        }
    }
}
