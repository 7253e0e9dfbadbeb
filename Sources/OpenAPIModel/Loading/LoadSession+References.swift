import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The object that a node is or refers to, over any number of references. nil, and a finding, where there is none.
    func resolve(_ node: Node, as kind: ComponentKind) -> Node? {
        guard node.kind == .mapping else {
            reportNoObject(node, kind)
            return nil
        }
        guard node["$ref"] != nil else { return reportMisspelledReference(node, kind) ? nil : node }
        var links: [Node] = []
        var positions: [Node: Int] = [:]
        let target = resolveChain(from: node, as: kind, &links, &positions)
        // Each link of a chain is gone once, however many references lead into it.
        for link in links { resolved[ResolutionKey(node: link, kind: kind)] = .some(target) }
        return target
    }

    private func resolveChain(
        from start: Node, as kind: ComponentKind, _ links: inout [Node], _ positions: inout [Node: Int]
    ) -> Node? {
        var node = start
        while let (key, reference) = node.entry("$ref") {
            // Of path items only the first and the last may have fields of their own.
            if kind == .pathItems, !links.isEmpty { checkSiblings(of: node, links) }
            if let known = resolved[ResolutionKey(node: node, kind: kind)] { return known }
            if let position = positions[node] {
                reportCycle(links[position...], at: reference, before: links[..<position])
                return nil
            }
            positions[node] = links.count
            links.append(node)
            if kind != .pathItems, !isVersion31 { checkSiblings(of: node) }
            guard let text = reference.string else {
                reportWrongType(of: reference, key: key, .string)
                return nil
            }
            guard let target = follow(text, from: node, at: reference, links: links) else { return nil }
            guard isOfKind(kind, target, text, at: reference, links) else { return nil }
            node = target
        }
        return node
    }

    /// Whether what a reference leads to can be of a kind, by what it is and by where it stands.
    func isOfKind(_ kind: ComponentKind, _ target: Node, _ text: String, at reference: Node, _ links: [Node]) -> Bool {
        let found: LocalizedText
        if target.kind != .mapping {
            // A text that could not be read has a finding.
            if target.isUnread { return false }
            found = target.kind.nameAsTarget
        } else if componentKind(of: target) == kind {
            return true
        } else if let place = StandardPlace(of: target), place.kind != kind {
            found = place.name
        } else {
            return true
        }
        reportReference(
            ReferenceRules.referenceWrongKind,
            .init("'\(text)' leads to \(found.english)", ja: "「\(text)」の参照先が\(found.japanese)である"), at: reference,
            links: links, notes: [.init(.init("it leads to this", ja: "参照先はここ"), at: target.range)],
            fixes: [
                .init(.init("refer to \(kind.nameAsTarget.english)", ja: "\(kind.nameAsTarget.japanese)を参照する"))
            ])
        return false
    }

    /// Where one reference leads to; `reference` is the node of its text, `holder` says which file it is relative to,
    /// `links` are the references that led here, this one included or not.
    func follow(_ text: String, from holder: Node, at reference: Node, links: [Node] = []) -> Node? {
        guard mayFollow(at: reference, links: links) else { return nil }
        let key = ReferenceKey(file: holder.range.file, text: text)
        if let known = followed[key] { return known }
        let mark = text.utf8.firstIndex(of: UInt8(ascii: "#"))
        let fragment = mark.map { text[text.utf8.index(after: $0)...] } ?? ""
        guard let pointer = PercentEncoding.decode(fragment) else {
            reportBrokenEscape(text, at: reference, links: links)
            return nil
        }
        guard let start = start(of: text, text[..<(mark ?? text.endIndex)], from: holder, at: reference, links),
            let target = descend(pointer, from: start, text: text, at: reference, links)
        else { return nil }
        followed[key] = target
        return target
    }

    /// The root of the file that the part before `#` names.
    private func start(
        of text: String, _ place: Substring, from holder: Node, at reference: Node, _ links: [Node]
    ) -> Node? {
        if place.isEmpty { return loadedFiles[Int(holder.range.file.index)].node }
        let base = references.remote.location(of: holder.range.file)
        if base != nil || Self.isRemote(text) { return remoteFile(place, from: base, at: reference, links: links) }
        guard let path = PercentEncoding.decode(place) else {
            reportBrokenEscape(text, at: reference, links: links)
            return nil
        }
        return file(path, from: holder, at: reference, links: links)
    }

    private func descend(_ pointer: String, from start: Node, text: String, at reference: Node, _ links: [Node])
        -> Node?
    {
        guard let steps = JSONPointer.steps(of: pointer) else {
            reportAnchor(pointer, in: start, text, at: reference, links)
            return nil
        }
        let (node, taken) = start.descend(steps)
        guard taken < steps.count else { return node }
        let gone = steps[..<taken].map { "/" + JSONPointer.escape($0) }.joined()
        let place: LocalizedText =
            gone.isEmpty ? .init("the document", ja: "文書") : .init("'\(gone)'", ja: "「\(gone)」")
        var notes: [Diagnostic.Note] = [
            .init(.init("\(place.english) is here", ja: "\(place.japanese)はここ"), at: node.range)
        ]
        var fixes: [Diagnostic.Fix] = []
        if let (_, other) = node.entry("$ref"), let next = other.string {
            let rest = steps[taken...].map { "/" + JSONPointer.escape($0) }.joined()
            notes.append(
                .init(
                    .init("it is itself a reference, to '\(next)'", ja: "それ自体が「\(next)」への参照である"), at: other.range))
            fixes = Self.combined(text, next, rest).map { [Self.referFix($0)] } ?? []
        } else if let near = EditDistance.nearest(
            to: steps[taken], in: node.entries.lazy.compactMap(\.key.scalarText))
        {
            fixes = [Self.referFix(near)]
            let whole = Array(steps[..<taken] + [near] + steps[(taken + 1)...])
            if taken + 1 < steps.count, start.descend(whole).taken == whole.count {
                let pointer = whole.map { "/" + JSONPointer.escape($0) }.joined()
                fixes = [Self.referFix(text.prefix { $0 != "#" } + "#" + pointer)]
            }
        }
        reportReference(
            ReferenceRules.danglingReference,
            .init(
                "'\(text)' leads nowhere: \(place.english) has no '\(steps[taken])'",
                ja: "「\(text)」の参照先がない: \(place.japanese)に「\(steps[taken])」がない"), at: reference, links: links,
            notes: notes, fixes: fixes)
        return nil
    }

    /// What to write instead of a pointer that goes through a reference within the same file; nil where that reference
    /// leads to another file, whose path may have to be seen from another folder.
    private static func combined(_ text: String, _ next: String, _ rest: String) -> String? {
        guard next.utf8.first == UInt8(ascii: "#") else { return nil }
        return text.prefix { $0 != "#" } + next + rest
    }

    static func referFix(_ target: String) -> Diagnostic.Fix {
        .init(.init("refer to '\(target)'", ja: "「\(target)」を参照する"))
    }

    /// Anything with a scheme, `file:` included, and `//host`.
    static func isRemote(_ text: String) -> Bool {
        text.utf8.starts(with: "//".utf8) || RemoteURL.schemeEnd(of: text) != nil
    }
}

