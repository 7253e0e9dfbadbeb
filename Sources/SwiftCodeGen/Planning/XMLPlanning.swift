import OpenAPIModel

/// Writes down how schemas look as XML: the lines of the runtime's `XMLTable`, one for each schema that an XML body leads
/// to.
struct XMLPlanning {
    private(set) var lines: [String] = []
    private var keys: [Schema.ID: String] = [:]
    private var scope = NameScope()

    /// The key of the schema's line, which is made where it is missing, with those of all schemas in it.
    ///
    /// - Parameter named: what an anonymous schema is called after.
    mutating func key(of id: Schema.ID, _ reader: inout SchemaReader, named place: String) -> String {
        var waiting: [Schema.ID] = []
        let key = claim(id, reader, place, &waiting)
        while let next = waiting.popLast() { lines.append(line(next, &reader, &waiting)) }
        return key
    }

    private mutating func claim(
        _ id: Schema.ID, _ reader: SchemaReader, _ place: String, _ waiting: inout [Schema.ID]
    ) -> String {
        let target = reader.target(of: id)
        if let known = keys[target] { return known }
        let name = reader.document[target].componentName ?? place
        let key = scope.claim(SwiftIdentifier.type(name))
        keys[target] = key
        waiting.append(target)
        return key
    }

    private mutating func line(
        _ id: Schema.ID, _ reader: inout SchemaReader, _ waiting: inout [Schema.ID]
    ) -> String {
        let key = keys[id] ?? ""
        let schema = reader.document[id]
        let root = name(schema.xml, schema.componentName ?? key, isPlain: false)
        var words = [key, root]
        switch reader.shape(of: id) {
        case .object(let object):
            for property in object.properties {
                guard let schema = reader.meet(property.schemas) else { continue }
                words.append(member(property.name, schema, property.isRequired, &reader, &waiting))
            }
            switch object.additional {
            case .none: break
            case .any: words.append("*")
            case .schemas(let ids): words.append(others(ids, key, &reader, &waiting))
            }
        case .map(let ids): words.append(others(ids, key, &reader, &waiting))
        case .array(let ids):
            guard let item = reader.meet(ids) else { break }
            let itemXML = xml(of: item, reader)
            let usual = schema.xml?.name ?? schema.componentName ?? key
            words.append(
                "*=" + name(itemXML, usual, isPlain: false) + type(item, key + "Item", &reader, &waiting) + "[]")
        default: break
        }
        return words.joined(separator: " ")
    }

    private mutating func others(
        _ ids: [Schema.ID], _ key: String, _ reader: inout SchemaReader, _ waiting: inout [Schema.ID]
    ) -> String {
        guard let value = reader.meet(ids) else { return "*" }
        return "*" + type(value, key + "Value", &reader, &waiting)
    }

    private mutating func member(
        _ name: String, _ id: Schema.ID, _ isRequired: Bool, _ reader: inout SchemaReader, _ waiting: inout [Schema.ID]
    ) -> String {
        let own = Self.encoded(name)
        let xml = xml(of: id, reader)
        guard case .array(let items) = reader.shape(of: reader.target(of: id)), let item = reader.meet(items) else {
            let mark = xml?.isAttribute == true ? "@" : ""
            let element = self.name(xml, name, isPlain: true)
            return mark + own + (element.isEmpty ? "" : "=" + element) + type(id, name, &reader, &waiting)
        }
        let itemXML = self.xml(of: item, reader)
        let ending = type(item, name, &reader, &waiting) + "[]" + (isRequired ? "!" : "")
        if xml?.isWrapped == true {
            let wrapper = self.name(xml, name, isPlain: false)
            return "\(own)=\(wrapper)/\(self.name(itemXML, xml?.name ?? name, isPlain: false))\(ending)"
        }
        // Without an element around them, the name of the array counts only where its items have none.
        let element = self.name(itemXML?.name == nil ? xml : itemXML, name, isPlain: true)
        return own + (element.isEmpty ? "" : "=" + element) + ending
    }

    /// `(Category)` for what has members, nothing for the rest.
    private mutating func type(
        _ id: Schema.ID, _ place: String, _ reader: inout SchemaReader, _ waiting: inout [Schema.ID]
    ) -> String {
        switch reader.shape(of: reader.target(of: id)) {
        case .object, .map, .array: "(\(claim(id, reader, place, &waiting)))"
        default: ""
        }
    }

    /// What the schema says, or one that it only stands for.
    private func xml(of id: Schema.ID, _ reader: SchemaReader) -> Schema.XML? {
        reader.document[id].xml ?? reader.document[reader.target(of: id)].xml
    }

    /// `prefix:name{namespace}`.
    ///
    /// - Parameter isPlain: whether nothing need be said where the name is the usual one.
    private func name(_ xml: Schema.XML?, _ usual: String, isPlain: Bool) -> String {
        let local = xml?.name ?? usual
        let prefix = xml?.prefix.map { Self.encoded($0) + ":" } ?? ""
        let namespace = xml?.namespace.flatMap { Self.isWord($0) ? "{\($0)}" : nil } ?? ""
        if isPlain, local == usual, prefix.isEmpty, namespace.isEmpty { return "" }
        return prefix + Self.encoded(local) + namespace
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
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return result
    }
}
