/// What a contract's Encoding Object says of one field of an urlencoded form (OAS 3.0.4 section 4.7.15).
public struct FieldEncoding: Sendable, Hashable {
    public let name: String
    /// `json` for a field with a JSON `contentType`.
    public let coding: ParameterCoding
    /// How many texts the field takes.
    public let shape: JSONShape

    public init(_ name: String, _ coding: ParameterCoding, _ shape: JSONShape = .scalar) {
        self.name = name
        self.coding = coding
        self.shape = shape
    }
}

/// Bodies of type `application/x-www-form-urlencoded`. Where the contract has no encoding for a field, each element of
/// an array is a pair, and objects are JSON text.
package enum FormBody {
    package static func text(of value: JSONValue, _ encodings: [FieldEncoding] = []) -> String {
        guard case .object(let members) = value else { return ScalarText.text(of: value) }
        var pairs: [String] = []
        for (name, value) in members {
            var coding = encodings.first { $0.name == name }?.coding
            if case .object = value { coding = coding ?? .json }
            // A value that its style cannot hold, such as a space in a list with spaces, is sent in the plain way.
            let text = try? (coding ?? .form).text(name, value, in: .query)
            let plain = text == nil ? try? ParameterCoding.form.text(name, value, in: .query) : text
            if let pair = plain ?? nil { pairs.append(pair) }
        }
        return pairs.joined(separator: "&")
    }

    package static func value(
        of text: some StringProtocol, _ encodings: [FieldEncoding] = []
    ) throws(ParameterFault) -> JSONValue {
        let pairs = ParameterPairs(text)
        if pairs.isTruncated { throw .tooMany("fields", pairs.limits.pairs) }
        var object = JSONObject()
        for index in 0..<pairs.count {
            let name = pairs.name(at: index)
            if encodings.contains(where: { $0.covers(name) }) { continue }
            let text = try placed(name) { () throws(ParameterFault) in try pairs.text(at: index) }
            object.add(.string(text), as: name)
        }
        for encoding in encodings {
            let value = try placed(encoding.name) { () throws(ParameterFault) in try encoding.value(in: pairs) }
            if let value { object[encoding.name] = value }
        }
        return .object(object)
    }

    private static func placed<Value>(
        _ name: String, _ read: () throws(ParameterFault) -> Value
    ) throws(ParameterFault) -> Value {
        do throws(ParameterFault) {
            return try read()
        } catch {
            var fault = error
            fault.pointer = "/" + JSONPointer.escape(name) + fault.pointer
            throw fault
        }
    }
}

extension FieldEncoding {
    /// Whether a pair of this name is part of the field.
    fileprivate func covers(_ pair: String) -> Bool {
        if case .object(let keys) = shape, !coding.isJSON {
            if coding.style == .deepObject { return pair.hasPrefix(name + "[") }
            if coding.explode { return keys?.contains(pair) ?? false }
        }
        return pair == name || (coding.style == .deepObject && pair.hasPrefix(name + "["))
    }

    fileprivate func value(in pairs: ParameterPairs) throws(ParameterFault) -> JSONValue? {
        guard coding.isJSON else { return try coding.value(name, shape, in: pairs) }
        guard let text = try pairs.text(name) else { return nil }
        do { return try JSONValue(jsonText: text) } catch { throw ParameterFault(error) }
    }
}
