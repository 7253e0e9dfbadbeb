import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An enumeration is written several times.
enum RepeatedEnum: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/repeated-enum", .info, .init("an enumeration is written several times", ja: "同じ列挙が何度も書かれている"),
        .init(
            "Each copy becomes a type of its own, and one day one of them is forgotten when a value is added. "
                + "A component has the values once. The first place is shown.",
            ja: "写しはそれぞれ別の型になり、値を加えるときにどれかを忘れます。コンポーネントにすれば一か所で済みます。最初の場所を表示します。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties:
                        a: {type: string, enum: [x, y, z]}
                        b: {type: string, enum: [x, y, z]}
                        c: {type: string, enum: [x, y, z]}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties:
                        a: {type: string, enum: [x, y, z]}
                        b: {type: string, enum: [p, q, r]}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        var places: [String: [Node]] = [:]
        var order: [String] = []
        for site in walk.schemas where site.schema.componentName == nil {
            guard let list = site.node["enum"], list.elements.count > 2 else { continue }
            let key = list.elements.map { $0.scalarText ?? "" }.joined(separator: "\u{1F}")
            if places[key] == nil { order.append(key) }
            places[key, default: []].append(list)
        }
        return order.compactMap { key in
            guard let lists = places[key], let first = lists.first, lists.count > 2 else { return nil }
            return finding(
                .init(
                    "the same \(first.elements.count) values stand in \(lists.count) places",
                    ja: "同じ\(first.elements.count)個の値が\(lists.count)か所にある"),
                atKeyOf: first, fix: .init("make it a component", ja: "コンポーネントにする"))
        }
    }
}
