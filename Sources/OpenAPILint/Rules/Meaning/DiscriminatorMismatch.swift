import OpenAPIModel
package import SourceDiagnostics
import YAMLSyntax

/// Discriminators whose property or mapping does not fit the schemas that they choose from.
package enum DiscriminatorMismatch: LintRule {
    package static let rule = Rule(
        "openapi/discriminator-mismatch", .warning,
        .init("a discriminator does not fit its schemas", ja: "discriminator がスキーマと合わない"),
        .init(
            "A discriminator names the property whose text tells which schema a value is of. So each of the schemas "
                + "must declare it as a required string, and each schema of 'mapping' must be among those that can be "
                + "meant: the alternatives of 'oneOf' and 'anyOf', or the schemas that extend this one with 'allOf'.",
            ja: "discriminator は、値がどのスキーマのものかを示す文字列を持つプロパティの名前です。そのため各スキーマはそれを必須の文字列として"
                + "宣言し、mapping の各スキーマは選択肢（oneOf・anyOf の要素、または allOf でこのスキーマを拡張するもの）に"
                + "含まれていなければなりません。"),
        samples: .init(
            bad: sample(cat: "{type: object, properties: {kind: {type: string}}}"),
            good: sample(cat: "{type: object, required: [kind], properties: {kind: {type: string}}}")))

    private static func sample(cat: String) -> String {
        """
        paths:
          /animals:
            get:
              responses:
                '200':
                  description: ok
                  content:
                    application/json:
                      schema:
                        oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
                        discriminator: {propertyName: kind}
        components:
          schemas:
            Cat: \(cat)
            Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
        """
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let document = context.document
        let ids = document.schemaIDs { $0.discriminator != nil }
        guard !ids.isEmpty else { return [] }
        var run = Run(document)
        for id in ids {
            let schema = document[id]
            guard let discriminator = schema.discriminator else { continue }
            run.checkProperty(of: id, schema, discriminator)
            run.checkMapping(of: id, schema, discriminator)
        }
        return run.diagnostics
    }

    private struct Run {
        let document: Document
        let derived: [Schema.ID: [Schema.ID]]
        var types: ValueTypeTable
        var tables: [String: PropertyTable] = [:]
        var diagnostics: [Diagnostic] = []
        /// Steps that may still be taken: very many discriminators within each other must come to an end.
        var budget: Int

        init(_ document: Document) {
            self.document = document
            derived = document.derivedSchemas
            types = ValueTypeTable(document)
            budget = 200_000 + document.schemas.count * 50
        }

        mutating func checkProperty(of id: Schema.ID, _ schema: Schema, _ discriminator: Schema.Discriminator) {
            let variants = schema.oneOf + schema.anyOf
            // What stands beside `oneOf` holds for each alternative.
            let name = discriminator.propertyName
            let own = tables[name, default: PropertyTable(document, name: name)].answerBesideAlternatives(of: id)
            if !variants.isEmpty, own.schema != nil, own.isRequired {
                return checkType(own, id, schema, discriminator)
            }
            for variant in variants.isEmpty ? [id] : variants where !document[variant].isInvalid {
                check(variant, own: own, schema, discriminator)
            }
        }

        private mutating func check(
            _ variant: Schema.ID, own: PropertyTable.Answer, _ schema: Schema, _ discriminator: Schema.Discriminator
        ) {
            let name = discriminator.propertyName
            var answer = tables[name, default: PropertyTable(document, name: name)].answer(for: variant)
            answer.schema = answer.schema ?? own.schema
            if answer.schema == nil {
                report(
                    .init(" does not declare the property '\(name)'", ja: "にプロパティ「\(name)」の宣言がない"), variant, schema)
            } else if !answer.isRequired, !own.isRequired {
                report(.init(" does not require the property '\(name)'", ja: "でプロパティ「\(name)」が必須ではない"), variant, schema)
            } else {
                checkType(answer, variant, schema, discriminator)
            }
        }

        private mutating func checkType(
            _ answer: PropertyTable.Answer, _ variant: Schema.ID, _ schema: Schema,
            _ discriminator: Schema.Discriminator
        ) {
            guard let property = answer.schema, !types.types(of: property).contains(.string) else { return }
            let name = discriminator.propertyName
            report(
                .init(" has a property '\(name)' that is no string", ja: "のプロパティ「\(name)」が文字列ではない"), variant, schema,
                note: property)
        }

        private mutating func report(
            _ message: LocalizedText, _ variant: Schema.ID, _ schema: Schema, note: Schema.ID? = nil
        ) {
            let target = document[variant]
            let name = LocalizedText(
                target.componentName.map { "'\($0)'" } ?? "a schema of the discriminator",
                ja: target.componentName.map { "「\($0)」" } ?? "discriminator の対象のスキーマ")
            diagnostics.append(
                Diagnostic(
                    rule,
                    .init(name.english + message.english, ja: name.japanese + message.japanese),
                    at: Place(schema.origin, "discriminator", "propertyName"),
                    notes: [
                        .init(.init("the schema is here", ja: "スキーマはここ"), at: document[note ?? variant].origin.range)
                    ]))
        }

        mutating func checkMapping(of id: Schema.ID, _ schema: Schema, _ discriminator: Schema.Discriminator) {
            guard !discriminator.mapping.isEmpty else { return }
            let variants = schema.oneOf + schema.anyOf
            let known = variants.isEmpty ? extensions(of: id) : alternatives(variants)
            guard budget > 0 else { return }
            // A discriminator without anything to choose from has a finding of its own.
            if known.count <= 1, variants.isEmpty { return }
            for mapping in discriminator.mapping where !known.contains(mapping.schema) {
                if document[mapping.schema].isInvalid { continue }
                let kind = LocalizedText(
                    variants.isEmpty ? "does not extend this schema" : "is not among the alternatives",
                    ja: variants.isEmpty ? "はこのスキーマを拡張していない" : "は選択肢に含まれていない")
                let name = document[mapping.schema].componentName
                diagnostics.append(
                    Diagnostic(
                        rule,
                        .init(
                            "the schema \(name.map { "'\($0)'" } ?? "") of '\(mapping.value)' \(kind.english)",
                            ja: "「\(mapping.value)」のスキーマ\(name.map { "「\($0)」" } ?? "")\(kind.japanese)"),
                        at: Place(mapping.origin),
                        notes: [
                            .init(.init("the schema is here", ja: "スキーマはここ"), at: document[mapping.schema].origin.range)
                        ]))
            }
        }

        /// The schemas that reach one over `allOf`, and itself.
        private mutating func extensions(of id: Schema.ID) -> Set<Schema.ID> {
            var found: Set<Schema.ID> = []
            var open = [id]
            while let next = open.popLast(), budget > 0 {
                budget -= 1
                if found.insert(next).inserted { open += derived[next] ?? [] }
            }
            return found
        }

        /// Alternatives may be unions themselves.
        private mutating func alternatives(_ variants: [Schema.ID]) -> Set<Schema.ID> {
            var found: Set<Schema.ID> = []
            var open = variants
            while let next = open.popLast(), budget > 0 {
                budget -= 1
                if found.insert(next).inserted { open += document[next].oneOf + document[next].anyOf }
            }
            return found
        }
    }
}
