import SourceDiagnostics
import YAMLSyntax

/// A field that an object cannot have, which has a finding.
struct Slip {
    let key: Node
    let value: Node
    /// The field that is probably meant; nil where none is near or it is there as well.
    let meant: String?
    /// The places of the finding, which comes again where a path item is read again.
    var findings: [Int]
}

/// One fault is one finding: where a field is missing because it is misspelled or stands one level too high, the finding
/// about what is missing takes the place of that about what is unknown.
extension LoadSession {
    func rememberSlip(_ key: Node, _ value: Node, meant: String?, finding: Int?) {
        guard let finding, let object = key.parent else { return }
        if let known = slips[object]?.firstIndex(where: { $0.key == key }) {
            slips[object]?[known].findings.append(finding)
        } else {
            slips[object, default: []].append(Slip(key: key, value: value, meant: meant, findings: [finding]))
        }
    }

    /// Whether a field of this object is misspelled.
    func isMisspelled(_ field: String, in node: Node) -> Bool {
        slips[node]?.contains { $0.meant == field } ?? false
    }

    /// The misspelled key of a field, whose finding is taken back.
    func takeSlip(for field: String, in node: Node) -> Slip? {
        guard let slip = slips[node]?.first(where: { $0.meant == field }) else { return nil }
        withdraw(slip.findings)
        return slip
    }

    /// Keys that belong into a part of the object that it does not have; their findings are taken back.
    func takeSlips(belongingTo part: String, in node: Node) -> [Slip] {
        let names = ObjectFields.contents(of: part)
        let found = (slips[node] ?? []).filter { slip in slip.key.scalarText.map { names.contains($0) } ?? false }
        for slip in found { withdraw(slip.findings) }
        return found
    }

    /// Reports that a field is missing, at the key that stands for it if there is one.
    func reportAbsence(
        of field: String, in node: Node, _ rule: Rule, _ message: LocalizedText, fixes: [Diagnostic.Fix]
    ) {
        if let slip = takeSlip(for: field, in: node) {
            report(
                Diagnostic(
                    rule, message, at: slip.key.range, pointer: slip.value.pointer,
                    fixes: [rename(slip.key, to: field)]))
            return
        }
        let strays = takeSlips(belongingTo: field, in: node)
        guard let first = strays.first else {
            report(rule, message, at: node, fixes: fixes)
            return
        }
        let names = strays.compactMap(\.key.scalarText)
        let place: LocalizedText =
            field == "content"
            ? .init("a media type of 'content'", ja: "「content」のメディアタイプ") : .init("'\(field)'", ja: "「\(field)」")
        let fix = LocalizedText(
            "move \(names.map { "'\($0)'" }.joined(separator: ", ")) into \(place.english)",
            ja: "\(names.map { "「\($0)」" }.joined())を\(place.japanese)の中に移す")
        report(Diagnostic(rule, message, at: first.key.range, pointer: first.value.pointer, fixes: [.init(fix)]))
    }

    func rename(_ key: Node, to name: String) -> Diagnostic.Fix {
        .init(.init("rename it to '\(name)'", ja: "「\(name)」に改める"), edits: [replacement(of: key, with: name)])
    }
}

extension ObjectFields {
    /// Fields that people write beside a part instead of into it, as OpenAPI 2.0 had it.
    static func contents(of part: String) -> [String] {
        switch part {
        case "schema": schema.names
        case "content": ["schema"]
        default: []
        }
    }
}
