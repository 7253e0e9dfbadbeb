extension XMLTable {
    /// Reads a document into a type. The charset is that of the content type, else of the byte order mark, else of the
    /// XML declaration.
    func read<Value: JSONCodable>(
        _ type: Value.Type, _ key: String, _ bytes: [UInt8], _ contentType: MediaType?, depthLimit: Int,
        _ direction: JSONDirection
    ) throws -> Value {
        try JSONReader.decodeText(
            type, from: try value(key, bytes, contentType, depthLimit: depthLimit), direction: direction)
    }

    /// A document as JSON, before it has a type.
    func value(_ key: String, _ bytes: [UInt8], _ contentType: MediaType?, depthLimit: Int) throws -> JSONValue {
        try value(of: Self.text(bytes, contentType), key, depthLimit: depthLimit)
    }

    /// The document as JSON: all scalars are strings, for what they mean is known to the type that reads them.
    func value(of text: String, _ key: String, depthLimit: Int) throws -> JSONValue {
        var reader = XMLReader(text, depthLimit: depthLimit)
        let (name, attributes) = try reader.root()
        let expected = rootName(key)
        guard expected.matches(name) else {
            throw JSONDecodingError(
                code: .wrongType, pointer: "",
                message: "the root element is '\(name.local)', not '\(expected.local)'"
                    + (name.local == expected.local ? " of '\(expected.uri ?? "")'" : ""))
        }
        let value = try content(attributes, self[key], &reader)
        try reader.finish()
        return value
    }

    private static func text(_ bytes: [UInt8], _ type: MediaType?) throws -> String {
        if type?.parameter("charset") != nil { return try TextCharset.text(of: bytes, type) }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(2).contains(0) {
            let isLittle = bytes.starts(with: [0xFF, 0xFE]) || bytes.dropFirst().first == 0
            let charset: TextCharset = isLittle ? .utf16LE : .utf16BE
            guard let text = charset.text(of: bytes) else { throw MessageError("the text is not valid UTF-16") }
            return text
        }
        return try TextCharset.text(
            of: bytes, MediaType(type: "text", subtype: "xml", parameters: []).with("charset", declared(bytes)))
    }

    /// The charset that the XML declaration names.
    private static func declared(_ bytes: [UInt8]) -> String {
        let head = String(decoding: bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        let words = head.split { " \t\r\n=\"'?".contains($0) }
        guard head.contains("<?xml"), let name = words.firstIndex(of: "encoding"), name + 1 < words.count else {
            return "utf-8"
        }
        return String(words[name + 1])
    }

    // MARK: Elements

    /// Reads to the end of the element whose start has been read.
    private func content(
        _ attributes: [XMLReader.Attribute], _ shape: Shape?, _ reader: inout XMLReader
    ) throws -> JSONValue {
        if attributes.contains(where: { Self.nilName.matches($0.name) && ["true", "1"].contains($0.value) }) {
            try skip(&reader)
            return .null
        }
        guard let shape else { return try anything(&reader) }
        if let element = shape.element { return .array(try elements(element, &reader)) }
        return .object(try members(shape, attributes, &reader))
    }

    static let nilName = XMLName(prefix: "xsi", local: "nil", uri: "http://www.w3.org/2001/XMLSchema-instance")

    private func members(
        _ shape: Shape, _ attributes: [XMLReader.Attribute], _ reader: inout XMLReader
    ) throws -> JSONObject {
        var object = JSONObject()
        var arrays: [String: [JSONValue]] = [:]
        for member in shape.members {
            guard let key = member.key else { continue }
            if member.isAttribute, let found = attributes.first(where: { member.matches($0.name) }) {
                object[key] = .string(found.value)
            }
            if member.isArray, member.isRequired { arrays[key] = [] }
        }
        while let (name, attributes) = try child(&reader) {
            guard let member = shape.element(name), let key = member.key else {
                guard let others = shape.others else {
                    try skip(&reader)
                    continue
                }
                object[XMLCharacters.text(of: name.local)] = try content(attributes, self[others.type], &reader)
                continue
            }
            if member.wrapper != nil {
                arrays[key, default: []] += try elements(member, &reader)
            } else if member.isArray {
                arrays[key, default: []].append(try content(attributes, self[member.type], &reader))
            } else {
                object[key] = try content(attributes, self[member.type], &reader)
            }
        }
        for member in shape.members {
            if let key = member.key, let elements = arrays[key] { object[key] = .array(elements) }
        }
        return object
    }

    private func elements(_ member: Member, _ reader: inout XMLReader) throws -> [JSONValue] {
        var elements: [JSONValue] = []
        while let (name, attributes) = try child(&reader) {
            if member.name.matches(name) {
                elements.append(try content(attributes, self[member.type], &reader))
            } else {
                try skip(&reader)
            }
        }
        return elements
    }

    /// The start of the next element within the open one; nil at its end. Text between elements means nothing.
    private func child(_ reader: inout XMLReader) throws -> (XMLName, [XMLReader.Attribute])? {
        while true {
            switch try reader.next() {
            case .start(let name, let attributes): return (name, attributes)
            case .text: continue
            case .end: return nil
            }
        }
    }

    /// An element of which nothing is known: text, or an object of its elements, those with one name as an array.
    private func anything(_ reader: inout XMLReader) throws -> JSONValue {
        var text = ""
        var object = JSONObject()
        while true {
            switch try reader.next() {
            case .text(let more): text += more
            case .end: return object.isEmpty ? .string(text) : .object(object)
            case .start(let name, let attributes):
                let value = try content(attributes, nil, &reader)
                let key = XMLCharacters.text(of: name.local)
                switch object[key] {
                case nil: object[key] = value
                case .array(let elements): object[key] = .array(elements + [value])
                case .some(let first): object[key] = [first, value]
                }
            }
        }
    }

    private func skip(_ reader: inout XMLReader) throws {
        var depth = 1
        while depth > 0 {
            switch try reader.next() {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: continue
            }
        }
    }
}

extension XMLTable.Member {
    func matches(_ other: XMLName) -> Bool { (wrapper ?? name).matches(other) }
}

extension XMLTable.Shape {
    /// The member that an element is, first by its namespace too.
    func element(_ name: XMLName) -> XMLTable.Member? {
        members.first { !$0.isAttribute && ($0.wrapper ?? $0.name).uri != nil && $0.matches(name) }
            ?? members.first { !$0.isAttribute && $0.matches(name) }
    }
}