extension LoadSession {
    /// The kind that the place of a node in `components` gives it; nil for nodes elsewhere.
    func componentKind(of node: Node) -> ComponentKind? {
        guard let group = node.parent, let components = group.parent, components.parent?.index == 0 else { return nil }
        guard components.key?.scalarText == "components", let name = group.key?.scalarText else { return nil }
        return ComponentKind(rawValue: name)
    }

    /// The name of a node that lies directly under `components/<kind>` of its file.
    func componentName(of node: Node, _ kind: ComponentKind) -> String? {
        componentKind(of: node) == kind ? node.key?.scalarText : nil
    }

    /// As `componentName`, and also for places where other conventions keep schemas: a file of its own, and the
    /// mappings `definitions`, `$defs` and `schemas`.
    func schemaName(of node: Node) -> String? {
        guard let group = node.parent else {
            let name = FilePath.baseName(of: node.file.name)
            return name.isEmpty ? nil : name
        }
        guard let groupName = group.key?.scalarText, group.kind == .mapping, let name = node.key?.scalarText else {
            return nil
        }
        guard let holder = group.parent else { return nil }
        switch groupName {
        case "schemas":
            let isTop = holder.parent == nil || (holder.parent?.index == 0 && holder.key?.scalarText == "components")
            return isTop ? name : nil
        // A property may be called so, too.
        case "definitions", "$defs": return holder.key?.scalarText == "properties" ? nil : name
        default: return nil
        }
    }
}
