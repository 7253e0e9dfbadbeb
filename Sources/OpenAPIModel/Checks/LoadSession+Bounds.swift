import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// Lower bounds above upper ones. No value meets such a pair, so it is left out.
    func checkBounds(of schema: inout Schema, _ node: Node) {
        if contradict("minLength", schema.minLength, "maxLength", schema.maxLength, node) {
            schema.minLength = nil
            schema.maxLength = nil
        }
        if contradict("minItems", schema.minItems, "maxItems", schema.maxItems, node) {
            schema.minItems = nil
            schema.maxItems = nil
        }
        if contradict("minProperties", schema.minProperties, "maxProperties", schema.maxProperties, node) {
            schema.minProperties = nil
            schema.maxProperties = nil
        }
        checkNumbers(of: &schema, node)
    }

    private func checkNumbers(of schema: inout Schema, _ node: Node) {
        guard let minimum = schema.minimum, let maximum = schema.maximum else { return }
        let isEmptyPoint = minimum == maximum && (schema.exclusiveMinimum || schema.exclusiveMaximum)
        guard minimum > maximum || isEmptyPoint else { return }
        let message: LocalizedText =
            isEmptyPoint
            ? .init(
                "'minimum' \(minimum.text) equals 'maximum' and one of the two is exclusive",
                ja: "「minimum」\(minimum.text) が「maximum」と等しく、どちらかがその値を含まない")
            : .init("'minimum' \(minimum.text) is above 'maximum'", ja: "「minimum」\(minimum.text) が「maximum」より大きい")
        let names = ["minimum", "maximum"].map { name in
            let exclusive = name == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"
            return isVersion31 && node[name] == nil ? exclusive : name
        }
        reportBounds(message, names[0], names[1], maximum.text, node)
        schema.minimum = nil
        schema.maximum = nil
        schema.exclusiveMinimum = false
        schema.exclusiveMaximum = false
    }

    private func contradict(_ low: String, _ minimum: Int?, _ high: String, _ maximum: Int?, _ node: Node) -> Bool {
        guard let minimum, let maximum, minimum > maximum else { return false }
        reportBounds(
            .init("'\(low)' \(minimum) is above '\(high)'", ja: "「\(low)」\(minimum) が「\(high)」より大きい"), low, high,
            String(maximum), node)
        return true
    }

    private func reportBounds(_ message: LocalizedText, _ low: String, _ high: String, _ value: String, _ node: Node) {
        guard let place = node[low] else { return }
        report(
            OpenAPIRules.contradictingBounds, message, at: place,
            notes: node[high].map { [.init(.init("'\(high)' is \(value)", ja: "「\(high)」は \(value)"), at: $0.range)] }
                ?? [],
            fixes: [.init(.init("lower '\(low)' or raise '\(high)'", ja: "「\(low)」を下げるか「\(high)」を上げる"))])
        leaveOut(.bounds, place)
    }
}
