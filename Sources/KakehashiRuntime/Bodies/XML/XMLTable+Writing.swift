extension XMLTable {
    /// The document of a value in UTF-8. Members come in the order of the table, as schema languages for XML want it.
    package func text(of value: JSONValue, _ key: String) -> [UInt8] {
        var writer = XMLWriter(table: self)
        let name = rootName(key)
        var shape = self[key]
        // There is one root element, also for an array of which the table knows nothing.
        if case .array = value, shape?.element == nil {
            shape = Shape(name: name, element: Member(key: nil, name: XMLName(local: "item"), isArray: true))
        }
        writer.write(value, name, shape)
        return Array(writer.text.utf8)
    }
}

private struct XMLWriter {
    let table: XMLTable
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    /// Declared prefixes, the innermost last; the default namespace has none, and `xml` needs no declaration.
    private var scopes = [(prefix: "xml", uri: XMLReader.xmlNamespace)]

    init(table: XMLTable) { self.table = table }

    mutating func write(_ value: JSONValue, _ name: XMLName, _ shape: XMLTable.Shape?) {
        if case .array(let elements) = value, shape?.element == nil {
            // An array of which the contract knows nothing: the name comes again and again.
            for element in elements { write(element, name, shape) }
            return
        }
        let outer = scopes.count
        defer { scopes.removeLast(scopes.count - outer) }
        var head = ""
        let tag = declared(name, &head)
        text += "<" + tag
        if case .object(let object) = value, let shape { attributes(object, shape, &head) }
        if value.isNull {
            let name = declared(XMLTable.nilName, &head, isAttribute: true)
            head += " \(name)=\"true\""
        }
        text += head
        let start = text.utf8.count
        text += ">"
        content(value, shape)
        if text.utf8.count == start + 1 {
            text.removeLast()
            text += "/>"
        } else {
            text += "</" + tag + ">"
        }
    }

    private mutating func content(_ value: JSONValue, _ shape: XMLTable.Shape?) {
        switch value {
        case .null: break
        case .bool, .number, .string:
            text += XMLCharacters.escaped(ScalarText.text(of: value), isAttribute: false)
        case .array(let elements):
            for element in elements { if let item = shape?.element { write(element, item.name, table[item.type]) } }
        case .object(let object):
            members(object, shape ?? XMLTable.Shape(name: XMLName(local: ""), others: XMLTable.anyMember))
        }
    }

    private mutating func members(_ object: JSONObject, _ shape: XMLTable.Shape) {
        for member in shape.members where !member.isAttribute {
            guard let key = member.key, let value = object[key] else { continue }
            if case .array(let elements) = value, member.isArray {
                array(elements, member)
            } else {
                write(value, member.wrapper ?? member.name, table[member.type])
            }
        }
        guard let others = shape.others else { return }
        for (key, value) in object where !shape.members.contains(where: { $0.key == key }) {
            write(value, XMLName(local: XMLCharacters.name(for: key)), table[others.type])
        }
    }

    private mutating func array(_ elements: [JSONValue], _ member: XMLTable.Member) {
        guard let wrapper = member.wrapper else {
            for element in elements { write(element, member.name, table[member.type]) }
            return
        }
        var item = member
        item.wrapper = nil
        write(.array(elements), wrapper, XMLTable.Shape(name: wrapper, element: item))
    }

    private mutating func attributes(_ object: JSONObject, _ shape: XMLTable.Shape, _ head: inout String) {
        for member in shape.members where member.isAttribute {
            guard let key = member.key, let value = object[key], !value.isNull else { continue }
            let name = declared(member.name, &head, isAttribute: true)
            head += " \(name)=\"\(XMLCharacters.escaped(ScalarText.text(of: value), isAttribute: true))\""
        }
    }

    /// The name as it is written, its namespace declared in the head of the element where it is not yet.
    private mutating func declared(_ name: XMLName, _ head: inout String, isAttribute: Bool = false) -> String {
        guard let uri = name.uri else {
            // A prefix without a namespace can only mean one that is declared around it.
            guard let prefix = name.prefix, scopes.contains(where: { $0.prefix == prefix }) else { return name.local }
            return "\(prefix):\(name.local)"
        }
        // An attribute is in a namespace by its prefix only.
        let prefix = name.prefix ?? (isAttribute ? "ns" : "")
        if scopes.last(where: { $0.prefix == prefix })?.uri != uri {
            scopes.append((prefix, uri))
            let escaped = XMLCharacters.escaped(uri, isAttribute: true)
            head += " xmlns" + (prefix.isEmpty ? "" : ":\(prefix)") + "=\"\(escaped)\""
        }
        return prefix.isEmpty ? name.local : "\(prefix):\(name.local)"
    }
}

extension XMLTable {
    /// Members of which nothing is known.
    fileprivate static let anyMember = Member(key: nil, name: XMLName(local: "item"))
}
