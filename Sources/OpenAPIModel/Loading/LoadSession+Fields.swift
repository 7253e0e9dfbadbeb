import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// Warns about fields that the object does not have.
    func checkFields(of node: Node, _ fields: ObjectFields) {
        for (key, value) in node.entries {
            guard let name = key.scalarText, !fields.contains(name), !Self.isExtension(name) else { continue }
            reportUnknownField(name, key: key, value: value, fields)
        }
    }

    func reportUnknownField(_ name: String, key: Node, value: Node, _ fields: ObjectFields) {
        let nearest = EditDistance.nearest(to: name, in: fields.names)
        report(
            Diagnostic(
                OpenAPIRules.unknownField, "'\(name)' is not a field of a \(fields.name)", at: key.range,
                pointer: value.pointer, fixes: nearest.map { [rename(key, to: $0)] } ?? []))
    }

    private func rename(_ key: Node, to name: String) -> Diagnostic.Fix {
        Diagnostic.Fix("rename it to '\(name)'", edits: [replacement(of: key, with: name)])
    }

    /// Puts a text in place of a scalar, with the quotation marks that the scalar has.
    func replacement(of node: Node, with text: String) -> Diagnostic.Fix.Edit {
        let first = node.file.bytes[Int(node.range.start)...].first
        let quote = first == UInt8(ascii: "\"") ? "\"" : first == UInt8(ascii: "'") ? "'" : ""
        return Diagnostic.Fix.Edit(range: node.range, replacement: quote + text + quote)
    }

    static func isExtension(_ name: String) -> Bool { name.utf8.starts(with: "x-".utf8) }

    func extensions(of node: Node) -> JSONObject {
        var result = JSONObject()
        for (key, value) in node.entries {
            guard let name = key.scalarText, Self.isExtension(name) else { continue }
            result[name] = value.jsonValue()
        }
        return result
    }

    /// `expected` says what the value should be, with an article: `a string`.
    func reportWrongType(of value: Node, key: Node? = nil, _ expected: String, fixes: [Diagnostic.Fix] = []) {
        let subject = (key ?? value.key)?.scalarText.map { "'\($0)'" } ?? "the value"
        report(
            OpenAPIRules.wrongType, "\(subject) is \(value.kind.description)", at: value,
            fixes: fixes.isEmpty ? [.init("make it \(expected)")] : fixes)
    }

    func reportMissing(_ field: String, in node: Node, _ object: String, fix: String? = nil) {
        report(
            OpenAPIRules.missingField, "the \(object) has no '\(field)'", at: node,
            fixes: [.init(fix ?? "add '\(field)'")])
    }
}

extension LoadSession {
    /// The text of a field. A number or boolean is a finding, but its text is taken nevertheless.
    func string(_ name: String, in node: Node) -> String? {
        node.entry(name).flatMap { string($0.key, $0.value) }
    }

    func string(_ key: Node, _ value: Node) -> String? {
        if let text = value.string { return text }
        let fixes =
            value.isScalar && value.kind != .null
            ? [
                Diagnostic.Fix(
                    "put it in quotes",
                    edits: [.init(range: value.range, replacement: "'\(value.scalarText ?? "")'")])
            ] : []
        reportWrongType(of: value, key: key, "a string", fixes: fixes)
        return value.kind == .null ? nil : value.scalarText
    }

    func requiredString(_ name: String, in node: Node, _ object: String) -> String? {
        guard node[name] != nil else {
            reportMissing(name, in: node, object)
            return nil
        }
        return string(name, in: node)
    }

    func bool(_ name: String, in node: Node) -> Bool? { node.entry(name).flatMap { bool($0.key, $0.value) } }

    func bool(_ key: Node, _ value: Node) -> Bool? {
        if let bool = value.bool { return bool }
        reportWrongType(of: value, key: key, "'true' or 'false'")
        return nil
    }

    /// A whole number that is not negative.
    func count(_ key: Node, _ value: Node) -> Int? {
        guard let number = number(key, value) else { return nil }
        guard let count = number.int64, count >= 0 else {
            report(
                OpenAPIRules.invalidValue, "'\(key.scalarText ?? "")' is \(value.scalarText ?? "")", at: value,
                fixes: [.init("give a whole number, 0 or more")])
            return nil
        }
        return Int(count)
    }

    func number(_ key: Node, _ value: Node) -> JSONNumber? {
        if let number = value.number { return number }
        reportWrongType(of: value, key: key, "a number")
        return nil
    }

    /// A field that must be a mapping if it is there.
    func mapping(_ name: String, in node: Node) -> Node? {
        guard let (key, value) = node.entry(name) else { return nil }
        if value.kind == .mapping { return value }
        reportWrongType(of: value, key: key, "a mapping")
        return nil
    }

    /// The elements of a field that must be a list if it is there; nil where it is not.
    func list(_ name: String, in node: Node) -> NodeElements? {
        guard let (key, value) = node.entry(name) else { return nil }
        return list(key, value)
    }

    func list(_ key: Node, _ value: Node) -> NodeElements? {
        if value.kind == .sequence { return value.elements }
        reportWrongType(of: value, key: key, "a list")
        return nil
    }

    /// A list of strings; elements of other types are findings and left out.
    func strings(_ name: String, in node: Node) -> [String]? {
        node.entry(name).flatMap { strings($0.key, $0.value) }
    }

    func strings(_ key: Node, _ value: Node) -> [String]? {
        list(key, value)?.compactMap { element in
            if element.string == nil { reportWrongType(of: element, key: nil, "a string") }
            return element.kind == .null ? nil : element.scalarText
        }
    }

    /// Whether a node that must be a mapping is one.
    func requireMapping(_ node: Node, _ object: String) -> Bool {
        if node.kind == .mapping { return true }
        reportWrongType(of: node, object)
        return false
    }

    /// A value out of a fixed set of words.
    func word<Word: RawRepresentable & CaseIterable>(_ name: String, in node: Node, as type: Word.Type) -> Word?
    where Word.RawValue == String {
        node.entry(name).flatMap { word($0.key, $0.value, as: type) }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ key: Node, _ value: Node, as type: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let text = value.string else {
            reportWrongType(of: value, key: key, "a string")
            return nil
        }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        let fix =
            EditDistance.nearest(to: text, in: words).map {
                Diagnostic.Fix("write '\($0)'", edits: [replacement(of: value, with: $0)])
            } ?? Diagnostic.Fix("write one of " + words.map { "'\($0)'" }.joined(separator: ", "))
        report(OpenAPIRules.invalidValue, "'\(key.scalarText ?? "")' is '\(text)'", at: value, fixes: [fix])
        return nil
    }
}
