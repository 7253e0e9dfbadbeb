import JSONCoding
import OpenAPIModel
package import SourceDiagnostics
import YAMLSyntax

/// Names in `required` that no schema of the same value declares as a property.
package enum RequiredUndefined: LintRule {
    package static let rule = Rule(
        "openapi/required-undefined", .info,
        .init("a required property is not declared", ja: "必須のプロパティが宣言されていない"),
        .init(
            "A name in 'required' that is no property may have any value, and it is often misspelled. Schemas that are "
                + "joined with 'allOf' are looked through, and a schema that lets additional properties in by name is "
                + "left alone. Declare the property, or correct the name.",
            ja: "required にありながら properties にない名前は、どのような値でもよいことになり、書き誤りであることが多くあります。"
                + "allOf で結ばれたスキーマも調べ、additionalProperties を明示的に許すスキーマは対象外です。"
                + "プロパティを宣言するか、名前を直してください。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    post:
                      requestBody:
                        content:
                          application/json:
                            schema:
                              type: object
                              required: [nmae]
                              properties: {name: {type: string}}
                      responses:
                        '201': {description: made}
                """,
            good: """
                paths:
                  /shelters:
                    post:
                      requestBody:
                        content:
                          application/json:
                            schema:
                              type: object
                              required: [name]
                              properties: {name: {type: string}}
                      responses:
                        '201': {description: made}
                """))

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let ids = context.document.schemaIDs { !$0.required.isEmpty && !declaresAllRequired($0) }
        guard !ids.isEmpty else { return [] }
        var surroundings = Surroundings(context.document)
        var result: [Diagnostic] = []
        for id in ids {
            let schema = context.document[id]
            let own = Set(schema.properties.lazy.map(\.name))
            var missing = Set(schema.required).subtracting(own)
            surroundings.remove(declaredFor: id, from: &missing)
            if missing.isEmpty { continue }
            for element in schema.origin.node?["required"]?.elements.map({ $0 }) ?? [] {
                guard let name = element.scalarText, missing.remove(name) != nil else { continue }
                result.append(finding(name, element))
            }
        }
        return result
    }

    /// Nearly every schema does, and so small lists are compared without making sets of them. False where it is not
    /// known.
    private static func declaresAllRequired(_ schema: Schema) -> Bool {
        guard schema.required.count * schema.properties.count <= 10_000 else { return false }
        return schema.required.allSatisfy { name in schema.properties.contains { $0.name == name } }
    }

    private static func finding(_ name: String, _ node: Node) -> Diagnostic {
        return Diagnostic(
            rule,
            .init("the required property '\(name)' is not declared", ja: "必須のプロパティ「\(name)」が宣言されていない"),
            at: Place(node),
            fixes: [
                .init(
                    .init(
                        "declare '\(name)' under 'properties', or correct the name",
                        ja: "「properties」に「\(name)」を宣言するか、名前を直す"))
            ])
    }

    /// What other schemas say about the same value.
    private struct Surroundings {
        let document: Document
        /// For each schema, those that apply it to their own value.
        private var holders: [Schema.ID: [Schema.ID]] = [:]
        /// Steps that may still be taken: a document of schemas that all hold each other must come to an end.
        private var budget: Int

        init(_ document: Document) {
            self.document = document
            budget = 100_000 + document.schemas.count * 20
            let composed = document.schemaIDs {
                !$0.allOf.isEmpty || !$0.oneOf.isEmpty || !$0.anyOf.isEmpty || $0.not != nil
            }
            for id in composed {
                document[id].forEachSameValuePart { part in holders[part, default: []].append(id) }
            }
        }

        /// Takes away the names that something declares; all of them where something lets others in.
        mutating func remove(declaredFor id: Schema.ID, from missing: inout Set<String>) {
            var seen: Set<Schema.ID> = []
            removeBelow(id, alternatives: true, from: &missing, &seen)
            var open = holders[id] ?? []
            while !missing.isEmpty, let holder = open.popLast() {
                guard spend() else { return missing.removeAll() }
                guard !seen.contains(holder) else { continue }
                removeBelow(holder, alternatives: false, from: &missing, &seen)
                open += holders[holder] ?? []
            }
        }

        private mutating func removeBelow(
            _ id: Schema.ID, alternatives: Bool, from missing: inout Set<String>, _ seen: inout Set<Schema.ID>
        ) {
            var open = [id]
            while !missing.isEmpty, let next = open.popLast() {
                guard spend() else { return missing.removeAll() }
                guard seen.insert(next).inserted else { continue }
                let schema = document[next]
                switch schema.additionalProperties {
                case .allowed, .schema: return missing.removeAll()
                case .unspecified, .forbidden: break
                }
                if schema.isInvalid { return missing.removeAll() }
                for property in schema.properties { missing.remove(property.name) }
                budget -= schema.properties.count
                open += schema.allOf
                if alternatives { open += schema.oneOf + schema.anyOf }
            }
        }

        private mutating func spend() -> Bool {
            budget -= 1
            return budget > 0
        }
    }
}
