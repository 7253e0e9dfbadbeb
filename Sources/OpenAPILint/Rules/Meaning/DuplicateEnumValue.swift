import JSONCoding
import OpenAPIModel
package import SourceDiagnostics
import YAMLSyntax

/// Values that an `enum` lists twice.
package enum DuplicateEnumValue: LintRule {
    package static let rule = Rule(
        "openapi/duplicate-enum-value", .warning,
        .init("an enum has a value twice", ja: "列挙に同じ値が二つある"),
        .init(
            "The values of 'enum' should be unique. A repetition has no meaning of its own, and often another value "
                + "was meant. Numbers are equal if their values are, so 1 and 1.0 are one value.",
            ja: "enum の値は重複しないものです。繰り返しに意味はなく、別の値の書き誤りであることが多くあります。"
                + "数は値で比べるため、1 と 1.0 は同じ値です。"),
        samples: .init(
            bad: """
                paths:
                  /alerts:
                    get:
                      parameters:
                        - {name: level, in: query, schema: {type: string, enum: [low, high, low]}}
                      responses:
                        '200': {description: ok}
                """,
            good: """
                paths:
                  /alerts:
                    get:
                      parameters:
                        - {name: level, in: query, schema: {type: string, enum: [low, high]}}
                      responses:
                        '200': {description: ok}
                """))

    /// Texts are equal only if their bytes are; Swift also takes composed and decomposed forms for equal.
    private enum Key: Hashable {
        case text([UInt8])
        case other(JSONValue)

        init(_ value: JSONValue) {
            if case .string(let text) = value { self = .text(Array(text.utf8)) } else { self = .other(value) }
        }
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        var result: [Diagnostic] = []
        for id in context.document.schemaIDs(where: { $0.enumValues != nil }) {
            let schema = context.document[id]
            guard let values = schema.enumValues, values.count > 1 else { continue }
            var positions: [Key: Int] = [:]
            var nodes: [Node]?
            for (position, value) in values.enumerated() {
                let key = Key(value)
                if let first = positions[key] {
                    let elements = nodes ?? schema.enumNode.map { Array($0.elements) } ?? []
                    nodes = elements
                    result.append(finding(elements, first, position, schema))
                } else {
                    positions[key] = position
                }
            }
        }
        return result
    }

    private static func finding(_ elements: [Node], _ first: Int, _ position: Int, _ schema: Schema) -> Diagnostic {
        let node = elements.indices.contains(position) ? elements[position] : nil
        let text = node?.scalarText.map { "'\($0)'" } ?? "the value"
        let japanese = node?.scalarText.map { "「\($0)」" } ?? "値"
        return Diagnostic(
            rule, .init("\(text) comes again in 'enum'", ja: "「enum」に\(japanese)がもう一度ある"),
            at: Place(node, else: schema.origin),
            notes: elements.indices.contains(first)
                ? [.init(.init("it is here first", ja: "最初はここ"), at: elements[first].range)] : [],
            fixes: node.map { [fix($0, after: elements[position - 1])] } ?? [])
    }

    /// What lies between the element before and the end of this one goes, unless it holds a comment.
    private static func fix(_ node: Node, after previous: Node) -> Diagnostic.Fix {
        let title = LocalizedText("remove the repetition", ja: "重複を削除する")
        let range = SourceRange(file: node.range.file, start: previous.range.end, end: node.range.end)
        // An anchor may be what an alias elsewhere needs.
        guard node.isScalar, node.contentRange == node.range, previous.range.end <= node.range.start else {
            return .init(title)
        }
        let between = node.file.bytes[Int(previous.range.end)..<Int(node.range.start)]
        guard !between.contains(UInt8(ascii: "#")), previous.isScalar else { return .init(title) }
        return .init(title, edits: [.init(range: range, replacement: "")])
    }
}
