/// How a value becomes the text of a parameter, and back (OAS 3.0.4, section 4.7.12.3).
///
/// One implementation serves clients, servers and mocks. Values travel as `JSONValue`; on the way back every scalar is
/// a string, and the type that reads it says what it means.
public enum ParameterStyle: Sendable, Hashable {
    /// `a,b` or `x=1,y=2`: path and header.
    case simple(explode: Bool)
    /// `name=a&name=b` or `name=a,b`: query, cookie and urlencoded bodies.
    case form(explode: Bool)
}

/// One `name=value` of a query, a cookie header or a form: the name decoded, the value as it came.
package struct ParameterPair: Sendable {
    package var name: String
    package var value: Substring

    /// Splits a query or form. What has a broken name is left out.
    package static func pairs(in text: some StringProtocol, separator: Character = "&") -> [ParameterPair] {
        text.split(separator: separator).compactMap { item in
            let item = Substring(item).drop { $0 == " " }
            let equals = item.firstIndex(of: "=") ?? item.endIndex
            guard let name = PercentCoding.decode(item[..<equals], plusIsSpace: true) else { return nil }
            return ParameterPair(name: name, value: equals == item.endIndex ? "" : item[item.index(after: equals)...])
        }
    }
}

// MARK: To text

extension ParameterStyle {
    /// The text of a scalar where there are no quotation marks.
    static func scalarText(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let value): value ? "true" : "false"
        case .number(let number): number.text
        case .string(let text): text
        case .array, .object: String(decoding: value.jsonText, as: UTF8.self)
        }
    }

    /// Style `simple`.
    package static func simple(_ value: JSONValue, explode: Bool, escape: (String) -> String) -> String {
        switch value {
        case .array(let elements): elements.map { escape(scalarText($0)) }.joined(separator: ",")
        case .object(let members):
            members.map { escape($0.key) + (explode ? "=" : ",") + escape(scalarText($0.value)) }
                .joined(separator: ",")
        default: escape(scalarText(value))
        }
    }

    /// Style `form`: what stands between the `&`s.
    package static func form(
        _ name: String, _ value: JSONValue, explode: Bool, escape: (String) -> String
    ) -> [String] {
        switch value {
        case .array(let elements) where explode: elements.map { escape(name) + "=" + escape(scalarText($0)) }
        case .object(let members) where explode: members.map { escape($0.key) + "=" + escape(scalarText($0.value)) }
        default: [escape(name) + "=" + simple(value, explode: false, escape: escape)]
        }
    }
}

// MARK: From text

extension ParameterStyle {
    /// Style `simple`; nil where an escape is broken.
    package static func parseSimple(
        _ text: Substring, shape: JSONShape, explode: Bool, unescape: (Substring) -> String?
    ) -> JSONValue? {
        switch shape {
        case .scalar: return unescape(text).map(JSONValue.string)
        case .array:
            return all(text.split(separator: ",", omittingEmptySubsequences: !text.contains(",")).map(unescape))
                .map { .array($0.map(JSONValue.string)) }
        case .object:
            if text.isEmpty { return .object(JSONObject()) }
            var parts = text.split(separator: ",", omittingEmptySubsequences: false)
            if explode {
                guard parts.allSatisfy({ $0.contains("=") }) else { return nil }
                parts = parts.flatMap { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
            }
            guard parts.count.isMultiple(of: 2), let texts = all(parts.map(unescape)) else { return nil }
            var object = JSONObject()
            for index in stride(from: 0, to: texts.count, by: 2) { object[texts[index]] = .string(texts[index + 1]) }
            return .object(object)
        }
    }

    private static func all(_ texts: [String?]) -> [String]? {
        let present = texts.compactMap { $0 }
        return present.count == texts.count ? present : nil
    }

    /// Style `form`. The outer nil says that the parameter is absent, the inner that its text is broken.
    package static func parseForm(
        _ name: String, in pairs: [ParameterPair], shape: JSONShape, explode: Bool, unescape: (Substring) -> String?
    ) -> JSONValue?? {
        if case .object(let keys) = shape, explode {
            var object = JSONObject()
            for pair in pairs where keys?.contains(pair.name) ?? true {
                guard let text = unescape(pair.value) else { return .some(nil) }
                object[pair.name] = .string(text)
            }
            return object.isEmpty ? nil : .some(.object(object))
        }
        let values = pairs.filter { $0.name == name }.map(\.value)
        guard let first = values.first else { return nil }
        if shape == .array, explode {
            return .some(all(values.map(unescape)).map { .array($0.map(JSONValue.string)) })
        }
        return .some(parseSimple(first, shape: shape, explode: false, unescape: unescape))
    }
}
