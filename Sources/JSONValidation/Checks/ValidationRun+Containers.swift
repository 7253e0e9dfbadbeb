import JSONCoding

extension ValidationRun {
    mutating func checkArray(_ elements: [JSONValue], _ schema: CompiledSchema) {
        guard let rules = schema.array else { return }
        checkCount(elements, schema, rules)
        if rules.uniqueItems, let (first, second) = Self.repetition(in: elements) {
            report(
                .uniqueItems, schema, "uniqueItems",
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
                .minItems, schema, "minItems", Self.arrayHas(elements.count, phrase), phrase,
                .array(elements))
        }
        if let maximum = rules.maxItems, elements.count > maximum {
            let phrase = Phrase.atMost(maximum, .elements)
            report(
                .maxItems, schema, "maxItems", Self.arrayHas(elements.count, phrase), phrase,
                .array(elements))
        }
    }

    private static func arrayHas(_ count: Int, _ phrase: BilingualText) -> BilingualText {
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
                .required, schema, "required",
                .init("the property '\(name)' is missing", ja: "プロパティ「\(name)」がない"), Phrase.property(name),
                .object(members), below: name)
        }
        checkCount(members, schema, rules)
        for (position, (name, value)) in members.enumerated() {
            if isDone { return }
            if let property = rules.property(name) {
                guard travels(name, value, property) else { continue }
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
                .minProperties, schema, "minProperties", Self.objectHas(members.count, phrase), phrase,
                .object(members))
        }
        if let maximum = rules.maxProperties, members.count > maximum {
            let phrase = Phrase.atMost(maximum, .properties)
            report(
                .maxProperties, schema, "maxProperties", Self.objectHas(members.count, phrase), phrase,
                .object(members))
        }
    }

    private static func objectHas(_ count: Int, _ phrase: BilingualText) -> BilingualText {
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
                .additionalProperties, schema, "additionalProperties",
                .init("the property '\(name)' is not allowed", ja: "プロパティ「\(name)」は許されていない"),
                Phrase.noProperty(name), value, below: name)
        }
    }

    // MARK: Direction (OAS 3.0.4, section 4.7.24.2)

    /// `required` on a read-only property holds for responses alone, and the other way round.
    private func isExpected(_ name: String, _ rules: CompiledSchema.ObjectRules) -> Bool {
        guard let direction, let id = rules.property(name) else { return true }
        return !schemas.isForeign(id, to: direction)
    }

    /// Whether the property's value is to be looked at.
    private mutating func travels(_ name: String, _ value: JSONValue, _ id: Int) -> Bool {
        guard let direction, schemas.isForeign(id, to: direction) else { return true }
        if foreign == .passedOver { return false }
        let schema = schemas.all[id]
        switch direction {
        case .request:
            report(
                .readOnly, schema, "readOnly",
                .init("the property '\(name)' is read-only", ja: "プロパティ「\(name)」は読み取り専用"),
                Phrase.noProperty(name), value, below: name)
        case .response:
            report(
                .writeOnly, schema, "writeOnly",
                .init("the property '\(name)' is write-only", ja: "プロパティ「\(name)」は書き込み専用"),
                Phrase.noProperty(name), value, below: name)
        }
        return true
    }
}
