import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A response 201 does not say where.
enum CreatedWithoutLocation: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info, platform: .warning)

    static let rule = Rule(
        "lint/created-without-location", .info, .init("a response 201 does not say where", ja: "201 の応答に所在がない"),
        .init(
            "An answer with 201 says with the header 'Location' where the new thing is (RFC 9110, section "
                + "15.3.2); without it a client must know how URLs are made.",
            ja: "201 の応答は、新しくできたものの所在を Location ヘッダーで示します（RFC 9110 15.3.2節）。ないと、クライアントが URL の作り方を知る必要があります。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    post:
                      responses: {'201': {description: 作った}}
                """,
            good: """
                paths:
                  /shelters:
                    post:
                      responses:
                        '201':
                          description: 作った
                          headers: {Location: {schema: {type: string, format: uri-reference}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.responses.compactMap { site in
            guard site.isUsed(where: { $0 == .code(201) }) else { return nil }
            guard !site.response.headers.contains(where: { $0.name.lowercased() == "location" }) else { return nil }
            return finding(
                .init("the response 201 has no header 'Location'", ja: "201 の応答に「Location」ヘッダーがない"),
                atKeyOf: site.node, fix: .init("declare the header 'Location'", ja: "「Location」ヘッダーを宣言する"))
        }
    }
}
