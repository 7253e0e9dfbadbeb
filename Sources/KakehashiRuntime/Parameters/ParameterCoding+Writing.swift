// To text.

extension ParameterCoding {
    /// The text of a parameter, with its name where the location has names; nil where nothing is sent.
    ///
    /// - Throws: where the style has no text for the value.
    package func text(
        _ name: String, _ value: JSONValue, in location: Location
    ) throws(ParameterFault) -> String? {
        var writer = ParameterTextWriter(name, self, location)
        let text = isJSON ? writer.text(of: value.jsonText) : writer.text(of: value)
        if let fault = writer.fault { throw fault }
        return text
    }

    /// The same for a value that has a type.
    func text<Value: JSONCodable>(
        _ name: String, of value: Value, in location: Location
    ) throws(ParameterFault) -> String? {
        var writer = ParameterTextWriter(name, self, location)
        let text = writer.text(ofTyped: value)
        if let fault = writer.fault { throw fault }
        return text
    }
}

/// Writes the text of one parameter.
struct ParameterTextWriter {
    private let coding: ParameterCoding
    private let location: ParameterCoding.Location
    /// Escaped where the location has names.
    private let name: String
    /// What the text does not say as it is meant.
    private(set) var fault: ParameterFault?

    init(_ name: String, _ coding: ParameterCoding, _ location: ParameterCoding.Location) {
        self.coding = coding
        self.location = location
        self.name = location == .header ? name : PercentCoding.encode(name)
    }

    private var style: ParameterStyle { location == .header ? .simple : coding.style }
    private var isPairs: Bool { location == .query || location == .cookie }

    mutating func text<Value: JSONCodable>(ofTyped value: Value) -> String? {
        if coding.isJSON { return text(of: value.jsonText) }
        switch ScalarText.form(of: value) {
        case .text(let text): return single(escaped(text, isPart: false))
        case .tree(let tree): return text(of: tree)
        }
    }

    mutating func text(of value: JSONValue) -> String? {
        switch value {
        case .array(let elements): array(elements)
        case .object(let members): object(members)
        default: single(escaped(ScalarText.text(of: value), isPart: false))
        }
    }

    /// The text of a parameter with `content`.
    mutating func text(of json: [UInt8]) -> String? {
        if location == .header { return HeaderCoding.ascii(json) }
        let text = PercentCoding.encode(String(decoding: json, as: UTF8.self), keeping: kept(isPart: false))
        return isPairs ? name + "=" + text : text
    }

    /// A parameter that is one text.
    private func single(_ text: String) -> String {
        if isPairs { return name + "=" + text }
        switch style {
        case .matrix: return text.isEmpty ? ";" + name : ";" + name + "=" + text
        case .label: return "." + text
        default: return text
        }
    }

    // MARK: Arrays

    private mutating func array(_ elements: [JSONValue]) -> String? {
        if style == .deepObject { return joined(deep(.array(elements), name)) }
        guard coding.explode, isPairs || style == .matrix else {
            return list(elements.map { part($0) })
        }
        if elements.isEmpty { return isPairs ? nil : single("") }
        return joined(elements.map { single(escaped(ScalarText.text(of: $0), isPart: false)) })
    }

    /// A part of a list.
    private mutating func part(_ value: JSONValue) -> String { escaped(ScalarText.text(of: value), isPart: true) }

    private func list(_ parts: [String]) -> String {
        let delimiter =
            switch style {
            case .spaceDelimited: "%20"
            case .pipeDelimited: "%7C"
            case .label where coding.explode: "."
            default: ","
            }
        return single(parts.joined(separator: delimiter))
    }

    private func joined(_ pairs: [String]) -> String? {
        if pairs.isEmpty { return nil }
        let separator =
            switch location {
            case .query: "&"
            case .cookie: "; "
            case .path, .header: ""
            }
        return pairs.joined(separator: separator)
    }

    // MARK: Objects

    private mutating func object(_ members: JSONObject) -> String? {
        if style == .deepObject { return joined(deep(.object(members), name)) }
        var parts: [String] = []
        guard coding.explode else {
            for (key, value) in members {
                parts.append(memberName(key))
                parts.append(part(value))
            }
            return list(parts)
        }
        for (key, value) in members {
            let text = ScalarText.text(of: value)
            if location == .header {
                if key.utf8.contains(UInt8(ascii: "=")) { refuse("'=' in a name", key) }
                parts.append(escaped(key + "=" + text, isPart: true))
            } else {
                parts.append(memberName(key) + "=" + escaped(text, isPart: !isPairs && style != .matrix))
            }
        }
        if isPairs { return joined(parts) }
        guard style == .matrix else { return list(parts) }
        return parts.isEmpty ? single("") : parts.map { ";" + $0 }.joined()
    }

    private mutating func memberName(_ name: String) -> String {
        if location == .header { return escaped(name, isPart: true) }
        checkDelimiter(name)
        return PercentCoding.encode(name, keeping: style == .label && coding.explode ? .label : .unreserved)
    }

    /// The pairs of a value in style `deepObject`.
    private mutating func deep(_ value: JSONValue, _ path: String) -> [String] {
        switch value {
        case .object(let members):
            return members.flatMap { key, value in
                if key.isEmpty || key.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) {
                    refuse(key.isEmpty ? "an empty name" : "brackets in a name", key)
                }
                return deep(value, path + "%5B" + PercentCoding.encode(key) + "%5D")
            }
        case .array(let elements):
            return elements.map { path + "%5B%5D=" + escaped(ScalarText.text(of: $0), isPart: false) }
        default: return [path + "=" + escaped(ScalarText.text(of: value), isPart: false)]
        }
    }

    // MARK: Escapes

    /// - Parameter isPart: whether the text stands in a list, between delimiters.
    private mutating func escaped(_ text: String, isPart: Bool) -> String {
        if location == .header {
            if let problem = HeaderCoding.problem(with: text, isPart: isPart) { refuse(problem, text) }
            return text
        }
        if isPart { checkDelimiter(text) }
        return PercentCoding.encode(text, keeping: kept(isPart: isPart))
    }

    private func kept(isPart: Bool) -> ByteSet {
        if location == .query, coding.allowReserved {
            return isPart ? .reservedPart : .reservedValue
        }
        return isPart && style == .label && coding.explode ? .label : .unreserved
    }

    private mutating func checkDelimiter(_ text: String) {
        guard !coding.explode else { return }
        switch style {
        case .spaceDelimited where text.utf8.contains(UInt8(ascii: " ")): refuse("spaces", text)
        case .pipeDelimited where text.utf8.contains(UInt8(ascii: "|")): refuse("'|'", text)
        default: break
        }
    }

    private mutating func refuse(_ what: String, _ text: String) {
        let place = location == .header ? "a header" : "style '\(style.rawValue)'"
        fault = fault ?? ParameterFault("not-expressible", "\(place) cannot hold \(what): '\(text.prefix(40))'")
    }
}
