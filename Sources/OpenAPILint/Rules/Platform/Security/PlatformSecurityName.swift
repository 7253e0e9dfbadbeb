import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A security scheme has a name of its own.
enum PlatformSecurityName: StyleRule {
    static let profiles = ProfileSeverities.platform(.error)

    static let rule = Rule(
        "lint/platform-security-name", .error, .init("a security scheme has a name of its own", ja: "認証方式の名前が独自である"),
        .init(
            "The five schemes of the platform have the same names in every contract, so that a client sets its "
                + "credentials once: 'platformOAuth', 'platformOidc', 'gatewayKey', 'clientBasic', 'staffOAuth'. A "
                + "contract of a standard may have others, which the standard gives.",
            ja: "プラットフォームの五つの認証方式は、どの契約でも同じ名前です。"
                + "クライアントが認証情報を一度だけ設定できるようにするためです：「platformOAuth」「platformOidc」「gatewayKey」「clientBasic」「staffOAuth」。"
                + "標準に従う契約には、標準が定める方式があってもかまいません。"),
        samples: .init(
            bad: """
                components: {securitySchemes: {apiKey: {type: apiKey, in: header, name: X-Api-Key}}}
                """,
            good: """
                components:
                  securitySchemes: {gatewayKey: {type: apiKey, in: header, name: X-Api-Key}}
                """))

    static let names = ["platformOAuth", "platformOidc", "gatewayKey", "clientBasic", "staffOAuth"]

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        return walk.securitySchemes.compactMap { site in
            guard !names.contains(site.name) else { return nil }
            return finding(
                .init("the security scheme is named '\(site.name)'", ja: "認証方式の名前が「\(site.name)」である"),
                at: site.nameRange, in: site.node,
                fix: .init(
                    "use one of \(names.map { "'\($0)'" }.joined(separator: ", "))",
                    ja: "\(names.map { "「\($0)」" }.joined())のどれかを使う"))
        }
    }
}
