import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The `x-` fields of an object; says which fields the object cannot have.
    @discardableResult
    func checkFields(of node: Node, _ fields: ObjectFields) -> Extensions {
        var extensions = Extensions()
        for (key, value) in node.entries {
            guard let name = key.scalarText, !fields.contains(name), !key.isUnread, key != misspelledVersion else {
                continue
            }
            if Self.isExtension(name) {
                extensions.append(key: key, value: value)
            } else {
                reportUnknownField(name, key: key, value: value, fields)
            }
        }
        return extensions
    }

    /// The `x-` fields of a mapping whose other keys are the user's own.
    func extensions(of node: Node) -> Extensions {
        var extensions = Extensions()
        for (key, value) in node.entries where Self.isExtension(key.scalarText ?? "") {
            extensions.append(key: key, value: value)
        }
        return extensions
    }

    static func isExtension(_ name: String) -> Bool { name.utf8.starts(with: "x-".utf8) }

    /// About a field that is not one of version 3.0; in a document of version 3.1 it may be fine there.
    func reportUnknownField(_ name: String, key: Node, value: Node, _ fields: ObjectFields) {
        if isVersion31 {
            if fields.isReadInVersion31(name) { return }
            if fields.isOfVersion31(name) {
                reportUnsupported(name, key: key, value: value)
                return
            }
        }
        var notes: [Diagnostic.Note] = []
        if fields.isOfVersion31(name) {
            notes = [.init(.init("'\(name)' came with OpenAPI 3.1", ja: "「\(name)」は OpenAPI 3.1 で加わった"), at: nil)]
        }
        // A field of version 3.1 is no slip, and a name that is there already would come twice.
        let nearest = notes.isEmpty ? EditDistance.nearest(to: name, in: fields.names) : nil
        let isFree = nearest.map { key.parent?[$0] == nil } ?? false
        var fixes: [Diagnostic.Fix] = []
        if let advice = FormerFields.advice(on: name, in: fields.name.english) {
            fixes = [.init(advice)]
        } else if let nearest {
            fixes = [isFree ? rename(key, to: nearest) : Self.joinFix(nearest, value)]
        }
        let finding = report(
            Diagnostic(
                OpenAPIRules.unknownField,
                .init(
                    "'\(name)' is not a field of the \(fields.name.english)",
                    ja: "「\(name)」は\(fields.name.japanese)のフィールドではない"), at: key.range, pointer: value.pointer,
                notes: notes, fixes: fixes))
        rememberSlip(key, value, meant: isFree ? nearest : nil, finding: finding)
    }

    private static func joinFix(_ other: String, _ value: Node) -> Diagnostic.Fix {
        value.isScalar
            ? .init(.init("remove it; '\(other)' is there", ja: "「\(other)」があるので削除する"))
            : .init(.init("join it with '\(other)', which is there", ja: "すでにある「\(other)」とまとめる"))
    }

    /// Puts a text in place of a scalar, with the quotation marks that the scalar has.
    func replacement(of node: Node, with text: String) -> Diagnostic.Fix.Edit {
        let first = node.firstByte
        let quote = first == UInt8(ascii: "\"") ? "\"" : first == UInt8(ascii: "'") ? "'" : ""
        return Diagnostic.Fix.Edit(range: node.contentRange, replacement: quote + text + quote)
    }

    /// `expected` says what the value should be, with an article: `a string`.
    func reportWrongType(
        of value: Node, key: Node? = nil, _ expected: LocalizedText, fixes: [Diagnostic.Fix] = []
    ) {
        let name = (key ?? value.key)?.scalarText
        let kind = value.kind.nameAsTarget
        // Elements of lists have no name.
        let text = value.scalarText.flatMap { $0.isEmpty || value.kind == .null ? nil : $0 }
        let subject = name.map { "'\($0)'" } ?? text.map { "the value '\($0)'" } ?? "the value"
        let japaneseSubject = name.map { "「\($0)」" } ?? text.map { "値「\($0)」" } ?? "値"
        report(
            OpenAPIRules.wrongType,
            .init("\(subject) is \(kind.english)", ja: "\(japaneseSubject)が\(kind.japanese)である"), at: value,
            fixes: fixes.isEmpty
                ? [.init(.init("make it \(expected.english)", ja: "\(expected.japanese)にする"))] : fixes)
    }

    func reportMissing(_ field: String, in node: Node, _ object: ObjectFields, fix: LocalizedText? = nil) {
        reportMissing(field, in: node, object.name, fix: fix)
    }

    func reportMissing(_ field: String, in node: Node, _ object: LocalizedText, fix: LocalizedText? = nil) {
        reportAbsence(
            of: field, in: node, OpenAPIRules.missingField,
            .init("the \(object.english) has no '\(field)'", ja: "\(object.japanese)に「\(field)」がない"),
            fixes: [.init(fix ?? .init("add '\(field)'", ja: "「\(field)」を加える"))])
    }

    /// A finding about a value that is of the right type: `'name' is value`.
    func reportValue(_ name: String, _ value: Node, fix: Diagnostic.Fix) {
        let text = value.scalarText ?? ""
        let shown = value.kind == .string ? "'\(text)'" : text
        let shownInJapanese = value.kind == .string ? "「\(text)」" : " \(text) "
        report(
            OpenAPIRules.invalidValue,
            .init("'\(name)' is \(shown)", ja: "「\(name)」が\(shownInJapanese)である"), at: value, fixes: [fix])
    }
}

extension Diagnostic.Fix {
    static let removeOne = Diagnostic.Fix(.init("remove one of the two", ja: "どちらか一方を削除する"))

    /// `'a', 'b'`.
    static func writeOneOf(_ words: [String]) -> Diagnostic.Fix {
        .init(
            .init(
                "write one of \(words.map { "'\($0)'" }.joined(separator: ", "))",
                ja: "\(words.map { "「\($0)」" }.joined())のいずれかを書く"))
    }

    static func write(_ text: String, edits: [Edit]) -> Diagnostic.Fix {
        .init(.init("write '\(text)'", ja: "「\(text)」と書く"), edits: edits)
    }

    static func remove(_ text: String) -> Diagnostic.Fix {
        .init(.init("remove '\(text)'", ja: "「\(text)」を削除する"))
    }
}

extension LocalizedText {
    static let string = LocalizedText("a string", ja: "文字列")
    static let mapping = LocalizedText("a mapping", ja: "マッピング")
    static let list = LocalizedText("a list", ja: "リスト")
    static let number = LocalizedText("a number", ja: "数値")
    static let boolean = LocalizedText("'true' or 'false'", ja: "「true」か「false」")
    static let hereFirst = LocalizedText("it is here first", ja: "最初はここ")
}
