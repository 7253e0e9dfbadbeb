import OpenAPIModel
package import SourceDiagnostics

/// Schemas that no finite value satisfies, because a value of them must contain another one for ever.
package enum InfiniteValue: LintRule {
    package static let rule = Rule(
        "openapi/infinite-value", .warning,
        .init("no finite value satisfies a schema", ja: "スキーマを満たす有限の値がない"),
        .init(
            "A schema may contain itself, but somewhere a value must be able to end: a property that leads back must "
                + "not be required, an array that leads back must be allowed to be empty, or it must be nullable.",
            ja: "スキーマは自分自身を含むことができますが、値はどこかで終われなければなりません。元に戻るプロパティを必須にしない、"
                + "元に戻る配列を空でもよいことにする、または nullable にしてください。"),
        samples: .init(
            bad: """
                paths:
                  /nodes:
                    get:
                      responses:
                        '200':
                          description: ok
                          content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}
                components:
                  schemas:
                    Node:
                      type: object
                      required: [next]
                      properties:
                        next: {$ref: '#/components/schemas/Node'}
                """,
            good: """
                paths:
                  /nodes:
                    get:
                      responses:
                        '200':
                          description: ok
                          content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}
                components:
                  schemas:
                    Node:
                      type: object
                      properties:
                        next: {$ref: '#/components/schemas/Node'}
                """))

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let needs = ValueNeeds(context.document)
        guard needs.hasInfinite else { return [] }
        return needs.cycles().map { finding($0, context.document) }
    }

    private static func finding(_ cycle: [ValueNeeds.Step], _ document: Document) -> Diagnostic {
        let places = cycle.map { place(of: $0, document) }
        let first = cycle[0]
        let name = document[first.schema].componentName
        let english = name.map { "'\($0)'" } ?? "this schema"
        let japanese = name.map { "「\($0)」" } ?? "このスキーマ"
        let way = cycle.map { words(for: $0.keyword) }
        let list = way.map { "'\($0)'" }.joined(separator: ", ")
        let japaneseList = way.map { "「\($0)」" }.joined(separator: "、")
        let notes = zip(way, places).dropFirst().map { word, place in
            Diagnostic.Note(.init("by way of '\(word)'", ja: "「\(word)」を経由"), at: place.range)
        }
        // Nothing is in between: the schema is only said to be what it is.
        if !cycle.contains(where: { $0.isPart }) {
            return Diagnostic(
                rule,
                .init("\(english) is only itself again, by \(list)", ja: "\(japanese)は\(japaneseList)を通じて自分自身に戻るだけである"),
                at: places[0], notes: notes,
                fixes: [
                    .init(
                        .init(
                            "take out a reference, so that it ends somewhere", ja: "参照を外し、どこかで終わるようにする"))
                ])
        }
        return Diagnostic(
            rule,
            .init(
                "a value of \(english) must contain another one without end, by \(list)",
                ja: "\(japanese)の値は\(japaneseList)を通じて際限なく自分自身を含まなければならない"),
            at: places[0],
            notes: notes,
            fixes: [
                .init(
                    .init(
                        "let one of them be left out, be empty or be null", ja: "いずれかを省略可能にするか、空または null を許す"))
            ])
    }

    private static func words(for keyword: ValueNeeds.Keyword) -> String {
        switch keyword {
        case .property(let property): property.name
        case .items: "items"
        case .allOf: "allOf"
        case .oneOf: "oneOf"
        case .anyOf: "anyOf"
        }
    }

    private static func place(of step: ValueNeeds.Step, _ document: Document) -> Place {
        let origin = document[step.schema].origin
        if case .property(let property) = step.keyword {
            var place = Place(origin, "properties", property.name)
            place.range = property.nameRange
            return place
        }
        return Place(origin, words(for: step.keyword))
    }
}

extension ValueNeeds.Step {
    /// Whether it leads to a value within the value.
    fileprivate var isPart: Bool {
        switch keyword {
        case .property, .items: true
        case .allOf, .oneOf, .anyOf: false
        }
    }
}
