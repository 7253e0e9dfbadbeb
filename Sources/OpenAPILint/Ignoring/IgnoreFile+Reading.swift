package import SourceDiagnostics
import YAMLSyntax

extension IgnoreFile {
    /// Entries that cannot be used are findings and hide nothing.
    package static func read(_ file: SourceFile) -> Outcome<IgnoreFile> {
        let parsed = DocumentSyntax.parseMapping(file)
        guard let node = parsed.value else {
            // A file of comments hides nothing, and that is well.
            let isEmpty = parsed.diagnostics.allSatisfy { $0.rule == YAMLRules.empty }
            return isEmpty ? Outcome(IgnoreFile(entries: []), []) : Outcome(nil, parsed.diagnostics)
        }
        var reader = IgnoreFileReader(diagnostics: parsed.diagnostics)
        reader.read(node)
        return Outcome(IgnoreFile(entries: reader.entries), reader.diagnostics)
    }
}

private struct IgnoreFileReader {
    private(set) var entries: [IgnoreFile.Entry] = []
    private(set) var diagnostics: [Diagnostic]

    init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    private static let keys = ["file", "fingerprint", "rule", "reason", "expires"]

    mutating func read(_ node: Node) {
        for (key, value) in node.entries {
            guard key.scalarText == "ignore" else {
                reportUnknown(key, value, ["ignore"])
                continue
            }
            if value.kind == .null { continue }
            guard value.kind == .sequence else {
                report(value, "'ignore' is \(value.kind.description)", ja: "「ignore」がリストではない")
                continue
            }
            for element in value.elements { readEntry(element) }
        }
    }

    private mutating func readEntry(_ node: Node) {
        guard node.kind == .mapping else {
            return report(node, "the entry is \(node.kind.description)", ja: "項目がマッピングではない")
        }
        for (key, value) in node.entries where !Self.keys.contains(key.scalarText ?? "") {
            reportUnknown(key, value, Self.keys)
        }
        let expires = day(in: node)
        guard let fingerprint = text("fingerprint", in: node), let rule = text("rule", in: node),
            let file = text("file", in: node)
        else { return }
        guard let reason = node["reason"]?.scalarText, !reason.allSatisfy(\.isWhitespace) else {
            diagnostics.append(
                Diagnostic(
                    ConfigurationRules.ignoreWithoutReason,
                    .init("the entry for '\(rule)' has no reason", ja: "「\(rule)」の項目に理由がない"),
                    at: node["reason"]?.range ?? node.firstLine, pointer: node.pointer,
                    fixes: [.init(.init("add 'reason'", ja: "「reason」を書く"))]))
            return
        }
        guard case .some(let expires) = expires else { return }
        entries.append(
            IgnoreFile.Entry(
                file: file, fingerprint: fingerprint, rule: rule, reason: reason, expires: expires,
                range: node.firstLine, extent: node.range, pointer: node.pointer))
    }

    private mutating func text(_ name: String, in node: Node) -> String? {
        if let value = node[name], value.isScalar, let text = value.scalarText, !text.isEmpty { return text }
        let place = node[name]?.range ?? node.firstLine
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.invalidValue, .init("the entry has no '\(name)'", ja: "項目に「\(name)」がない"),
                at: place, pointer: node.pointer, fixes: [.init(.init("add '\(name)'", ja: "「\(name)」を書く"))]))
        return nil
    }

    /// The outer nil stands for a day that cannot be read.
    private mutating func day(in node: Node) -> IgnoreFile.Day?? {
        guard let value = node["expires"] else { return .some(nil) }
        let text = value.scalarText ?? ""
        if let day = IgnoreFile.Day(text) { return .some(day) }
        report(
            value, "'expires' is '\(text)'", ja: "「expires」が「\(text)」である",
            fix: ("write a day as '2026-03-31'", "「2026-03-31」のように日を書く"))
        return nil
    }

    private mutating func report(
        _ node: Node, _ message: String, ja japanese: String, fix: (english: String, japanese: String)? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.invalidValue, .init(message, ja: japanese), at: node.range, pointer: node.pointer,
                fixes: fix.map { [.init(.init($0.english, ja: $0.japanese))] } ?? []))
    }

    private mutating func reportUnknown(_ key: Node, _ value: Node, _ names: [String]) {
        let name = key.scalarText ?? ""
        let fixes = EditDistance.nearest(to: name, in: names).map { nearest in
            [
                Diagnostic.Fix(
                    .init("rename it to '\(nearest)'", ja: "「\(nearest)」に改める"),
                    edits: NodeEdits.replace(key, with: nearest).map { [$0] } ?? [])
            ]
        }
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.unknownKey, .init("'\(name)' is not a known key", ja: "「\(name)」は知られたキーではない"),
                at: key.range, pointer: value.pointer, fixes: fixes ?? []))
    }
}
