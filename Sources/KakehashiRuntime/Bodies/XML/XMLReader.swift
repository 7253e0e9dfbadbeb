/// The name of an element or attribute, its prefix resolved.
struct XMLName: Hashable, Sendable {
    var prefix: String?
    var local: String
    /// nil where the name is in no namespace.
    var uri: String?

    /// Whether a name of a table, which need not know the namespace, means a name of a document.
    func matches(_ other: XMLName) -> Bool { local == other.local && (uri == nil || uri == other.uri) }
}

/// Reads the events of an XML document (XML 1.0, Namespaces 1.0). There are no document types, so nothing is fetched
/// and no entity grows; comments and processing instructions are skipped.
struct XMLReader {
    struct Attribute {
        var name: XMLName
        var value: String
    }

    enum Event {
        case start(XMLName, [Attribute])
        case text(String)
        case end
    }

    private let bytes: [UInt8]
    private let depthLimit: Int
    private var position = 0
    /// The names of the open elements as they were written.
    private var open: [String] = []
    /// Declared prefixes, the innermost last, and how many each open element has added.
    private var scopes: [(prefix: String, uri: String)] = []
    private var scopeCounts: [Int] = []
    /// An element without content has an end although there is no tag for it.
    private var endsAtOnce = false

    static let attributeLimit = 256
    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

    init(_ text: String, depthLimit: Int) {
        bytes = Array(text.utf8)
        self.depthLimit = depthLimit
    }

    /// Moves to the root element and gives its name and attributes.
    mutating func root() throws -> (XMLName, [Attribute]) {
        if starts("<?xml") { try skip(past: "?>") }
        try skipBetween()
        guard peek() == UInt8(ascii: "<"), case .start(let name, let attributes) = try tag() else {
            throw failure("there is no root element")
        }
        return (name, attributes)
    }

    /// What comes next within the open element.
    mutating func next() throws -> Event {
        if endsAtOnce {
            endsAtOnce = false
            return close()
        }
        var text = ""
        while true {
            if starts("<![CDATA[") {
                text += try characterData()
            } else if starts("<!--") || starts("<?") {
                try skipOne()
            } else if peek() == UInt8(ascii: "<") {
                return text.isEmpty ? try tag() : .text(text)
            } else if position == bytes.count {
                throw failure("the element '\(open.last ?? "")' has no end")
            } else {
                text += try value(until: UInt8(ascii: "<"), isAttribute: false)
            }
        }
    }

    /// Ends the document: only comments and the like may follow the root element.
    mutating func finish() throws {
        try skipBetween()
        guard position == bytes.count else { throw failure("there is more after the root element") }
    }

    // MARK: Tags

    private mutating func tag() throws -> Event {
        if starts("<!") { throw failure("a document type is not allowed") }
        position += 1
        if peek() == UInt8(ascii: "/") {
            position += 1
            let name = try rawName()
            skipSpace()
            try expect(">")
            guard name == open.last else { throw failure("'\(name)' ends, but '\(open.last ?? "")' is open") }
            return close()
        }
        let name = try rawName()
        guard open.count < depthLimit else { throw failure("nesting over the limit of \(depthLimit)") }
        let raw = try rawAttributes()
        endsAtOnce = peek() == UInt8(ascii: "/")
        if endsAtOnce { position += 1 }
        try expect(">")
        open.append(name)
        try declare(raw)
        return .start(try resolve(name, isAttribute: false), try attributes(raw))
    }

    private mutating func close() -> Event {
        open.removeLast()
        scopes.removeLast(scopeCounts.removeLast())
        return .end
    }

    private typealias RawAttribute = (name: String, value: String)

