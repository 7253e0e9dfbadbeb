import OpenAPIModel
import SchemaValidation
package import SourceDiagnostics
import YAMLSyntax

/// Defaults that their own schema does not allow.
package enum DefaultMismatch: LintRule {
    package static let rule = Rule(
        "openapi/default-mismatch", .warning,
        .init("a default does not fit its schema", ja: "既定値がスキーマに合わない"),
        .init(
            "A default is the value that the receiver uses where none was sent, so it must be one that could have been "
                + "sent. Where nothing is the default, leave 'default' out; 'default: null' needs 'nullable: true'.",
            ja: "default は値が送られなかったときに受け手が使う値なので、送ることのできる値でなければなりません。既定値がない場合は "
                + "default を書きません。default: null には nullable: true が必要です。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - {name: order, in: query, schema: {type: string, enum: [near, new], default: old}}
                      responses:
                        '200': {description: ok}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - {name: order, in: query, schema: {type: string, enum: [near, new], default: near}}
                      responses:
                        '200': {description: ok}
                """))

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let findings = ValueFindings(rule: rule, keywords: Keywords(context.document))
        var result: [Diagnostic] = []
        for id in context.document.schemaIDs(where: { $0.writtenDefault != nil }) {
            let schema = context.document[id]
            guard let value = schema.defaultValue else { continue }
            let node = schema.writtenDefault?.node
            result += findings.findings(
                context.validators.violations(of: value, against: id), of: node,
                at: node.map { Origin(of: $0) } ?? schema.origin,
                .init("the default does not fit its schema", ja: "既定値がスキーマに合わない"))
        }
        return result
    }
}
