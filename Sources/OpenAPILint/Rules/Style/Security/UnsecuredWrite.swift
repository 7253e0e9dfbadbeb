import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Anybody can change something.
enum UnsecuredWrite: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/unsecured-write", .warning, .init("anybody can change something", ja: "誰でも変更できる"),
        .init(
            "A POST, PUT, PATCH or DELETE without 'security' can be called by anybody. If that is meant, as "
                + "for a contact form, say so with 'security: []'. In a contract without any security scheme only "
                + "the first is shown.",
            ja: "「security」のない POST、PUT、PATCH、DELETE は誰でも呼べます。問い合わせ窓口のようにそれが意図なら「security: []」と書きます。認証方式が一つもない契約では、"
                + "最初の操作だけを表示します。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    delete:
                      responses: {'204': {description: 消した}}
                """,
            good: """
                paths:
                  /shelters:
                    post:
                      security: []
                      responses: {'204': {description: 受け付けた}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard walk.root["security"] == nil else { return [] }
        let open = walk.operations.filter { $0.isWrite && $0.node["security"] == nil }
        // A contract that knows no credential at all is told so once.
        let shown = walk.securitySchemes.isEmpty ? open.prefix(1) : open[...]
        return shown.map { site in
            finding(
                .init("'\(site.title)' can be called by anybody", ja: "「\(site.title)」は誰でも呼べる"), atKeyOf: site.node,
                fix: .init(
                    "add 'security', or 'security: []' if that is meant", ja: "「security」を書く。意図なら「security: []」と書く"))
        }
    }
}
