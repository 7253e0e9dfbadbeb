/// Where the texts of a request's parameters stand.
package struct ParameterTexts: Sendable {
    /// By their names, still percent-encoded.
    package let path: [String: Substring]
    package let query: ParameterPairs
    package let fields: HTTPFields
    package let limits: ParameterLimits

    package init(
        _ request: HTTPRequest, pathParameters: [String: Substring], limits: ParameterLimits = ParameterLimits()
    ) {
        path = pathParameters
        fields = request.headerFields
        self.limits = limits
        if let whole = request.path, let mark = whole.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = ParameterPairs(whole[whole.utf8.index(after: mark)...], limits: limits)
        } else {
            query = ParameterPairs([], limits: limits)
        }
    }

    /// Header fields alone, as those of a response or of a part of a form.
    package init(_ fields: HTTPFields) {
        path = [:]
        query = ParameterPairs([])
        self.fields = fields
        limits = ParameterLimits()
    }

    /// - Parameter members: whether each pair is one member of a parameter.
    func cookies(members: Bool) -> ParameterPairs? {
        guard let text = fields[.cookie] else { return nil }
        return ParameterPairs(text, members ? .cookieMembers : .cookie, limits: limits)
    }

    /// The value of a parameter, with a text for each scalar; nil where it is absent.
    package func value(
        _ name: String, _ shape: JSONShape, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws(ParameterFault) -> JSONValue? {
        if coding.isJSON { return try json(name, coding, in: location) }
        switch location {
        case .path:
            guard let text = path[name] else { return nil }
            return try coding.pathValue(name, shape, text, limits)
        case .query: return try coding.value(name, shape, in: query)
        case .cookie:
            guard let cookies = cookies(members: coding.explode && shape != .scalar) else { return nil }
            return try coding.value(name, shape, in: cookies)
        case .header: return try HeaderCoding.value(name, shape, explode: coding.explode, in: fields, limits)
        }
    }

    /// The text of a parameter that is one text; nil where it is absent.
    func text(
        _ name: String, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws(ParameterFault) -> String? {
        switch location {
        case .path:
            guard let text = path[name] else { return nil }
            return try coding.pathText(name, text, limits)
        case .query: return try query.text(name)
        case .cookie: return try cookies(members: false)?.text(name)
        case .header: return HeaderCoding.text(name, in: fields)
        }
    }

    private func json(
        _ name: String, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws(ParameterFault) -> JSONValue? {
        guard let text = try text(name, coding, in: location) else { return nil }
        if text.isEmpty, coding.allowEmptyValue { return "" }
        do { return try JSONValue(jsonText: text) } catch { throw ParameterFault(error) }
    }
}

extension ParameterPairs {
    /// The text of a parameter that comes once; nil where it is absent.
    package func text(_ name: String) throws(ParameterFault) -> String? {
        guard let index = first(name) else {
            // What is beyond the limit was not looked at.
            if isTruncated { throw .tooMany("parameters", limits.pairs) }
            return nil
        }
        if isTruncated || first(name, from: index + 1) != nil {
            throw isTruncated ? .tooMany("parameters", limits.pairs) : .repeated
        }
        return try text(at: index)
    }
}
