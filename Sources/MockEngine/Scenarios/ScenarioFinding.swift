import SourceDiagnostics
import YAMLSyntax

/// Findings about scenario files. One about the name of an entry says of which value it is the key, as keys have no
/// JSON pointer of their own.
enum ScenarioFinding {
    static func unknownKey(_ key: Node, _ value: Node, _ known: [String], in owner: LocalizedText) -> Diagnostic {
        let name = key.scalarText ?? ""
        return Diagnostic(
            ScenarioRules.unknownKey,
            .init("\(owner.english) has no key '\(name)'", ja: "\(owner.japanese)に「\(name)」というキーはない"),
            at: key.range, pointer: value.pointer, fixes: [renaming(name, key.range, known)])
    }

    static func missingKey(_ key: String, _ node: Node, in owner: LocalizedText) -> Diagnostic {
        Diagnostic(
            ScenarioRules.missingKey,
            .init("\(owner.english) lacks the key '\(key)'", ja: "\(owner.japanese)にキー「\(key)」がない"),
            at: place(of: node), pointer: node.pointer)
    }

    static func wrongValue(
        _ node: Node, keyOf value: Node? = nil, _ owner: LocalizedText, _ advice: LocalizedText
    ) -> Diagnostic {
        let text = node.scalarText.map { "'\($0)'" }
        return Diagnostic(
            ScenarioRules.invalidValue,
            .init(
                "\(owner.english) is \(node.kind == .null ? "null" : text ?? node.kind.description)",
                ja: "\(owner.japanese)が\(node.scalarText.map { "「\($0)」" } ?? node.kind.japanese)である"),
            at: place(of: node), pointer: (value ?? node).pointer, fixes: [.init(advice)])
    }

    /// That a name is none of those there are.
    static func unknown(
        _ rule: Rule, _ message: LocalizedText, _ node: Node, keyOf value: Node? = nil, _ name: String,
        among known: [String]
    ) -> Diagnostic {
        Diagnostic(
            rule, message, at: node.range, pointer: (value ?? node).pointer,
            fixes: known.isEmpty ? [] : [renaming(name, node.range, known)])
    }

    /// A key, as a message names it.
    static func quoted(_ name: String) -> LocalizedText { .init("'\(name)'", ja: "「\(name)」") }

    static func plain(
        _ rule: Rule, _ message: LocalizedText, _ node: Node, keyOf value: Node? = nil
    ) -> Diagnostic {
        Diagnostic(rule, message, at: place(of: node), pointer: (value ?? node).pointer)
    }

    /// A collection is shown by its key, as its text is long.
    static func place(of node: Node) -> SourceRange { node.isScalar ? node.range : node.key?.range ?? start(of: node) }

    private static func start(of node: Node) -> SourceRange {
        var range = node.range
        range.end = min(range.end, range.start + 1)
        return range
    }

    private static func renaming(_ name: String, _ range: SourceRange, _ known: [String]) -> Diagnostic.Fix {
        if let nearest = EditDistance.nearest(to: name, in: known) {
            return .init(
                .init("write '\(nearest)'", ja: "「\(nearest)」と書く"), edits: [.init(range: range, replacement: nearest)])
        }
        let shown = known.prefix(12)
        let rest = known.count > shown.count ? ", …" : ""
        return .init(
            .init(
                "there are \(shown.map { "'\($0)'" }.joined(separator: ", "))\(rest)",
                ja: "使えるのは\(shown.map { "「\($0)」" }.joined())\(rest)"))
    }
}
