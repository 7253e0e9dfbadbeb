/// A media type or media range (RFC 9110 section 8.3): type and subtype in lower case, and its parameters.
public struct MediaType: Hashable, Sendable, CustomStringConvertible {
    /// `application`, or `*`.
    public let type: String
    /// `json`, `problem+json`, or `*`.
    public let subtype: String
    /// Names in lower case, values without quotation marks, in order.
    public let parameters: [Parameter]

    public struct Parameter: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    /// nil if the text has not the form `type/subtype`, with or without parameters.
    public init?(_ text: some StringProtocol) {
        let parts = Self.parts(of: text)
        let names = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false).map { Self.trim($0) }
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isToken) }) else {
            return nil
        }
        type = names[0].lowercased()
        subtype = names[1].lowercased()
        parameters = parts.dropFirst().compactMap { part in
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let value = Self.trim(part[part.index(after: equals)...])
            return Parameter(name: Self.trim(part[..<equals]).lowercased(), value: Self.unquoted(value))
        }
    }

    init(type: String, subtype: String, parameters: [Parameter]) {
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
    }

    /// The same type with one parameter set, wherever it stood before.
    package func with(_ name: String, _ value: String) -> MediaType {
        let others = parameters.filter { $0.name != name }
        return MediaType(type: type, subtype: subtype, parameters: others + [Parameter(name: name, value: value)])
    }

    /// The value of a parameter, whose name is in lower case.
    package func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Splits at semicolons, or at commas, that stand in no quoted string.
    package static func parts(of text: some StringProtocol, separator: Character = ";") -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if character == separator, !isQuoted {
                parts.append("")
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && !isEscaped && character == "\\"
            parts[parts.count - 1].append(character)
        }
        return parts
    }

    private static func unquoted(_ value: String) -> String {
        guard value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return value }
        var result = ""
        var isEscaped = false
        for character in value.dropFirst().dropLast() {
            isEscaped = !isEscaped && character == "\\"
            if !isEscaped { result.append(character) }
        }
        return result
    }

    private static func quoted(_ value: String) -> String {
        if !value.isEmpty, value.utf8.allSatisfy(isToken) { return value }
        let escaped = value.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
        return "\"\(escaped)\""
    }

    private static func trim(_ text: some StringProtocol) -> String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// Type and subtype without parameters.
    public var essence: String { "\(type)/\(subtype)" }

    public var description: String {
        essence + parameters.map { "; \($0.name)=\(Self.quoted($0.value))" }.joined()
    }

    /// Whether the content is JSON: `application/json` or any `+json` but the one that is JSON lines.
    public var isJSON: Bool { subtype == "json" || (subtype.hasSuffix("+json") && subtype != "stream+json") }

    public var isText: Bool { type == "text" }

    public var isForm: Bool { essence == "application/x-www-form-urlencoded" }

    public var isXML: Bool { subtype == "xml" || subtype.hasSuffix("+xml") }

    public var isMultipart: Bool { type == "multipart" }

    public var isEventStream: Bool { essence == "text/event-stream" }

    /// Whether the content is JSON values one after the other: JSON lines, which have many names, or a JSON sequence.
    public var isJSONStream: Bool {
        switch subtype {
        case "x-ndjson", "ndjson", "jsonl", "x-jsonl", "jsonlines", "x-jsonlines", "json-lines", "x-json-lines",
            "stream+json", "x-json-stream", "json-seq":
            true
        default: subtype.hasSuffix("+json-seq")
        }
    }

    /// Whether there is a `*` in it.
    var isRange: Bool { type == "*" || subtype == "*" }

    /// Whether this range covers a type: `*/*`, `text/*`, or the same essence. A parameter that both have must be the
    /// same, except those that say how the content is written rather than what it is.
    public func matches(_ other: MediaType) -> Bool {
        guard type == "*" || type == other.type, subtype == "*" || subtype == other.subtype else { return false }
        for parameter in parameters where !["charset", "boundary", "q"].contains(parameter.name) {
            if let value = other.parameter(parameter.name), value != parameter.value { return false }
        }
        return true
    }
}
