import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The object that a node is or refers to, over any number of references. nil, and a finding, where there is none.
    func resolve(_ node: Node, as kind: ComponentKind) -> Node? {
        guard node.kind == .mapping else {
            reportWrongType(of: node, kind.singularWithArticle)
            return nil
        }
        guard node["$ref"] != nil else { return node }
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
            if let known = resolved[ResolutionKey(node: node, kind: kind)] { return known }
            if let position = positions[node] {
                reportCycle(links[position...], at: reference)
                return nil
            }
            positions[node] = links.count
            links.append(node)
            if kind != .pathItems { checkSiblings(of: node) }
            guard let text = reference.string else {
                reportWrongType(of: reference, key: key, "a string")
                return nil
            }
            guard let target = follow(text, from: node, at: reference) else { return nil }
            guard isOfKind(kind, target, text, at: reference) else { return nil }
            node = target
        }
        return node
    }

    private func isOfKind(_ kind: ComponentKind, _ target: Node, _ text: String, at reference: Node) -> Bool {
        let other = componentKind(of: target)
        if target.kind == .mapping, other == nil || other == kind { return true }
        let found = target.kind == .mapping ? other?.singularWithArticle : target.kind.description
        report(
            OpenAPIRules.referenceWrongKind, "'\(text)' leads to \(found ?? "something else")", at: reference,
            notes: [.init("it leads to this", at: target.range)],
            fixes: [.init("refer to \(kind.singularWithArticle)")])
        return false
    }

    /// Where one reference leads to; `reference` is the node of its text, `holder` says which file it is relative to.
    func follow(_ text: String, from holder: Node, at reference: Node) -> Node? {
        let key = ReferenceKey(file: holder.range.file, text: text)
        if let known = followed[key] { return known }
        if Self.isRemote(text) {
            report(
                OpenAPIRules.remoteReference, "'\(text)' is a URL", at: reference,
                fixes: [.init("put a copy next to the document and refer to that")])
            return nil
        }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = PercentEncoding.decode(parts[0]),
            let pointer = parts.count > 1 ? PercentEncoding.decode(parts[1]) : ""
        else {
            report(OpenAPIRules.danglingReference, "'\(text)' has a broken percent escape", at: reference)
            return nil
        }
        let start =
            path.isEmpty ? loadedFiles[Int(holder.range.file.index)].node : file(path, from: holder, at: reference)
        guard let start, let target = descend(pointer, from: start, text: text, at: reference) else { return nil }
        followed[key] = target
        return target
    }

    private func descend(_ pointer: String, from start: Node, text: String, at reference: Node) -> Node? {
        guard let steps = JSONPointer.steps(of: pointer) else {
            report(
                OpenAPIRules.danglingReference, "'#\(pointer)' is not a JSON pointer", at: reference,
                fixes: [.init("begin the part after '#' with '/'")])
            return nil
        }
        let (node, taken) = start.descend(steps)
        guard taken < steps.count else { return node }
        let gone = steps[..<taken].map { "/" + JSONPointer.escape($0) }.joined()
        let place = gone.isEmpty ? "the document" : "'\(gone)'"
        let nearest = EditDistance.nearest(to: steps[taken], in: node.entries.lazy.compactMap(\.key.scalarText))
        report(
            OpenAPIRules.danglingReference, "'\(text)' leads nowhere: \(place) has no '\(steps[taken])'", at: reference,
            notes: [.init("\(place) is here", at: node.range)],
            fixes: nearest.map { [.init("refer to '\($0)'")] } ?? [])
        return nil
    }

    /// Anything with a scheme, `file:` included, and `//host`.
    static func isRemote(_ text: String) -> Bool {
        if text.utf8.starts(with: "//".utf8) { return true }
        guard let end = text.utf8.firstIndex(where: { !isSchemeCharacter($0) }) else { return false }
        return end != text.startIndex && text.utf8[end] == UInt8(ascii: ":")
    }

    private static func isSchemeCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// The same finding from wherever the cycle was entered: it belongs to the link that comes first in the text.
    private func reportCycle(_ cycle: some Sequence<Node>, at reference: Node) {
        let links = cycle.compactMap { $0["$ref"] }
            .sorted { ($0.range.file, $0.range.start) < ($1.range.file, $1.range.start) }
        let first = links.first ?? reference
        report(
            OpenAPIRules.referenceCycle, "'\(first.scalarText ?? "")' leads only to itself", at: first,
            notes: links.dropFirst().map { .init("by way of '\($0.scalarText ?? "")'", at: $0.range) })
    }

    private func checkSiblings(of node: Node) {
        guard node.entries.count > 1 else { return }
        let siblings = node.entries.filter { $0.key.scalarText != "$ref" }
        guard let first = siblings.first else { return }
        let names = siblings.map { "'\($0.key.scalarText ?? "")'" }.joined(separator: ", ")
        report(
            Diagnostic(
                OpenAPIRules.referenceSiblings, "\(names) next to '$ref' is ignored", at: first.key.range,
                pointer: node.pointer))
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
        guard let group = node.parent else { return FilePath.baseName(of: node.file.name) }
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
