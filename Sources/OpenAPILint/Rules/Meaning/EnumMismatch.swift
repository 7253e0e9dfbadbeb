import JSONCoding
import OpenAPIModel
import SchemaValidation
package import SourceDiagnostics
import YAMLSyntax

/// Values of `enum` that the other keywords of the schema refuse.
package enum EnumMismatch: LintRule {
    package static let rule = Rule(
        "openapi/enum-mismatch", .warning,
        .init("a value of an enum does not fit its schema", ja: "列挙の値がスキーマに合わない"),
        .init(
            "A value must satisfy all keywords of a schema, so a value in 'enum' that is not of the schema's type can "
                + "never be used. In YAML, a text that looks like a number or a boolean needs quotation marks. "
                + "For null, write 'nullable: true' beside the type.",
            ja: "値はスキーマのすべてのキーワードを満たす必要があるため、スキーマの型ではない enum の値は使われることがありません。"
                + "YAML では、数や真偽値に見える文字列に引用符が必要です。null を許すには type と並べて nullable: true と書きます。"),
        samples: .init(
            bad: """
                paths:
                  /roads:
                    get:
                      parameters:
                        - {name: lane, in: query, schema: {type: string, enum: [1, '2']}}
                      responses:
                        '200': {description: ok}
                """,
            good: """
                paths:
                  /roads:
                    get:
                      parameters:
                        - {name: lane, in: query, schema: {type: string, enum: ['1', '2']}}
                      responses:
                        '200': {description: ok}
                """))

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let findings = ValueFindings(rule: rule, keywords: Keywords(context.document))
        var result: [Diagnostic] = []
        for id in context.document.schemaIDs(where: { $0.enumValues != nil }) {
            let schema = context.document[id]
            guard let values = schema.enumValues else { continue }
            var nodes: [Node]?
            for (position, value) in values.enumerated() where mayMiss(value, schema) {
                let violations = context.validators.violations(of: value, against: id)
                if violations.isEmpty { continue }
                let elements = nodes ?? schema.enumNode.map { Array($0.elements) } ?? []
                nodes = elements
                let node = elements.indices.contains(position) ? elements[position] : nil
                result += findings.findings(
                    violations, of: node, at: node.map { Origin(of: $0) } ?? schema.origin,
                    .init("the value can never be used", ja: "この値は使われることがない"))
            }
        }
        return result
    }

    /// False for a value of the right type in a schema that says nothing else, as nearly all are.
    private static func mayMiss(_ value: JSONValue, _ schema: Schema) -> Bool {
        let saysMore =
            schema.format != nil || schema.pattern != nil || schema.minLength != nil || schema.maxLength != nil
            || schema.minimum != nil || schema.maximum != nil || schema.multipleOf != nil || !schema.allOf.isEmpty
            || !schema.oneOf.isEmpty || !schema.anyOf.isEmpty || schema.not != nil
        if saysMore { return true }
        switch (schema.type, value) {
        case (nil, _), (.string, .string), (.boolean, .bool), (.number, .number): return false
        case (.integer, .number(let number)): return !number.isInteger
        default: return true
        }
    }
}
