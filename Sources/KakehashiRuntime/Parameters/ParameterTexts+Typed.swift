/// What stands for a parameter in a request. Finding it needs no type, which keeps what does small.
enum ParameterContent {
    case text(String)
    /// The text is JSON (`content`).
    case json(String)
    /// With a text for each scalar.
    case value(JSONValue)

    var isEmptyText: Bool {
        switch self {
        case .text(let text), .json(let text): text.isEmpty
        case .value: false
        }
    }

    func read<Value: JSONCodable>(_ type: Value.Type) throws(ParameterFault) -> Value {
        switch self {
        case .text(let text): return try ScalarText.read(type, text)
        case .json(let text): do { return try Value(jsonText: text) } catch { throw ParameterFault(error) }
        case .value(let value): return try ScalarText.readTree(type, value)
        }
    }
}

extension ParameterTexts {
    /// What there is for a parameter; nil where it is absent.
    func content(
        _ name: String, _ shape: JSONShape, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws(ParameterFault) -> ParameterContent? {
        if coding.isJSON { return try text(name, coding, in: location).map(ParameterContent.json) }
        if case .scalar = shape { return try text(name, coding, in: location).map(ParameterContent.text) }
        return try value(name, shape, coding, in: location).map(ParameterContent.value)
    }

    /// The value of a parameter as a type; nil where it is absent.
    func read<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws(ParameterFault) -> Value? {
        guard let content = try content(name, type.jsonShape, coding, in: location) else { return nil }
        if coding.allowEmptyValue, content.isEmptyText { return try? content.read(type) }
        return try content.read(type)
    }
}
