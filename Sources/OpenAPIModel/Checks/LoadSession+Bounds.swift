import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// OAS 3.0.4, section 4.7.24.1: `items` must be present if the type is `array`.
    func checkItems(of schema: Schema, _ node: Node) {
        guard schema.type == .array, let type = node["type"], node["items"] == nil else { return }
        report(
            Diagnostic(
                OpenAPIRules.arrayWithoutItems, "the array schema has no 'items'", at: type.range,
                pointer: node.pointer, fixes: [.init("add 'items: {}' if anything may be in it")]))
    }

    /// Lower bounds above upper ones.
    func checkBounds(of schema: Schema, _ node: Node) {
        checkCounts("minLength", schema.minLength, "maxLength", schema.maxLength, node)
        checkCounts("minItems", schema.minItems, "maxItems", schema.maxItems, node)
        checkCounts("minProperties", schema.minProperties, "maxProperties", schema.maxProperties, node)
        guard let minimum = schema.minimum, let maximum = schema.maximum else { return }
        let isEmptyPoint = minimum == maximum && (schema.exclusiveMinimum || schema.exclusiveMaximum)
        guard minimum > maximum || isEmptyPoint else { return }
        let relation = isEmptyPoint ? "equals 'maximum' and one of the two is exclusive" : "is above 'maximum'"
        reportBounds("'minimum' \(minimum.text) \(relation)", "minimum", "maximum", maximum.text, node)
    }

    private func checkCounts(_ low: String, _ minimum: Int?, _ high: String, _ maximum: Int?, _ node: Node) {
        guard let minimum, let maximum, minimum > maximum else { return }
        reportBounds("'\(low)' \(minimum) is above '\(high)'", low, high, String(maximum), node)
    }

    private func reportBounds(_ message: String, _ low: String, _ high: String, _ value: String, _ node: Node) {
        guard let place = node[low] else { return }
        report(
            OpenAPIRules.contradictingBounds, message, at: place,
            notes: node[high].map { [.init("'\(high)' is \(value)", at: $0.range)] } ?? [],
            fixes: [.init("lower '\(low)' or raise '\(high)'")])
    }
}
