import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A response without content is given some.
enum BodyOnNoContent: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/body-on-no-content", .warning, .init("a response without content is given some", ja: "内容のない応答に内容がある"),
        .init(
            "Answers with 204, 205 and 304 have no body (RFC 9110); whatever the contract says about it never "
                + "arrives.",
            ja: "204、205、304 の応答には本文がありません（RFC 9110）。契約に書いた内容が届くことはありません。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    delete:
                      responses:
                        '204':
                          description: 消した
                          content: {application/json: {schema: {type: object}}}
                """,
            good: """
                paths:
                  /shelters:
                    delete:
                      responses: {'204': {description: 消した}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.responses.compactMap { site in
            guard let content = site.node["content"], site.isUsed(where: isWithoutContent) else { return nil }
            let isAlways = site.uses.allSatisfy { isWithoutContent($0.entry.status) }
            return finding(
                .init("a response without content has 'content'", ja: "内容のない応答に「content」がある"), atKeyOf: content,
                fix: .init("remove 'content'", ja: "「content」を消す"),
                edit: isAlways ? NodeEdits.remove("content", from: site.node) : nil)
        }
    }

    private static func isWithoutContent(_ status: StatusPattern) -> Bool {
        switch status {
        case .code(204), .code(205), .code(304): true
        default: false
        }
    }
}
