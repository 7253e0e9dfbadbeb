import OpenAPIModel
package import SourceDiagnostics

/// `nullable` in a schema without a type of its own.
package enum NullableWithoutType: LintRule {
    package static let rule = Rule(
        "openapi/nullable-without-type", .info,
        .init("'nullable' stands in a schema without a type", ja: "「nullable」が型のないスキーマにある"),
        .init(
            "Since OAS 3.0.3, 'nullable: true' adds null to the type that stands in the same schema and has no effect "
                + "without one: 'allOf' beside it does not count. Tools differ here. Write the type beside it.",
            ja: "OAS 3.0.3 以降、nullable: true は同じスキーマにある type に null を加えるもので、type がなければ効果がありません。"
                + "並べて書いた allOf は数えません。ツールによって扱いが異なるため、nullable の隣に type を書いてください。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: ok, content: {application/json: {schema: {nullable: true}}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: ok, content: {application/json: {schema: {type: object, nullable: true}}}}
                """))

    package static func check(_ context: LintContext) -> [Diagnostic] {
        var result: [Diagnostic] = []
        for id in context.document.schemaIDs(where: { $0.isNullable && $0.type == nil }) {
            // In a document of version 3.1 it comes from a list of types.
            guard let place = context.document[id].origin.field("nullable") else { continue }
            result.append(
                Diagnostic(
                    rule, .init("'nullable' has no 'type' beside it", ja: "「nullable」と並ぶ「type」がない"),
                    at: Place(place),
                    fixes: [.init(.init("add 'type'", ja: "「type」を加える"))]))
        }
        return result
    }
}
