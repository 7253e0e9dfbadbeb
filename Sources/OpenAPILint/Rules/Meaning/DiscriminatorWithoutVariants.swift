import OpenAPIModel
package import SourceDiagnostics

/// Discriminators that have nothing to choose from.
package enum DiscriminatorWithoutVariants: LintRule {
    package static let rule = Rule(
        "openapi/discriminator-without-variants", .info,
        .init("a discriminator has no schemas to choose from", ja: "discriminator に選択肢となるスキーマがない"),
        .init(
            "A discriminator chooses among the alternatives of 'oneOf' or 'anyOf' beside it, or among the schemas that "
                + "extend its own with 'allOf'. Here there are neither, so it says nothing. Remove it, or write the "
                + "alternatives.",
            ja: "discriminator は、並べて書いた oneOf・anyOf の要素、または allOf でそのスキーマを拡張するスキーマから選ぶものです。"
                + "どちらもないため意味を持ちません。削除するか、選択肢を書いてください。"),
        samples: .init(
            bad: sample(discriminator: "\n      discriminator: {propertyName: kind}"), good: sample(discriminator: "")))

    private static func sample(discriminator: String) -> String {
        """
        paths:
          /animals:
            get:
              responses:
                '200':
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/Animal'}}}
        components:
          schemas:
            Animal:
              type: object
              required: [kind]
              properties: {kind: {type: string}}\(discriminator)
        """
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let document = context.document
        let ids = document.schemaIDs { $0.discriminator != nil }
        guard !ids.isEmpty else { return [] }
        let derived = document.derivedSchemas
        var result: [Diagnostic] = []
        for id in ids {
            let schema = document[id]
            guard schema.oneOf.isEmpty, schema.anyOf.isEmpty, derived[id] == nil else { continue }
            result.append(
                Diagnostic(
                    rule,
                    .init(
                        "the discriminator has no 'oneOf' or 'anyOf' beside it, and no schema extends this one",
                        ja: "discriminator と並ぶ「oneOf」「anyOf」がなく、このスキーマを拡張するものもない"),
                    at: Place(schema.origin, "discriminator")))
        }
        return result
    }
}
