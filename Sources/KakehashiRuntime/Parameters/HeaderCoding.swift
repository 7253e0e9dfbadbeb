/// Header fields as values (style `simple`).
///
/// Nothing is escaped in a header. The elements of a list may have blanks around them, some may be empty, and a comma
/// between quotation marks belongs to its element (RFC 9110 section 5.6.1); the marks stay, as an entity tag has them.
/// Several field lines with one name are one list. Only `Set-Cookie` must not be cut at commas (section 5.3): each of its
/// lines is an element, and of a single text a line.
package enum HeaderCoding {
    /// The value of a header, with a text for each scalar; nil where it is absent.
    static func value(
        _ name: String, _ shape: JSONShape, explode: Bool, in fields: HTTPFields, _ limits: ParameterLimits
    ) throws(ParameterFault) -> JSONValue? {
        guard let field = HTTPField.Name(name) else { return nil }
        if shape == .scalar { return text(field, in: fields).map(JSONValue.string) }
        let lines = fields[values: field]
        if lines.isEmpty { return nil }
        if field == .setCookie, shape == .array { return .array(lines.map(JSONValue.string)) }
        var parts: [Substring] = []
        for line in lines {
            parts += elements(of: line[...])
            if parts.count > limits.elements { throw .tooMany("elements", limits.elements) }
        }
        if shape == .array { return .array(parts.map { .string(String($0)) }) }
        return explode ? try pairedObject(parts) : try flatObject(parts)
    }

    /// The text of a header that is one text; nil where it is absent.
    static func text(_ name: String, in fields: HTTPFields) -> String? {
        HTTPField.Name(name).flatMap { text($0, in: fields) }
    }

    private static func text(_ field: HTTPField.Name, in fields: HTTPFields) -> String? {
        var text: String?
        for line in fields where line.name == field {
            text = text.map { $0 + (field == .setCookie ? "\n" : ", ") + line.value } ?? line.value
        }
        return text
    }

    private static func flatObject(_ parts: [Substring]) throws(ParameterFault) -> JSONValue {
        guard parts.count.isMultiple(of: 2) else { throw .malformed("the last name has no value") }
        var object = JSONObject(capacity: parts.count / 2)
        for index in stride(from: 0, to: parts.count, by: 2) {
            try object.addOnce(.string(String(parts[index + 1])), as: String(parts[index]))
        }
        return .object(object)
    }

    private static func pairedObject(_ parts: [Substring]) throws(ParameterFault) -> JSONValue {
        var object = JSONObject()
        for part in parts {
            guard let equals = part.utf8.firstIndex(of: UInt8(ascii: "=")) else {
                throw .malformed("a name has no '=' and value")
            }
            let value = String(part[part.utf8.index(after: equals)...])
            try object.addOnce(.string(value), as: String(part[..<equals]))
        }
        return .object(object)
    }

    /// The elements of a list that are not empty.
    private static func elements(of line: Substring) -> [Substring] {
        var result: [Substring] = []
        let bytes = line.utf8
        var start = bytes.startIndex
        while true {
            let end = end(ofElement: line[start...])
            let element = trimmed(line[start..<end])
            if !element.isEmpty { result.append(element) }
            if end == bytes.endIndex { return result }
            start = bytes.index(after: end)
        }
    }

    /// Where the comma is behind an element. Quotation marks are what they seem at the beginning of an element or of the
    /// value of a `name="value"`, and where they are closed.
    private static func end(ofElement text: Substring) -> Substring.Index {
        let bytes = text.utf8
        var index = bytes.startIndex
        var mayOpen = true
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: ",") {
            if mayOpen, bytes[index] == UInt8(ascii: "\""), let close = closingMark(bytes[index...].dropFirst()) {
                index = close
            }
            mayOpen = bytes[index] == UInt8(ascii: "=") || (mayOpen && isBlank(bytes[index]))
            index = bytes.index(after: index)
        }
        return index
    }

    private static func closingMark(_ bytes: Substring.UTF8View) -> Substring.Index? {
        var isEscaped = false
        for index in bytes.indices {
            if isEscaped {
                isEscaped = false
            } else if bytes[index] == UInt8(ascii: "\\") {
                isEscaped = true
            } else if bytes[index] == UInt8(ascii: "\"") {
                return index
            }
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func trimmed(_ text: Substring) -> Substring {
        var bytes = text.utf8
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return Substring(bytes)
    }
}

// MARK: To text

extension HeaderCoding {
    /// What a header cannot hold of a text, in words; nil where it is sent as it is.
    ///
    /// - Parameter isPart: whether the text is an element of a list.
    static func problem(with text: String, isPart: Bool) -> String? {
        if text.utf8.contains(where: { ($0 < 0x20 && $0 != UInt8(ascii: "\t")) || $0 == 0x7F }) {
            return "control characters"
        }
        // A mark that is open in this element would be closed by one in the next.
        guard isPart, elements(of: (text + ",\"")[...]) != [text[...], "\""] else { return nil }
        return "an element that is empty, or has a comma, an open quotation mark or blanks around it"
    }

    /// The text of a header. What a header cannot hold is as near to it as it can be.
    package static func text(of value: JSONValue, explode: Bool) -> String {
        var writer = ParameterTextWriter("", .simple(explode: explode), .header)
        return writer.text(of: value) ?? ""
    }

    /// Writes a field of a response. What a header cannot hold is sent as near to it as it can be.
    static func write<Value: JSONCodable>(
        _ name: String, _ value: Value, _ coding: ParameterCoding, to fields: inout HTTPFields
    ) {
        guard let field = HTTPField.Name(name) else { return }
        var writer = ParameterTextWriter(name, coding, .header)
        if field == .setCookie, !coding.isJSON {
            switch ScalarText.form(of: value) {
            case .text(let text): fields[values: field] = text.split(separator: "\n").map(String.init)
            case .tree(.array(let lines)): fields[values: field] = lines.map { ScalarText.text(of: $0) }
            case .tree(let other): fields[field] = writer.text(of: other)
            }
        } else {
            fields[field] = writer.text(ofTyped: value)
        }
    }

    /// JSON text with escapes for everything beyond ASCII, which not every server reads alike.
    package static func ascii(_ json: [UInt8]) -> String {
        if json.allSatisfy({ $0 < 0x80 }) { return String(decoding: json, as: UTF8.self) }
        var result = ""
        for unit in String(decoding: json, as: UTF8.self).utf16 {
            if unit < 0x80 {
                result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            } else {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result
    }
}
