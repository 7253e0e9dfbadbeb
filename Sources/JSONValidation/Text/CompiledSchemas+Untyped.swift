package import JSONCoding

// Parameters and forms have texts and no types: these give them the types that a schema asks for.

extension CompiledSchemas {
    private static let depthLimit = 16

    /// The value with numbers and booleans in the place of texts where the schema asks for them. What cannot be of the
    /// type stays a text, and the check says so.
    package func typed(_ value: JSONValue, by schema: Int) -> JSONValue { typed(value, schema, 0) }

    private func typed(_ value: JSONValue, _ id: Int, _ depth: Int) -> JSONValue {
        guard depth < Self.depthLimit else { return value }
        let schema = all[id]
        var result = value
        switch (value, schema.type) {
        case (.string(let text), .array?): result = list(text, id, depth)
        case (.string(let text), .object?):
            result = Self.nested(text).map { typed($0, id, depth + 1) } ?? Self.emptyNull(text, schema) ?? value
        case (.string(let text), let type?): result = Self.scalar(text, type, schema.isNullable) ?? value
        case (.string(let text), nil): result = Self.listed(text, schema) ?? value
        case (.array(let elements), _):
            if let items = schema.array?.items { result = .array(elements.map { typed($0, items, depth + 1) }) }
        case (.object(let members), _): result = .object(typed(members, schema, depth))
        default: break
        }
        guard let parts = schema.composition else { return result }
        for part in parts.allOf { result = typed(result, part, depth + 1) }
        var nearest: JSONValue?
        for alternative in parts.oneOf + parts.anyOf {
            let candidate = typed(result, alternative, depth + 1)
            if accepts(candidate, against: alternative) { return candidate }
            // What is of the type and does not fit makes a better list of what is wrong.
            if nearest == nil, candidate != result { nearest = candidate }
        }
        return nearest ?? result
    }

    /// What is nested is JSON text, and a list of one looks like a single text.
    private func list(_ text: String, _ id: Int, _ depth: Int) -> JSONValue {
        let schema = all[id]
        if let empty = Self.emptyNull(text, schema) { return empty }
        if let nested = Self.nested(text), case .array = nested { return typed(nested, id, depth + 1) }
        return typed([.string(text)], id, depth + 1)
    }

    private static func nested(_ text: String) -> JSONValue? {
        guard text.utf8.first == UInt8(ascii: "{") || text.utf8.first == UInt8(ascii: "[") else { return nil }
        return try? JSONValue(jsonText: text)
    }

    private static func emptyNull(_ text: String, _ schema: CompiledSchema) -> JSONValue? {
        schema.isNullable && text.isEmpty ? .null : nil
    }

    private static func scalar(_ text: String, _ type: ValueType, _ isNullable: Bool) -> JSONValue? {
        switch type {
        case .boolean where text == "true": true
        case .boolean where text == "false": false
        case .integer, .number: isNullable && text.isEmpty ? .null : JSONNumber(text: text).map(JSONValue.number)
        case .boolean where isNullable && text.isEmpty: .null
        default: nil
        }
    }

    /// Without a type, an enumerated value that has this text.
    private static func listed(_ text: String, _ schema: CompiledSchema) -> JSONValue? {
        schema.enumeration?.values.first { value in
            switch value {
            case .string(let listed): listed == text
            case .array, .object: false
            default: value.description == text
            }
        }
    }

    private func typed(_ members: JSONObject, _ schema: CompiledSchema, _ depth: Int) -> JSONObject {
        guard let rules = schema.object else { return members }
        var result = JSONObject(capacity: members.count)
        for (name, value) in members {
            if let property = rules.property(name) {
                result[name] = typed(value, property, depth + 1)
            } else if case .schema(let id) = rules.additional {
                result[name] = typed(value, id, depth + 1)
            } else {
                result[name] = value
            }
        }
        return result
    }
}

// MARK: Without a value

extension CompiledSchemas {
    /// Whether a text that is a scalar is known to fit; nil where only its value can tell.
    package func accepts(text: String, against id: Int) -> Bool? {
        guard let type = all[id].type, all[id].composition == nil, !(all[id].isNullable && text.isEmpty) else {
            return nil
        }
        switch type {
        case .string: return accepts(string: text, id)
        case .integer, .number:
            guard let number = JSONNumber(text: text) else { return false }
            return (type == .number || number.isInteger) && accepts(number, id)
        case .boolean: return text == "true" || text == "false" ? all[id].enumeration == nil ? true : nil : false
        case .array, .object: return nil
        }
    }

    private func accepts(string text: String, _ id: Int) -> Bool? {
        if let list = all[id].enumeration {
            var text = text
            guard text.withUTF8({ list.contains($0) }) else { return false }
        }
        if let format = all[id].format, !format.accepts(text) { return false }
        guard let rules = all[id].string else { return true }
        var budget = ValidationBudget(values: 1)
        return rules.accepts(text, &budget)
    }

    private func accepts(_ number: JSONNumber, _ id: Int) -> Bool {
        if let list = all[id].enumeration, !list.contains(.number(number)) { return false }
        if let format = all[id].format, !format.accepts(number) { return false }
        return all[id].number?.accepts(number) ?? true
    }

    /// Whether the schema asks for more than a type, which reading into the type does not see.
    package func limits(_ id: Int) -> Bool { limits(id, 0) }

    private func limits(_ id: Int, _ depth: Int) -> Bool {
        let schema = all[id]
        if schema.enumeration != nil || schema.format != nil || schema.number != nil || schema.string != nil {
            return true
        }
        if schema.object != nil || schema.composition != nil || depth > Self.depthLimit { return true }
        guard let rules = schema.array else { return false }
        if rules.minItems != nil || rules.maxItems != nil || rules.uniqueItems { return true }
        return rules.items.map { limits($0, depth + 1) } ?? false
    }
}
