import OpenAPIModel
package import SourceDiagnostics
import YAMLSyntax

/// Compositions of schemas with types that exclude each other.
package enum ContradictingTypes: LintRule {
    package static let rule = Rule(
        "openapi/contradicting-types", .warning,
        .init("no value has all types that a schema asks for", ja: "スキーマの求める型をすべて満たす値がない"),
        .init(
            "'allOf' means that a value satisfies every schema of the list and the keywords beside it. Where they ask "
                + "for different types, of the value or of one of its properties, there is no such value. Often "
                + "'oneOf' is meant, or one of the types is out of date.",
            ja: "allOf は、列挙したすべてのスキーマと、並べて書いたキーワードを値が満たすという意味です。値やそのプロパティに異なる型を"
                + "求めると、満たす値はありません。oneOf の書き誤りか、どちらかの型が古くなっていることが多くあります。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: ok
                          content:
                            application/json:
                              schema: {type: object, allOf: [{type: object}, {type: string}]}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: ok
                          content:
                            application/json:
                              schema: {oneOf: [{type: object}, {type: string}]}
                """))

    package static func check(_ context: LintContext) -> [Diagnostic] {
        var run = Run(context.document)
        for id in context.document.schemaIDs(where: { !$0.allOf.isEmpty }) {
            let schema = context.document[id]
            if !run.checkTypes(of: id, schema) { run.checkProperties(of: id, schema) }
        }
        return run.diagnostics
    }

    private struct Run {
        let document: Document
        var types: ValueTypeTable
        var diagnostics: [Diagnostic] = []
        /// Properties that may still be compared.
        var budget: Int

        init(_ document: Document) {
            self.document = document
            types = ValueTypeTable(document)
            budget = 200_000 + document.schemas.count * 50
        }

        /// Whether there is a finding about the value itself.
        mutating func checkTypes(of id: Schema.ID, _ schema: Schema) -> Bool {
            var left = ValueTypes(schema.type)
            for (position, part) in schema.allOf.enumerated() {
                let own = types.types(of: part)
                // What is impossible in itself has its own finding.
                guard !own.isEmpty else { return true }
                if left.isDisjoint(with: own) {
                    reportTypes(schema, position, own, left)
                    return true
                }
                left.formIntersection(own)
            }
            return false
        }

        private mutating func reportTypes(_ schema: Schema, _ position: Int, _ own: ValueTypes, _ left: ValueTypes) {
            let (a, b) = (list(own), list(left))
            let node = schema.origin.node?["allOf"].flatMap { $0.elements.dropFirst(position).first }
            diagnostics.append(
                Diagnostic(
                    rule,
                    .init(
                        "this part of 'allOf' asks for \(a.english), what stands before it for \(b.english)",
                        ja: "「allOf」のこの部分は\(a.japanese)を、それより前は\(b.japanese)を求めている"),
                    at: Place(node, else: schema.origin), fixes: [fix]))
        }

        /// Compares the properties that the schema and the parts of its `allOf` each declare.
        mutating func checkProperties(of id: Schema.ID, _ schema: Schema) {
            var declared: [String: Declaration] = [:]
            var reported: Set<String> = []
            add(schema.properties, part: -1, schema, &declared, &reported)
            for (position, part) in schema.allOf.enumerated() {
                var seen: Set<Schema.ID> = [id]
                var open = [part]
                while let next = open.popLast(), budget > 0 {
                    budget -= 1
                    guard seen.insert(next).inserted else { continue }
                    add(document[next].properties, part: position, schema, &declared, &reported)
                    open += document[next].allOf
                }
            }
        }

        private struct Declaration {
            var types: ValueTypes
            /// The element of `allOf` that it came from; -1 is the schema itself.
            var part: Int
            var property: Schema.Property
        }

        private mutating func add(
            _ properties: [Schema.Property], part: Int, _ schema: Schema, _ declared: inout [String: Declaration],
            _ reported: inout Set<String>
        ) {
            budget -= properties.count
            for property in properties {
                let own = types.types(of: property.schema)
                guard let other = declared[property.name] else {
                    declared[property.name] = Declaration(types: own, part: part, property: property)
                    continue
                }
                let left = other.types.intersection(own)
                if left.isEmpty, other.part != part, !own.isEmpty, reported.insert(property.name).inserted {
                    reportProperty(property, own, schema, other.property, other.types)
                }
                if !left.isEmpty { declared[property.name]?.types = left }
            }
        }

        private mutating func reportProperty(
            _ property: Schema.Property, _ own: ValueTypes, _ schema: Schema, _ other: Schema.Property,
            _ types: ValueTypes
        ) {
            let (a, b) = (list(types), list(own))
            let isRequired = schema.required.contains(property.name)
            let consequence = LocalizedText(
                isRequired ? "so no value fits" : "so no value can have it",
                ja: isRequired ? "満たす値がない" : "このプロパティを持つ値がない")
            diagnostics.append(
                Diagnostic(
                    rule,
                    .init(
                        "by 'allOf', the property '\(property.name)' is both \(a.english) and \(b.english), "
                            + consequence.english,
                        ja: "「allOf」によりプロパティ「\(property.name)」は\(a.japanese)でも\(b.japanese)でもあり、"
                            + consequence.japanese),
                    at: Place(schema.origin, "allOf"),
                    notes: [
                        .init(.init("\(a.english) here", ja: "ここでは\(a.japanese)"), at: other.nameRange),
                        .init(.init("\(b.english) here", ja: "ここでは\(b.japanese)"), at: property.nameRange),
                    ], fixes: [fix]))
        }

        private var fix: Diagnostic.Fix {
            .init(.init("ask for one type, or write 'oneOf'", ja: "型を一つにするか、「oneOf」と書く"))
        }

        private func list(_ types: ValueTypes) -> LocalizedText {
            let names = types.names
            return LocalizedText(
                names.map { "'\($0)'" }.joined(separator: " or "),
                ja: names.map { "「\($0)」" }.joined(separator: "または"))
        }
    }
}