    private mutating func rawAttributes() throws -> [RawAttribute] {
        var attributes: [RawAttribute] = []
        while true {
            let hadSpace = skipSpace()
            guard let byte = peek(), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") else { return attributes }
            guard hadSpace, attributes.count < Self.attributeLimit else {
                throw failure(hadSpace ? "too many attributes" : "there is no blank before an attribute")
            }
            let name = try rawName()
            skipSpace()
            try expect("=")
            skipSpace()
            guard let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw failure("the value of '\(name)' has no quotation marks")
            }
            position += 1
            let text = try value(until: quote, isAttribute: true)
            position += 1
            guard !attributes.contains(where: { $0.name == name }) else { throw failure("'\(name)' comes twice") }
            attributes.append((name, text))
        }
    }

    private mutating func declare(_ attributes: [RawAttribute]) throws {
        var count = 0
        for (name, uri) in attributes {
            guard name == "xmlns" || name.hasPrefix("xmlns:") else { continue }
            let prefix = String(name.dropFirst(6))
            guard !uri.isEmpty || prefix.isEmpty, prefix != "xml" || uri == Self.xmlNamespace, prefix != "xmlns" else {
                throw failure("the prefix '\(prefix)' cannot be declared so")
            }
            scopes.append((prefix, uri))
            count += 1
        }
        scopeCounts.append(count)
    }

    private func attributes(_ raw: [RawAttribute]) throws -> [Attribute] {
        var result: [Attribute] = []
        for (name, value) in raw where name != "xmlns" && !name.hasPrefix("xmlns:") {
            result.append(Attribute(name: try resolve(name, isAttribute: true), value: value))
        }
        return result
    }

    private func resolve(_ name: String, isAttribute: Bool) throws -> XMLName {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { throw failure("'\(name)' is no name") }
        guard parts.count == 2 else {
            // The default namespace is not that of attributes (Namespaces in XML section 6.2).
            let uri = isAttribute ? nil : scopes.last { $0.prefix.isEmpty }?.uri
            return XMLName(prefix: nil, local: name, uri: uri?.isEmpty ?? true ? nil : uri)
        }
        if parts[0] == "xml" { return XMLName(prefix: "xml", local: parts[1], uri: Self.xmlNamespace) }
        guard let scope = scopes.last(where: { $0.prefix == parts[0] }) else {
            throw failure("the prefix '\(parts[0])' is not declared")
        }
        return XMLName(prefix: parts[0], local: parts[1], uri: scope.uri)
    }

    private mutating func rawName() throws -> String {
        let start = position
        while let byte = peek(), XMLCharacters.isName(byte, first: position == start) { position += 1 }
        guard position > start else { throw failure("a name is expected") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    // MARK: Text

    /// Text with its references resolved, up to a byte that is not taken.
    private mutating func value(until end: UInt8, isAttribute: Bool) throws -> String {
        var result: [UInt8] = []
        while let byte = peek(), byte != end {
            switch byte {
            case UInt8(ascii: "&"): result.append(contentsOf: try reference().utf8)
            case UInt8(ascii: "<"): throw failure("'<' in the value of an attribute")
            case UInt8(ascii: "\r"):
                // Line ends are LF (XML section 2.11), and a blank in attributes (section 3.3.3).
                position += 1
                if peek() != UInt8(ascii: "\n") { result.append(isAttribute ? 0x20 : 0x0A) }
            case 0x09, 0x0A:
                result.append(isAttribute ? 0x20 : byte)
                position += 1
            case UInt8(ascii: "]") where !isAttribute && starts("]]>"): throw failure("']]>' in a text")
            case ..<0x20: throw failure("a control character")
            default:
                try checkCharacter()
                result.append(byte)
                position += 1
            }
        }
        guard position < bytes.count || !isAttribute else { throw failure("the value of an attribute has no end") }
        return String(decoding: result, as: UTF8.self)
    }

    /// U+FFFE and U+FFFF, the only ones of the text's characters that XML has not.
    private func checkCharacter() throws {
        guard bytes[position] == 0xEF, position + 2 < bytes.count else { return }
        if bytes[position + 1] == 0xBF, bytes[position + 2] >= 0xBE { throw failure("a character that is none") }
    }

    /// The five entities that every document has, and characters by their number.
    private mutating func reference() throws -> String {
        let start = position + 1
        // The longest is `&#x10FFFF;`; zeros before the number may be more, to some end.
        guard let end = bytes[start...].prefix(32).firstIndex(of: UInt8(ascii: ";")) else {
            throw failure("a reference has no end")
        }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        let isNumber = name.hasPrefix("#")
        let isHex = name.hasPrefix("#x")
        let digits = name.dropFirst(isHex ? 2 : 1)
        guard isNumber, let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
            guard let text = XMLCharacters.entities[name] else { throw failure("the entity '\(name)' is not known") }
            position = end + 1
            return text
        }
        guard let number = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(number),
            XMLCharacters.isAllowed(scalar)
        else { throw failure("'&\(name);' is no character") }
        position = end + 1
        return String(scalar)
    }

    private mutating func characterData() throws -> String {
        position += "<![CDATA[".utf8.count
        let start = position
        try skip(past: "]]>")
        let text = String(decoding: bytes[start..<position - 3], as: UTF8.self)
        guard text.unicodeScalars.allSatisfy(XMLCharacters.isAllowed) else { throw failure("a control character") }
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        return String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }

    // MARK: Bytes

    private mutating func skipBetween() throws {
        while true {
            skipSpace()
            guard starts("<!--") || starts("<?") else { return }
            try skipOne()
        }
    }

    /// A comment or a processing instruction.
    private mutating func skipOne() throws {
        if starts("<!--") {
            position += 4
            try skip(past: "--")
            try expect(">")
        } else {
            try skip(past: "?>")
        }
    }

    private mutating func skip(past text: StaticString) throws {
        while position < bytes.count, !starts(text) { position += 1 }
        guard position < bytes.count else { throw failure("the document ends too early") }
        position += text.utf8CodeUnitCount
    }

    private func starts(_ text: StaticString) -> Bool {
        guard bytes.count - position >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where bytes[position + index] != text.utf8Start[index] { return false }
        return true
    }

    private mutating func expect(_ text: StaticString) throws {
        guard starts(text) else { throw failure("'\(text)' is expected") }
        position += text.utf8CodeUnitCount
    }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = position
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
        return position > start
    }

    private func failure(_ message: String) -> MessageError {
        MessageError("malformed XML at byte \(position): \(message)")
    }
}
