import JSONCoding
import OpenAPIModel

/// What a comment says of a schema: its description, and on one line what its Swift type does not show.
struct SchemaText {
    let schema: Schema
    /// Of a property: where it does not count.
    var side: ObjectType.Side = .both
    /// Whether the Swift type shows the format.
    var showsFormat = false
    /// Whether Swift shows the default.
    var showsDefault = false
    /// Whether Swift shows the values of an enum.
    var showsValues = true

    /// nil where there is nothing to say.
    var text: String? {
        let about = schema.description ?? schema.title
        let facts = self.facts.joined(separator: " ")
        let parts = [about, facts].compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }

    /// `Default: 20.` with the value as code; nil where it fits no line.
    static func defaultText(_ value: JSONValue) -> String? {
        switch value {
        case .null: nil
        case .array, .object: span(value.description).map { "Default: \($0)." }
        default: line("Default", [value])
        }
    }

    private var facts: [String] {
        var facts: [String] = []
        switch side {
        case .both: break
        case .responses: facts.append("In responses only.")
        case .requests: facts.append("In requests only.")
        }
        if schema.isDeprecated, schema.componentName != nil { facts.append("Deprecated.") }
        if let format = schema.format, !showsFormat, format != "double" { add("Format", format, to: &facts) }
        facts += [amount("Length:", schema.minLength, schema.maxLength), range].compactMap { $0 }
        if let pattern = schema.pattern { add("Pattern", pattern, to: &facts) }
        facts += [
            amount("Elements:", schema.minItems, schema.maxItems),
            amount("Members:", schema.minProperties, schema.maxProperties),
        ].compactMap { $0 }
        if schema.uniqueItems { facts.append("No element twice.") }
        if let values = schema.enumValues, !showsValues { add("One of", values.filter { !$0.isNull }, to: &facts) }
        if let value = schema.defaultValue, !value.isNull, !showsDefault { add("Default", [value], to: &facts) }
        if let value = example { add("Example", [value], to: &facts) }
        return facts
    }

    /// Those of objects and arrays fit no line and can be large, so they are not even made.
    private var example: JSONValue? {
        switch schema.type {
        case .object?, .array?: nil
        case nil where !schema.allOf.isEmpty || !schema.properties.isEmpty: nil
        default: schema.example
        }
    }

    /// `Length: 1 to 256.`
    private func amount(_ name: String, _ low: Int?, _ high: Int?) -> String? {
        switch (low ?? 0, high) {
        case (0, nil): nil
        case (let low, nil): "\(name) at least \(low)."
        case (0, let high?): "\(name) at most \(high)."
        case (let low, let high?): low == high ? "\(name) \(low)." : "\(name) \(low) to \(high)."
        }
    }

    private var range: String? {
        let low = schema.minimum.map { (schema.exclusiveMinimum ? "more than " : "at least ") + $0.text }
        let high = schema.maximum.map { (schema.exclusiveMaximum ? "less than " : "at most ") + $0.text }
        var limits = [low, high].compactMap { $0 }.joined(separator: ", ")
        if let least = schema.minimum, let most = schema.maximum, !schema.exclusiveMinimum, !schema.exclusiveMaximum {
            limits = "\(least.text) to \(most.text)"
        }
        if let step = schema.multipleOf { limits += (limits.isEmpty ? "" : ", ") + "a multiple of \(step.text)" }
        return limits.isEmpty ? nil : "Value: \(limits)."
    }

    private func add(_ name: String, _ values: [JSONValue], to facts: inout [String]) {
        if let line = Self.line(name, values) { facts.append(line) }
    }

    private static func line(_ name: String, _ values: [JSONValue]) -> String? {
        let texts = values.compactMap { value -> String? in
            switch value {
            case .string(let text): text
            case .number, .bool, .null: value.description
            case .array, .object: nil
            }
        }
        guard texts.count == values.count, !texts.isEmpty else { return nil }
        let spans = texts.compactMap(span)
        return spans.count == texts.count ? "\(name): \(spans.joined(separator: ", "))." : nil
    }

    private func add(_ name: String, _ text: String, to facts: inout [String]) {
        if let span = Self.span(text) { facts.append("\(name): \(span).") }
    }

    /// Code within a line; nil where the text does not fit one.
    private static func span(_ text: String) -> String? {
        guard !text.isEmpty, text.utf8.count <= 120, SwiftLiteral.commentLines(text) == [text] else { return nil }
        return text.contains("`") ? "`` \(text) ``" : "`\(text)`"
    }
}
