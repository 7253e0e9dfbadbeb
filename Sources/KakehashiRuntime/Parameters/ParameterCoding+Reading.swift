// From text. Every scalar stays a text; the type or schema that reads the value says what it means.

extension ParameterCoding {
    /// The value of a parameter in a query, a form or a cookie header; nil where it is absent.
    package func value(
        _ name: String, _ shape: JSONShape, in pairs: ParameterPairs
    ) throws(ParameterFault) -> JSONValue? {
        if pairs.isTruncated { throw .tooMany("parameters", pairs.limits.pairs) }
        switch shape {
        case .scalar: return try pairs.text(name).map(JSONValue.string)
        case .array:
            if style == .deepObject { return try DeepObject(name, pairs).array() }
            return try array(name, in: pairs)
        case .object(let keys):
            if style == .deepObject { return try DeepObject(name, pairs).value() }
            return explode ? try members(keys, of: pairs) : try flatObject(name, in: pairs)
        }
    }

    private func array(_ name: String, in pairs: ParameterPairs) throws(ParameterFault) -> JSONValue? {
        let indexes = pairs.all(name)
        guard !indexes.isEmpty else { return nil }
        var elements: [JSONValue] = []
        for index in indexes {
            if explode {
                elements.append(.string(try pairs.text(at: index)))
            } else {
                // A list that comes twice is the lists joined: what is meant is plain.
                let list = ParameterList(pairs.value(at: index), delimiter, pairs)
                for element in try list.parts() { elements.append(.string(try pairs.text(of: element))) }
            }
            if elements.count > pairs.limits.elements { throw .tooMany("elements", pairs.limits.elements) }
        }
        return .array(elements)
    }

    private func flatObject(_ name: String, in pairs: ParameterPairs) throws(ParameterFault) -> JSONValue? {
        guard let index = pairs.first(name) else { return nil }
        if pairs.first(name, from: index + 1) != nil { throw .repeated }
        return try ParameterList(pairs.value(at: index), delimiter, pairs).flatObject()
    }

    /// An exploded object: its members are pairs like others. Where its names are not known, all pairs are its members.
    private func members(_ keys: [String]?, of pairs: ParameterPairs) throws(ParameterFault) -> JSONValue? {
        var object = JSONObject()
        for index in 0..<pairs.count {
            let name = pairs.name(at: index)
            guard keys?.contains(name) ?? !isOther(name) else { continue }
            object.add(.string(try pairs.text(at: index)), as: name)
        }
        return object.isEmpty ? nil : .object(object)
    }

    /// Whether a pair is another parameter's, one of style `deepObject` among them.
    private func isOther(_ name: String) -> Bool { except.contains { name == $0 || name.hasPrefix($0 + "[") } }

    private var delimiter: ParameterList.Delimiter {
        switch style {
        case .spaceDelimited: .space
        case .pipeDelimited: .pipe
        default: .comma
        }
    }
}

extension JSONObject {
    /// A name that comes again makes an array.
    mutating func add(_ value: JSONValue, as name: String) {
        switch self[name] {
        case nil: self[name] = value
        case .array(let elements)?: self[name] = .array(elements + [value])
        case let first?: self[name] = [first, value]
        }
    }
}

// MARK: Path

extension ParameterCoding {
    /// The value of a path parameter.
    ///
    /// - Parameter text: what stands in the path, still percent-encoded.
    package func pathValue(
        _ name: String, _ shape: JSONShape, _ text: Substring, _ limits: ParameterLimits = ParameterLimits()
    ) throws(ParameterFault) -> JSONValue {
        if style == .matrix { return try matrixValue(name, shape, text, limits) }
        let bytes = try pathBytes(text)
        let pairs = ParameterPairs([], .matrix, limits: limits)
        let isLabelList = style == .label && explode
        let list = ParameterList(bytes, isLabelList ? .period : .comma, pairs)
        switch shape {
        case .scalar: return .string(try pairs.text(of: bytes))
        case .array:
            var elements: [JSONValue] = []
            for part in try list.parts() { elements.append(.string(try pairs.text(of: part))) }
            return .array(elements)
        case .object: return explode ? try list.pairedObject() : try list.flatObject()
        }
    }

    /// The text of a path parameter that is one text.
    func pathText(_ name: String, _ text: Substring, _ limits: ParameterLimits) throws(ParameterFault) -> String {
        if style == .simple || isJSON {
            guard let text = PercentCoding.decode(text) else { throw .brokenEscape }
            return text
        }
        guard case .string(let text) = try pathValue(name, .scalar, text, limits) else { return "" }
        return text
    }

    /// What stands behind the dot of a label.
    private func pathBytes(_ text: Substring) throws(ParameterFault) -> ArraySlice<UInt8> {
        let bytes = Array(text.utf8)[...]
        guard style == .label else { return bytes }
        if bytes.first == UInt8(ascii: ".") { return bytes.dropFirst() }
        // A segment of dots only would not survive (RFC 3986 section 5.2.4), so the dot may be escaped.
        if bytes.starts(with: "%2E".utf8) || bytes.starts(with: "%2e".utf8) { return bytes.dropFirst(3) }
        throw .malformed("expected a '.' before the value")
    }

    private func matrixValue(
        _ name: String, _ shape: JSONShape, _ text: Substring, _ limits: ParameterLimits
    ) throws(ParameterFault) -> JSONValue {
        guard text.utf8.first == UInt8(ascii: ";") else { throw .malformed("expected ';\(name)'") }
        let pairs = ParameterPairs(text.dropFirst(), .matrix, limits: limits)
        // The name alone is an empty value.
        if pairs.count == 1, pairs.first(name) == 0, !pairs.hasEquals(at: 0), shape != .scalar {
            return shape == .array ? [] : [:]
        }
        guard let value = try value(name, shape, in: pairs) else { throw .malformed("expected ';\(name)'") }
        return value
    }
}
