import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// Findings about references. Each tells the chain that led to it: first the references from one object to the next,
/// then, file by file, those that the files were read for.
extension LoadSession {
    func reportReference(
        _ rule: Rule, _ message: LocalizedText, at reference: Node, links: [Node], notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        report(rule, message, at: reference, notes: notes + chain(to: reference, links), fixes: fixes)
    }

    private func chain(to reference: Node, _ links: [Node]) -> [Diagnostic.Note] {
        var known: Set<SourceRange> = [reference.range]
        var notes: [Diagnostic.Note] = []
        var first = reference
        for link in links.reversed() {
            guard let text = link["$ref"] else { continue }
            first = text
            guard known.insert(text.range).inserted else { continue }
            // A chain may have thousands of links; the nearest ones say enough.
            if notes.count < Self.shownLinks { notes.append(Self.reached(from: text)) }
        }
        while notes.count < 2 * Self.shownLinks, let origin = references.readFor[first.range.file],
            known.insert(origin.range).inserted
        {
            let name = first.file.name
            notes.append(
                .init(
                    .init("'\(name)' is read because of this reference", ja: "「\(name)」はこの参照により読み込まれている"),
                    at: origin.range))
            first = origin
        }
        return notes
    }

    private static let shownLinks = 20

    private static func reached(from text: Node) -> Diagnostic.Note {
        let target = text.scalarText ?? ""
        return .init(.init("reached from here, by '\(target)'", ja: "ここの「\(target)」から参照されている"), at: text.range)
    }

    /// The same finding from wherever the cycle was entered: it belongs to the link that comes first in the text.
    func reportCycle(_ cycle: some Sequence<Node>, at reference: Node, before: some Sequence<Node>) {
        let links = cycle.compactMap { $0["$ref"] }
            .sorted { ($0.range.file, $0.range.start) < ($1.range.file, $1.range.start) }
        let first = links.first ?? reference
        let text = first.scalarText ?? ""
        let notes = links.dropFirst().map { link -> Diagnostic.Note in
            let text = link.scalarText ?? ""
            return .init(.init("by way of '\(text)'", ja: "「\(text)」を経由する"), at: link.range)
        }
        reportReference(
            ReferenceRules.referenceCycle, .init("'\(text)' leads only to itself", ja: "「\(text)」が自分自身にしか行き着かない"),
            at: first, links: Array(before), notes: notes)
    }

    func reportBrokenEscape(_ text: String, at reference: Node, links: [Node]) {
        reportReference(
            ReferenceRules.danglingReference,
            .init("'\(text)' has a broken percent escape", ja: "「\(text)」のパーセント符号化が壊れている"), at: reference,
            links: links, fixes: [.init(.init("write '%25' for a percent sign", ja: "パーセント記号は「%25」と書く"))])
    }

    /// A value of a discriminator's mapping that is a name, and of no schema.
    func reportNoSchema(_ name: String, among names: [String], at reference: Node) {
        let near = EditDistance.nearest(to: name, in: names)
        reportReference(
            ReferenceRules.danglingReference,
            .init("there is no schema '\(name)'", ja: "スキーマ「\(name)」がない"), at: reference, links: [],
            fixes: near.map { [Self.referFix($0)] } ?? [])
    }

    /// A fragment that is a bare name: OpenAPI 3.0 has no anchors, but often a component of that name is meant.
    func reportAnchor(_ name: String, in start: Node, _ text: String, at reference: Node, _ links: [Node]) {
        let components = start["components"]
        let kind = ObjectFields.components.names.first { components?[$0]?[name] != nil }
        let pointer = kind.map { "\(text.prefix { $0 != "#" })#/components/\($0)/\(JSONPointer.escape(name))" }
        let fix: LocalizedText =
            pointer.map { .init("refer to '\($0)'", ja: "「\($0)」を参照する") }
            ?? .init("begin the part after '#' with '/'", ja: "「#」の後を「/」で始める")
        reportReference(
            ReferenceRules.danglingReference,
            .init("'#\(name)' is not a JSON pointer", ja: "「#\(name)」は JSON ポインタではない"), at: reference,
            links: links, fixes: [.init(fix)])
    }

    /// Whether one more reference may be followed; if not, that is a finding, once.
    func mayFollow(at reference: Node, links: [Node]) -> Bool {
        references.count += 1
        let limit = options.referenceLimits.references
        if references.count <= limit { return true }
        reportLimit(
            ReferenceRules.referenceLimit,
            .init("the document has more than \(limit) references", ja: "文書の参照の数が \(limit) を超えている"), at: reference,
            links: links, flag: "--max-references")
        return false
    }

    func checkSiblings(of node: Node) {
        guard node.entries.count > 1 else { return }
        let siblings = node.entries.filter { $0.key.scalarText != "$ref" }
        guard let first = siblings.first else { return }
        let names = siblings.compactMap(\.key.scalarText)
        report(
            Diagnostic(
                ReferenceRules.referenceSiblings,
                .init(
                    "\(names.map { "'\($0)'" }.joined(separator: ", ")) next to '$ref' is ignored",
                    ja: "「$ref」の隣の\(names.map { "「\($0)」" }.joined())は無視される"), at: first.key.range,
                pointer: node.pointer))
    }
}

extension ComponentKind {
    /// As a finding about a reference names one of them.
    var nameAsTarget: LocalizedText {
        switch self {
        case .schemas: .init(singularWithArticle, ja: "スキーマ")
        case .responses: .init(singularWithArticle, ja: "応答")
        case .parameters: .init(singularWithArticle, ja: "パラメータ")
        case .examples: .init(singularWithArticle, ja: "例")
        case .requestBodies: .init(singularWithArticle, ja: "要求本文")
        case .headers: .init(singularWithArticle, ja: "ヘッダー")
        case .securitySchemes: .init(singularWithArticle, ja: "セキュリティ方式")
        case .links: .init(singularWithArticle, ja: "リンク")
        case .callbacks: .init(singularWithArticle, ja: "コールバック")
        case .pathItems: .init(singularWithArticle, ja: "パス項目")
        }
    }
}

extension Node.Kind {
    /// As a finding about a reference names it.
    var nameAsTarget: LocalizedText {
        switch self {
        case .null: .init(description, ja: "null")
        case .bool: .init(description, ja: "真偽値")
        case .integer: .init(description, ja: "整数")
        case .float: .init(description, ja: "数値")
        case .string: .init(description, ja: "文字列")
        case .sequence: .init(description, ja: "リスト")
        case .mapping: .init(description, ja: "マッピング")
        }
    }
}
