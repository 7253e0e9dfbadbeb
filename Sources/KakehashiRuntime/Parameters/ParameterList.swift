/// A value that is one text with several parts.
struct ParameterList {
    enum Delimiter {
        case comma, period
        /// A space as the query has it: `%20`, `+`, or as it is.
        case space
        /// `%7C`, or a `|` that was not escaped. Where there is one of the latter, an escaped one is no delimiter.
        case pipe
    }

    private let bytes: ArraySlice<UInt8>
    private let delimiter: Delimiter
    /// Knows how parts are unescaped and how many there may be.
    private let pairs: ParameterPairs

    init(_ bytes: ArraySlice<UInt8>, _ delimiter: Delimiter, _ pairs: ParameterPairs) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.pairs = pairs
    }

    /// The parts, still escaped; none of an empty text.
    func parts() throws(ParameterFault) -> [ArraySlice<UInt8>] {
        if bytes.isEmpty { return [] }
        let hasPlainPipe = delimiter == .pipe && bytes.contains(UInt8(ascii: "|"))
        var result: [ArraySlice<UInt8>] = []
        var start = bytes.startIndex
        var index = start
        while index < bytes.endIndex {
            let length = delimiterLength(at: index, hasPlainPipe)
            if length == 0 {
                index += 1
                continue
            }
            result.append(bytes[start..<index])
            if result.count >= pairs.limits.elements { throw .tooMany("elements", pairs.limits.elements) }
            index += length
            start = index
        }
        result.append(bytes[start...])
        return result
    }

    private func delimiterLength(at index: Int, _ hasPlainPipe: Bool) -> Int {
        let byte = bytes[index]
        switch delimiter {
        case .comma: return byte == UInt8(ascii: ",") ? 1 : 0
        case .period: return byte == UInt8(ascii: ".") ? 1 : 0
        case .space:
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: " ") { return 1 }
            return isEscape("20", at: index) ? 3 : 0
        case .pipe:
            if hasPlainPipe { return byte == UInt8(ascii: "|") ? 1 : 0 }
            return isEscape("7C", at: index) || isEscape("7c", at: index) ? 3 : 0
        }
    }

    private func isEscape(_ digits: StaticString, at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex else { return false }
        return bytes[index + 1] == digits.utf8Start[0] && bytes[index + 2] == digits.utf8Start[1]
    }

    /// `R,100,G,200`.
    func flatObject() throws(ParameterFault) -> JSONValue {
        let parts = try parts()
        guard parts.count.isMultiple(of: 2) else { throw .malformed("the last name has no value") }
        var object = JSONObject(capacity: parts.count / 2)
        for index in stride(from: 0, to: parts.count, by: 2) { try add(parts[index], parts[index + 1], to: &object) }
        return .object(object)
    }

    /// `R=100,G=200`.
    func pairedObject() throws(ParameterFault) -> JSONValue {
        var object = JSONObject()
        for part in try parts() {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
                throw .malformed("a name has no '=' and value")
            }
            try add(part[..<equals], part[(equals + 1)...], to: &object)
        }
        return .object(object)
    }

    private func add(
        _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, to object: inout JSONObject
    ) throws(ParameterFault) {
        try object.addOnce(.string(try pairs.text(of: value)), as: try pairs.text(of: name))
    }
}

extension JSONObject {
    /// In one list a name has one value.
    mutating func addOnce(_ value: JSONValue, as name: String) throws(ParameterFault) {
        guard self[name] == nil else { throw .malformed("the name '\(name.prefix(40))' comes more than once") }
        self[name] = value
    }
}
