import JSONCoding
import OpenAPIModel
import SourceDiagnostics

extension ValidationRun {
    mutating func checkArray(_ elements: [JSONValue], _ schema: CompiledSchema) {
        guard let rules = schema.array else { return }
        checkCount(elements, schema, rules)
        if rules.uniqueItems, let (first, second) = Self.repetition(in: elements) {
            report(
                SchemaRules.uniqueItems, schema, "uniqueItems",
                .init("the elements \(first) and \(second) are equal", ja: "要素\(first)と要素\(second)が等しい"),
                .init("elements that differ", ja: "互いに異なる要素"), .array(elements))
        }
        guard let items = rules.items else { return }
        for (index, element) in elements.enumerated() {
            if isDone { return }
            check(element, at: .element(index), against: items)
        }
    }

    private mutating func checkCount(
        _ elements: [JSONValue], _ schema: CompiledSchema, _ rules: CompiledSchema.ArrayRules
    ) {
        if let minimum = rules.minItems, elements.count < minimum {
            let phrase = Phrase.atLeast(minimum, .elements)
            report(
                SchemaRules.minItems, schema, "minItems", Self.arrayHas(elements.count, phrase), phrase,
                .array(elements))
        }
        if let maximum = rules.maxItems, elements.count > maximum {
            let phrase = Phrase.atMost(maximum, .elements)
            report(
                SchemaRules.maxItems, schema, "maxItems", Self.arrayHas(elements.count, phrase), phrase,
                .array(elements))
        }
    }

    private static func arrayHas(_ count: Int, _ phrase: LocalizedText) -> LocalizedText {
        .init("the array has \(count), not \(phrase.english)", ja: "配列の要素数が\(count)であり、\(phrase.japanese)ではない")
    }

    /// By hash, so that the time grows with the elements and not with their pairs.
    static func repetition(in elements: [JSONValue]) -> (Int, Int)? {
        var seen: [JSONValue: Int] = [:]
        for (index, element) in elements.enumerated() {
            if let first = seen.updateValue(index, forKey: element) { return (first, index) }
        }
        return nil
    }

    mutating func checkObject(_ members: JSONObject, _ schema: CompiledSchema) {
        guard let rules = schema.object else { return }
        for name in rules.required where members[name] == nil && isExpected(name, rules) {
            report(
                SchemaRules.required, schema, "required",
                .init("the property '\(name)' is missing", ja: "プロパティ「\(name)」がない"), Phrase.property(name),
                .object(members), below: name)
        }
        checkCount(members, schema, rules)
        for (position, (name, value)) in members.enumerated() {
            if isDone { return }
            if let property = rules.property(name) {
                checkDirection(name, value, property)
                check(value, at: .member(name, position: position), against: property)
            } else {
                checkAdditional(name, value, position, schema, rules)
            }
        }
    }

    private mutating func checkCount(
        _ members: JSONObject, _ schema: CompiledSchema, _ rules: CompiledSchema.ObjectRules
    ) {
        if let minimum = rules.minProperties, members.count < minimum {
            let phrase = Phrase.atLeast(minimum, .properties)
            report(
                SchemaRules.minProperties, schema, "minProperties", Self.objectHas(members.count, phrase), phrase,
                .object(members))
        }
        if let maximum = rules.maxProperties, members.count > maximum {
            let phrase = Phrase.atMost(maximum, .properties)
            report(
                SchemaRules.maxProperties, schema, "maxProperties", Self.objectHas(members.count, phrase), phrase,
                .object(members))
        }
    }

    private static func objectHas(_ count: Int, _ phrase: LocalizedText) -> LocalizedText {
        .init(
            "the object has \(count), not \(phrase.english)", ja: "オブジェクトのプロパティ数が\(count)であり、\(phrase.japanese)ではない")
    }

    private mutating func checkAdditional(
        _ name: String, _ value: JSONValue, _ position: Int, _ schema: CompiledSchema,
        _ rules: CompiledSchema.ObjectRules
    ) {
        switch rules.additional {
        case .unspecified, .allowed: break
        case .schema(let id): check(value, at: .member(name, position: position), against: id)
        case .forbidden:
            report(
                SchemaRules.additionalProperties, schema, "additionalProperties",
                .init("the property '\(name)' is not allowed", ja: "プロパティ「\(name)」は許されていない"),
                Phrase.noProperty(name), value, below: name)
        }
    }

    // MARK: Direction (OAS 3.0.4, section 4.7.24.2)

    /// `required` on a read-only property holds for responses alone, and the other way round.
    private func isExpected(_ name: String, _ rules: CompiledSchema.ObjectRules) -> Bool {
        guard let direction, let id = rules.property(name) else { return true }
        return !validators.isForeign(id, to: direction)
    }

    private mutating func checkDirection(_ name: String, _ value: JSONValue, _ id: Schema.ID) {
        guard let direction, validators.isForeign(id, to: direction) else { return }
        let schema = validators.schemas[id.index]
        switch direction {
        case .request:
            report(
                SchemaRules.readOnly, schema, "readOnly",
                .init("the property '\(name)' is read-only", ja: "プロパティ「\(name)」は読み取り専用"),
                Phrase.noProperty(name), value, below: name)
        case .response:
            report(
                SchemaRules.writeOnly, schema, "writeOnly",
                .init("the property '\(name)' is write-only", ja: "プロパティ「\(name)」は書き込み専用"),
                Phrase.noProperty(name), value, below: name)
        }
    }
}
