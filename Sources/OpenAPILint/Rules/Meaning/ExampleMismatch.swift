import JSONCoding
import OpenAPIModel
import SchemaValidation
package import SourceDiagnostics
import YAMLSyntax

/// Examples that do not satisfy their schema, in the direction in which they travel.
package enum ExampleMismatch: LintRule {
    package static let rule = Rule(
        "openapi/example-mismatch", .warning,
        .init("an example does not fit its schema", ja: "例がスキーマに合わない"),
        .init(
            "An example is what readers copy first and what a mock server answers with. One that does not fit its "
                + "schema misleads both. Examples of requests must not have read-only properties, those of responses "
                + "no write-only ones. Correct the example, or the schema if the example is what is meant.",
            ja: "例は読み手が最初に写すものであり、モックサーバーが返すものでもあります。スキーマに合わない例は両方を誤らせます。"
                + "要求の例に readOnly のプロパティ、応答の例に writeOnly のプロパティを含めることはできません。例を直すか、"
                + "例のほうが正しければスキーマを直してください。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - {name: limit, in: query, schema: {type: integer}, example: ten}
                      responses:
                        '200': {description: ok}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - {name: limit, in: query, schema: {type: integer}, example: 10}
                      responses:
                        '200': {description: ok}
                """))

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let findings = ValueFindings(rule: rule, keywords: Keywords(context.document))
        return examples(context, findings) + schemaExamples(context, findings)
    }

    private static func examples(_ context: LintContext, _ findings: ValueFindings) -> [Diagnostic] {
        var result: [Diagnostic] = []
        for site in ExampleSite.all(of: context.document) {
            guard let value = site.example.value else { continue }
            if site.allowsSerialized, case .string = value, !isScalar(context.document[site.schema]) { continue }
            let violations = context.validators.violations(of: value, against: site.schema, direction: site.direction)
            result += findings.findings(
                violations, of: site.example.node, at: site.example.origin, subject(site.example.name))
        }
        return result
    }

    /// Whether a text can be the value itself and not only the value as it is sent.
    private static func isScalar(_ schema: Schema) -> Bool {
        switch schema.type {
        case .boolean, .integer, .number, .string: true
        case .array, .object, nil: false
        }
    }

    /// The example of a schema may be that of a request, that of a response or all there is.
    private static func schemaExamples(_ context: LintContext, _ findings: ValueFindings) -> [Diagnostic] {
        var result: [Diagnostic] = []
        for id in context.document.schemaIDs(where: { $0.writtenExample != nil }) {
            let schema = context.document[id]
            for example in [schema.writtenExample].compactMap({ $0 }) + schema.furtherExamples {
                let value = example.json
                let validators = context.validators
                let violations = validators.violations(of: value, against: id)
                if violations.isEmpty || validators.accepts(value, against: id, direction: .request) { continue }
                if validators.accepts(value, against: id, direction: .response) { continue }
                let origin = example.node.map { Origin(of: $0) } ?? schema.origin
                result += findings.findings(violations, of: example.node, at: origin, subject(nil))
            }
        }
        return result
    }

    private static func subject(_ name: String?) -> LocalizedText {
        guard let name else { return .init("the example does not fit its schema", ja: "例がスキーマに合わない") }
        return .init("the example '\(name)' does not fit its schema", ja: "例「\(name)」がスキーマに合わない")
    }
}
