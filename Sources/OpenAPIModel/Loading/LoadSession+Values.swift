import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The text of a field. A number or boolean is a finding, but its text is taken nevertheless.
    func string(_ name: String, in node: Node) -> String? {
        node.entry(name).flatMap { string($0.key, $0.value) }
    }

    func string(_ key: Node, _ value: Node) -> String? {
        if let text = value.string { return text }
        reportWrongType(of: value, key: key, .string, fixes: Self.quoteFixes(value))
        return value.kind == .null ? nil : value.scalarText
    }

    func requiredString(_ name: String, in node: Node, _ object: ObjectFields) -> String? {
        requiredString(name, in: node, object.name)
    }

    func requiredString(_ name: String, in node: Node, _ object: LocalizedText) -> String? {
        guard node[name] != nil else {
            reportMissing(name, in: node, object)
            return nil
        }
        return string(name, in: node)
    }

    func bool(_ name: String, in node: Node) -> Bool? { node.entry(name).flatMap { bool($0.key, $0.value) } }

    func bool(_ key: Node, _ value: Node) -> Bool? {
        if let bool = value.bool { return bool }
        reportNoBoolean(value, key)
        return nil
    }

    /// A whole number that is not negative; what nothing can count up to is the largest count.
    func count(_ key: Node, _ value: Node) -> Int? {
        guard let number = number(key, value) else { return nil }
        if number.int64 == nil, number.isInteger, number > JSONNumber(0) { return Int.max }
        guard let count = number.int64, count >= 0 else {
            reportValue(
                key.scalarText ?? "", value,
                fix: .init(.init("give a whole number, 0 or more", ja: "0 以上の整数を書く")))
            return nil
        }
        return Int(count)
    }

    func number(_ key: Node, _ value: Node) -> JSONNumber? {
        if let number = value.number { return number }
        reportNoNumber(value, key)
        return nil
    }

    /// A field that must be a mapping if it is there.
    func mapping(_ name: String, in node: Node) -> Node? {
        guard let (key, value) = node.entry(name) else { return nil }
        if value.kind == .mapping { return value }
        reportWrongType(of: value, key: key, .mapping)
        return nil
    }

    /// The entries of a field that must be a mapping if it is there; none where it is not.
    func entries(_ name: String, in node: Node) -> NodeEntries? { mapping(name, in: node)?.entries }

    /// The elements of a field that must be a list if it is there; nil where it is not.
    func list(_ name: String, in node: Node) -> NodeElements? {
        guard let (key, value) = node.entry(name) else { return nil }
        return list(key, value)
    }

    func list(_ key: Node, _ value: Node) -> NodeElements? {
        if value.kind == .sequence { return value.elements }
        reportWrongType(of: value, key: key, .list)
        return nil
    }

    /// A list of strings; elements of other types are findings and left out.
    func strings(_ name: String, in node: Node) -> [String]? {
        node.entry(name).flatMap { strings($0.key, $0.value) }
    }

    func strings(_ key: Node, _ value: Node) -> [String]? {
        list(key, value)?.compactMap { element in
            if element.string == nil { reportWrongType(of: element, .string, fixes: Self.quoteFixes(element)) }
            return element.kind == .null ? nil : element.scalarText
        }
    }

    /// Whether a node that must be a mapping is one.
    func requireMapping(_ node: Node, _ object: LocalizedText = .mapping) -> Bool {
        if node.kind == .mapping { return true }
        reportWrongType(of: node, object)
        return false
    }

    /// As `requireMapping`, for an object that is left out if it is none.
    func requireMapping(_ node: Node, _ object: ObjectFields, or part: Omission.Part) -> Bool {
        if node.kind == .mapping { return true }
        reportWrongType(
            of: node, .init("a mapping, the \(object.name.english)", ja: "\(object.name.japanese)のマッピング"))
        leaveOut(part, node)
        return false
    }

    /// A value out of a fixed set of words.
    func word<Word: RawRepresentable & CaseIterable>(_ name: String, in node: Node, as type: Word.Type) -> Word?
    where Word.RawValue == String {
        node.entry(name).flatMap { word($0.key, $0.value, as: type) }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ key: Node, _ value: Node, as type: Word.Type) -> Word?
    where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        guard let text = value.string else {
            reportWrongType(of: value, key: key, .string, fixes: [.writeOneOf(words)])
            return nil
        }
        if let word = Word(rawValue: text) { return word }
        let fix =
            EditDistance.nearest(to: text, in: words).map {
                Diagnostic.Fix.write($0, edits: [replacement(of: value, with: $0)])
            } ?? .writeOneOf(words)
        reportValue(key.scalarText ?? "", value, fix: fix)
        return nil
    }
}
