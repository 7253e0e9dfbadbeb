/// Values where there are no quotation marks. What is common takes a short way; all else goes through its JSON form.
package enum ScalarText {
    /// A value, as far as its JSON form has to be looked at.
    enum Form {
        case text(String)
        /// An array or object.
        case tree(JSONValue)
    }

    /// The text of a scalar; what is nested in an array or object is JSON.
    package static func text(of value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let value): value ? "true" : "false"
        case .number(let number): number.text
        case .string(let text): text
        case .array, .object: String(decoding: value.jsonText, as: UTF8.self)
        }
    }

    static func form<Value: JSONCodable>(of value: Value) -> Form {
        if Value.self == String.self, let text = value as? String { return .text(text) }
        if Value.self == Int.self, let number = value as? Int { return .text(String(number)) }
        if Value.self == Int32.self, let number = value as? Int32 { return .text(String(number)) }
        if Value.self == Int64.self, let number = value as? Int64 { return .text(String(number)) }
        if Value.self == Bool.self, let flag = value as? Bool { return .text(flag ? "true" : "false") }
        if let known = value as? any JSONStringEnum { return .text(known.rawValue) }
        let json = value.jsonText
        switch json.first {
        case UInt8(ascii: "\""):
            let content = json.dropFirst().dropLast()
            if content.contains(UInt8(ascii: "\\")) {
                return .text(content.withUnsafeBufferPointer { JSONUnescaping.text(of: $0) })
            }
            return .text(String(decoding: content, as: UTF8.self))
        case UInt8(ascii: "["), UInt8(ascii: "{"): return .tree((try? JSONValue(jsonText: json)) ?? .null)
        case UInt8(ascii: "n"): return .text("")
        default: return .text(String(decoding: json, as: UTF8.self))
        }
    }

    /// Reads a scalar.
    static func read<Value: JSONCodable>(_ type: Value.Type, _ text: String) throws(ParameterFault) -> Value {
        if type == String.self, let value = text as? Value { return value }
        // In two steps: a missing value, cast at once, would be taken for the nil of an optional type.
        if let found = common(type, text), let value = found as? Value { return value }
        return try read(type, .string(text))
    }

    /// nil for other types, and for texts that these do not take without further ado.
    private static func common(_ type: Any.Type, _ text: String) -> Any? {
        if type == Int.self { return plainInteger(text) }
        if type == Int32.self { return plainInteger(text).flatMap { Int32(exactly: $0) } }
        if type == Int64.self { return plainInteger(text).map { Int64($0) } }
        if type == Bool.self { return Bool(text) }
        if type == Double.self { return JSONNumber(text: text).map(\.double).flatMap { $0.isFinite ? $0 : nil } }
        return (type as? any JSONStringEnum.Type)?.init(rawValue: text)
    }

    /// nil also for what is an integer written in an unusual way; the long way reads that, and knows what is wrong.
    private static func plainInteger(_ text: String) -> Int? {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard (1...18).contains(digits.count), digits.first != UInt8(ascii: "0") || digits.count == 1 else {
            return nil
        }
        var value = 0
        for byte in digits {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return digits.count == text.utf8.count ? value : -value
    }

    /// Reads a list or object whose scalars are texts.
    static func readTree<Value: JSONCodable>(_ type: Value.Type, _ value: JSONValue) throws(ParameterFault) -> Value {
        if case .array(let elements) = value, let found = commonList(type, elements), let list = found as? Value {
            return list
        }
        return try read(type, value)
    }

    private static func commonList(_ type: Any.Type, _ elements: [JSONValue]) -> Any? {
        if type == [String].self { return all(elements) { $0 } }
        if type == [Int].self { return all(elements, plainInteger) }
        return nil
    }

    private static func all<Element>(_ elements: [JSONValue], _ read: (String) -> Element?) -> [Element]? {
        var result: [Element] = []
        result.reserveCapacity(elements.count)
        for element in elements {
            guard case .string(let text) = element, let value = read(text) else { return nil }
            result.append(value)
        }
        return result
    }

    /// Reads a value whose scalars are texts.
    static func read<Value: JSONCodable>(
        _ type: Value.Type, _ value: JSONValue, _ direction: JSONDirection = .none
    ) throws(ParameterFault) -> Value {
        do {
            return try JSONReader.decodeText(type, from: value, direction: direction)
        } catch {
            // A type that wants an object or array where there is a text may find it in the text; one that may be null
            // may have been sent as the empty text.
            for emptyIsNull in [false, true] {
                guard let other = rereading(value, emptyIsNull: emptyIsNull) else { continue }
                if let value = try? JSONReader.decodeText(type, from: other, direction: direction) { return value }
            }
            throw ParameterFault(error)
        }
    }

    /// The value with JSON in the place of texts that are JSON arrays and objects; nil where nothing changes.
    private static func rereading(_ value: JSONValue, emptyIsNull: Bool) -> JSONValue? {
        switch value {
        case .string(let text) where text.isEmpty: return emptyIsNull ? .null : nil
        case .string(let text):
            guard text.utf8.first == UInt8(ascii: "{") || text.utf8.first == UInt8(ascii: "[") else { return nil }
            return try? JSONValue(jsonText: text)
        case .array(let elements):
            let others = elements.map { rereading($0, emptyIsNull: emptyIsNull) }
            guard others.contains(where: { $0 != nil }) else { return nil }
            return .array(zip(elements, others).map { $1 ?? $0 })
        case .object(let members):
            var result = members
            var hasChanged = false
            for (key, value) in members {
                guard let other = rereading(value, emptyIsNull: emptyIsNull) else { continue }
                result[key] = other
                hasChanged = true
            }
            return hasChanged ? .object(result) : nil
        case .null, .bool, .number: return nil
        }
    }
}

extension ParameterStyle {
    static func scalarText(_ value: JSONValue) -> String { ScalarText.text(of: value) }
}
