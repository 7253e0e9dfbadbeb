import OpenAPIModel

/// Writes down how the schemas of XML bodies look, in the words of the runtime's `XMLTable`.
struct XMLOutlines {
    private let document: Document
    private let outline: SchemaOutline
    private var lines: [Schema.ID: String] = [:]
    private var order: [Schema.ID] = []

    init(_ document: Document) {
        self.document = document
        outline = SchemaOutline(document: document)
    }

    var text: String { order.compactMap { lines[$0] }.joined(separator: "\n") }

    /// The key of a schema that is a whole document; nil where nothing says what its root element is called.
    mutating func rootKey(of id: Schema.ID) -> String? {
        let target = outline.target(of: id)
        guard xml(of: id)?.name ?? document[target].componentName != nil else { return nil }
        // What a reference says beside its schema holds for the root.
        return add(document[id].xml == nil ? target : id)
    }

    private static func key(_ id: Schema.ID) -> String { "s\(id.index)" }

    private mutating func add(_ id: Schema.ID) -> String {
        var waiting = [id]
        while let next = waiting.popLast() {
            guard lines[next] == nil else { continue }
            order.append(next)
            lines[next] = line(next, &waiting)
        }
        return Self.key(id)
    }

    private func line(_ id: Schema.ID, _ waiting: inout [Schema.ID]) -> String {
        let usual = document[outline.target(of: id)].componentName ?? Self.key(id)
        var words = [Self.key(id), name(xml(of: id), usual)]
        switch outline.shape(of: id) {
        case .scalar: break
        case .object(let members):
            for member in members.properties { words.append(word(member, &waiting)) }
            if members.others.isOpen { words.append("*" + (members.others.schema.map { type($0, &waiting) } ?? "")) }
        case .array(let item):
            guard let item else { break }
            words.append("*=" + name(xml(of: item), xml(of: id)?.name ?? usual) + type(item, &waiting) + "[]")
        }
        return words.joined(separator: " ")
    }

    private func word(
        _ member: (name: String, schema: Schema.ID, isRequired: Bool), _ waiting: inout [Schema.ID]
    ) -> String {
        let own = Self.encoded(member.name)
        let xml = xml(of: member.schema)
        guard case .array(let items) = outline.shape(of: member.schema), let item = items else {
            let mark = xml?.isAttribute == true ? "@" : ""
            return "\(mark)\(own)=\(name(xml, member.name))\(type(member.schema, &waiting))"
        }
        let itemXML = self.xml(of: item)
        let ending = type(item, &waiting) + "[]" + (member.isRequired ? "!" : "")
        if xml?.isWrapped == true {
            let wrapper = name(xml, member.name)
            return "\(own)=\(wrapper)/\(name(itemXML, xml?.name ?? member.name))\(ending)"
        }
        // Without an element around them, the name of the array counts only where its items have none.
        return "\(own)=\(name(itemXML?.name == nil ? xml : itemXML, member.name))\(ending)"
    }

    /// `(s5)` for what has members, nothing for the rest.
    private func type(_ id: Schema.ID, _ waiting: inout [Schema.ID]) -> String {
        let target = outline.target(of: id)
        if case .scalar = outline.shape(of: target) { return "" }
        waiting.append(target)
        return "(\(Self.key(target)))"
    }

    /// What the schema says, or one that it only stands for.
    private func xml(of id: Schema.ID) -> Schema.XML? { document[id].xml ?? document[outline.target(of: id)].xml }

    /// `prefix:name{namespace}`.
    private func name(_ xml: Schema.XML?, _ usual: String) -> String {
        let prefix = xml?.prefix.map { Self.encoded($0) + ":" } ?? ""
        let namespace = xml?.namespace.flatMap { Self.isWord($0) ? "{\($0)}" : nil } ?? ""
        return prefix + Self.encoded(xml?.name ?? usual) + namespace
    }

    private static func isWord(_ text: String) -> Bool {
        !text.isEmpty && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "{" || $0 == "}" }
    }

    /// The name with everything percent-encoded that is neither letter nor digit nor one of `_-.`.
    private static func encoded(_ name: String) -> String {
        var result = ""
        for byte in name.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
