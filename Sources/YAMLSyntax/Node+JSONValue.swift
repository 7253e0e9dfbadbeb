package import JSONCoding

extension Node {
    /// The whole subtree as a JSON value, aliases written out. The parser's limits bound both its size and its depth.
    package func jsonValue() -> JSONValue {
        switch kind {
        case .null: return .null
        case .bool: return .bool(bool ?? false)
        case .integer, .float: return number.map(JSONValue.number) ?? .string(scalarText ?? "")
        case .string: return .string(scalarText ?? "")
        case .sequence: return .array(elements.map { $0.jsonValue() })
        case .mapping:
            var object = JSONObject()
            for (key, value) in entries { object[key.scalarText ?? ""] = value.jsonValue() }
            return .object(object)
        }
    }
}
