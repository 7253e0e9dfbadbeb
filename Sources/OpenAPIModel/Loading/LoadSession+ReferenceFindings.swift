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

    /// The pointer that is probably meant by a text without '#', or without '/' behind it: one from the root of the file,
    /// or the name of a component.
    func meantPointer(_ text: some StringProtocol, from holder: Node) -> String? {
        guard let root = loadedFiles[Int(holder.range.file.index)].node else { return nil }
        let bare = String(text.drop { $0 == "#" || $0 == "/" })
        guard !bare.isEmpty else { return nil }
        if let steps = JSONPointer.steps(of: "/" + bare), steps.count > 1,
            root.descend(steps).taken == steps.count
        {
            return "#/" + bare
        }
        let components = root["components"]
        let kind = ObjectFields.components.names.first { components?[$0]?[bare] != nil }
        return kind.map { "#/components/\($0)/\(JSONPointer.escape(bare))" }
    }

    /// Writes another reference in place of one; without quotation marks it would be a comment.
    private func rewriteFix(_ reference: Node, to target: String) -> Diagnostic.Fix {
        let isDouble = reference.firstByte == UInt8(ascii: "\"")
        let text = isDouble ? "\"\(target)\"" : "'\(target)'"
        return .init(
            .init("refer to '\(target)'", ja: "「\(target)」を参照する"),
            edits: [.init(range: reference.contentRange, replacement: text)])
    }

    /// What to do about a file that is not there: a component was meant, if there is one.
    func pointerFixes(_ reference: Node) -> [Diagnostic.Fix] {
        guard let text = reference.string, !text.utf8.contains(UInt8(ascii: "#")) else { return [] }
        return meantPointer(text, from: reference).map { [rewriteFix(reference, to: $0)] } ?? []
    }

    /// Something that is no mapping where an object belongs; a text may be meant for a reference.
    func reportNoObject(_ node: Node, _ kind: ComponentKind) {
        let target = node.string.flatMap { meantPointer($0, from: node) }
        let fixes = target.map { target in
            [
                Diagnostic.Fix(
                    .init("refer to '\(target)' with '$ref'", ja: "「$ref」で「\(target)」を参照する"),
                    edits: [.init(range: node.contentRange, replacement: "{$ref: '\(target)'}")])
            ]
        }
        reportWrongType(of: node, kind.nameAsTarget, fixes: fixes ?? [])
    }

    /// A fragment that is a bare name: OpenAPI 3.0 has no anchors, but often a component of that name is meant.
    func reportAnchor(_ name: String, in start: Node, _ text: String, at reference: Node, _ links: [Node]) {
        let target = meantPointer(name, from: start).map { text.prefix { $0 != "#" } + $0 }
        let fix =
            target.map { rewriteFix(reference, to: String($0)) }
            ?? .init(.init("begin the part after '#' with '/'", ja: "「#」の後を「/」で始める"))
        reportReference(
            ReferenceRules.danglingReference,
            .init("'#\(name)' is not a JSON pointer", ja: "「#\(name)」は JSON ポインタではない"), at: reference,
            links: links, fixes: [fix])
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

    /// A mapping with nothing but `ref` in it, or the like, is meant for a reference.
    func reportMisspelledReference(_ node: Node, _ kind: ComponentKind) -> Bool {
        guard node.entries.count == 1, let (key, value) = node.entries.first, let text = value.string,
            let name = key.scalarText, EditDistance.nearest(to: name, in: ["$ref"]) != nil,
            text.utf8.contains(where: { "#/.".utf8.contains($0) })
        else { return false }
        report(
            Diagnostic(
                OpenAPIRules.missingField,
                .init(
                    "'\(name)' stands in place of '$ref'", ja: "「$ref」の代わりに「\(name)」と書かれている"), at: key.range,
                pointer: value.pointer, fixes: [rename(key, to: "$ref")]))
        return true
    }

    /// - Parameter links: the references that led here.
    func checkSiblings(of node: Node, _ links: [Node] = []) {
        guard node.entries.count > 1 else { return }
        let siblings = node.entries.filter { $0.key.scalarText != "$ref" }
        guard let first = siblings.first else { return }
        let names = siblings.compactMap(\.key.scalarText)
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        let japaneseList = names.map { "「\($0)」" }.joined()
        report(
            Diagnostic(
                ReferenceRules.referenceSiblings,
                links.isEmpty
                    ? .init("\(list) next to '$ref' is ignored", ja: "「$ref」の隣の\(japaneseList)は無視される")
                    : .init(
                        "\(list) next to '$ref' is ignored where another reference leads here",
                        ja: "別の参照からここに至るとき、「$ref」の隣の\(japaneseList)は無視される"), at: first.key.range,
                pointer: node.pointer, notes: links.isEmpty ? [] : chain(to: first.key, links)))
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
