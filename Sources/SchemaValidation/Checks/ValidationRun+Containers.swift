import JSONCoding
import OpenAPIModel

extension ValidationRun {
    mutating func checkArray(_ elements: [JSONValue], _ schema: CompiledSchema) {
        guard let rules = schema.array else { return }
        let value = JSONValue.array(elements)
        if let minimum = rules.minItems, elements.count < minimum {
            let phrase = "at least \(minimum) elements"
            report(
                SchemaRules.minItems, schema, "minItems", "the array has \(elements.count), not \(phrase)", phrase,
                value)
        }
        if let maximum = rules.maxItems, elements.count > maximum {
            let phrase = "at most \(maximum) elements"
            report(
                SchemaRules.maxItems, schema, "maxItems", "the array has \(elements.count), not \(phrase)", phrase,
                value)
        }
        if rules.uniqueItems, let (first, second) = Self.repetition(in: elements) {
            report(
                SchemaRules.uniqueItems, schema, "uniqueItems", "the elements \(first) and \(second) are equal",
                "elements that differ", value)
        }
        guard let items = rules.items else { return }
        for (index, element) in elements.enumerated() where !isDone {
            check(element, at: .element(index), against: items)
        }
    }

    private static func repetition(in elements: [JSONValue]) -> (Int, Int)? {
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
                SchemaRules.required, schema, "required", "the property '\(name)' is missing", "the property '\(name)'",
                .object(members), below: name)
        }
        checkCount(members, schema, rules)
        for (name, value) in members where !isDone {
            if let property = rules.properties[name] {
                checkDirection(name, value, property)
                check(value, at: .member(name), against: property)
            } else {
                checkAdditional(name, value, schema, rules)
            }
        }
    }

    private mutating func checkCount(
        _ members: JSONObject, _ schema: CompiledSchema, _ rules: CompiledSchema.ObjectRules
    ) {
        if let minimum = rules.minProperties, members.count < minimum {
            let phrase = "at least \(minimum) properties"
            report(
                SchemaRules.minProperties, schema, "minProperties", "the object has \(members.count), not \(phrase)",
                phrase, .object(members))
        }
        if let maximum = rules.maxProperties, members.count > maximum {
            let phrase = "at most \(maximum) properties"
            report(
                SchemaRules.maxProperties, schema, "maxProperties", "the object has \(members.count), not \(phrase)",
                phrase, .object(members))
        }
    }

    private mutating func checkAdditional(
        _ name: String, _ value: JSONValue, _ schema: CompiledSchema, _ rules: CompiledSchema.ObjectRules
    ) {
        switch rules.additional {
        case .unspecified, .allowed: break
        case .schema(let id): check(value, at: .member(name), against: id)
        case .forbidden:
            report(
                SchemaRules.additionalProperties, schema, "additionalProperties",
                "the property '\(name)' is not allowed", "no property '\(name)'", value, below: name)
        }
    }

    // MARK: Direction (OAS 3.0.4, section 4.7.24.2)

    /// `required` on a read-only property holds for responses alone, and the other way round.
    private func isExpected(_ name: String, _ rules: CompiledSchema.ObjectRules) -> Bool {
        guard let direction, let id = rules.properties[name] else { return true }
        return !validators.isForeign(id, to: direction)
    }

    private mutating func checkDirection(_ name: String, _ value: JSONValue, _ id: Schema.ID) {
        guard let direction, validators.isForeign(id, to: direction) else { return }
        let schema = validators.schemas[id.index]
        switch direction {
        case .request:
            report(
                SchemaRules.readOnly, schema, "readOnly", "the property '\(name)' is read-only",
                "no property '\(name)'",
                value, below: name)
        case .response:
            report(
                SchemaRules.writeOnly, schema, "writeOnly", "the property '\(name)' is write-only",
                "no property '\(name)'", value, below: name)
        }
    }
}
