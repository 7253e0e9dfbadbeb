import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A password can be read.
enum ReadablePassword: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/password-not-write-only", .warning, .init("a password can be read", ja: "パスワードを読める"),
        .init(
            "A password goes to the server and never comes back. 'writeOnly: true' keeps it out of responses, "
                + "logs and examples.",
            ja: "パスワードはサーバーへ送るだけで、返しません。「writeOnly: true」で、応答やログや例に現れないようにします。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {password: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {password: {type: string, writeOnly: true}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                let schema = walk.document[property.schema]
                let last = LetterCase.words(of: property.name).last ?? ""
                guard ["password", "passphrase", "passwd"].contains(last), schema.type == .string, !schema.isWriteOnly,
                    let node = schema.origin.node, node["writeOnly"] == nil
                else { return nil }
                return finding(
                    .init("'\(property.name)' is not 'writeOnly'", ja: "「\(property.name)」が「writeOnly」ではない"),
                    at: property.nameRange, in: node, fix: .init("add 'writeOnly: true'", ja: "「writeOnly: true」を書く"),
                    edit: schema.componentName == nil ? NodeEdits.insert("writeOnly", "true", in: node) : nil)
            }
        }
    }
}
