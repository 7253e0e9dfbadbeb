import JSONCoding
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import YAMLSyntax

/// Findings about a value of the document that does not fit a schema, each at the part that does not.
struct ValueFindings {
    let rule: Rule
    let keywords: Keywords

    /// Alternatives that do not fit say what the nearest of them misses; more than these would hide it.
    private static let noteLimit = 4

    /// - Parameter subject: what the value is, as the beginning of a message.
    func findings(
        _ violations: [SchemaViolation], of value: Node?, at origin: Origin, _ subject: LocalizedText
    ) -> [Diagnostic] {
        let undecided = violations.filter(Self.isUndecided)
        let groups = Self.groups(violations.filter { !Self.isUndecided($0) })
        return groups.map { finding($0, value, origin, subject) }
            + undecided.map { openFinding($0, value, origin) }
    }

    /// Whether a violation says that the value was not compared to the end, and not that it does not fit.
    private static func isUndecided(_ violation: SchemaViolation) -> Bool {
        violation.rule == SchemaRules.tooCostly || violation.rule == SchemaRules.tooDeep
    }

    /// A value that was not compared to the end may well fit, so the finding is not one of the rule.
    private func openFinding(_ violation: SchemaViolation, _ value: Node?, _ origin: Origin) -> Diagnostic {
        let place = Place(value.flatMap { Self.part(of: $0, violation.instancePointer) }, else: origin)
        let detail = violation.message
        var finding = Diagnostic(
            violation.rule,
            .init(
                "\(kind.english) is not checked: \(detail.english)",
                ja: "\(kind.japanese)は検査されない: \(detail.japanese)"),
            at: place)
        // As a schema is clear all the same, and the value may be right.
        finding.severity = .warning
        if let schema = keywords.node(at: violation.schema) {
            finding.notes = [.init(.init("the schema is here", ja: "スキーマはここ"), at: schema.range)]
        }
        return finding
    }

    /// What the rule is about.
    private var kind: LocalizedText {
        switch rule {
        case ExampleMismatch.rule: .init("the example", ja: "例")
        case DefaultMismatch.rule: .init("the default", ja: "既定値")
        default: .init("the value", ja: "値")
        }
    }

    /// What is one fault for a reader.
    private struct Group {
        var first: SchemaViolation
        /// What the nearest alternative misses, where no alternative fits.
        var details: [SchemaViolation] = []
        /// How often the same comes in other elements of the value.
        var repetitions = 0
    }

    private struct Key: Hashable {
        var rule: Rule
        var schema: Origin
        var member: Substring?
    }

    private static func groups(_ violations: [SchemaViolation]) -> [Group] {
        var groups: [Group] = []
        var positions: [Key: Int] = [:]
        var alternatives: (position: Int, pointer: String)?
        for violation in violations {
            if let (position, pointer) = alternatives, contains(pointer, violation.instancePointer) {
                if groups[position].details.count < noteLimit { groups[position].details.append(violation) }
                continue
            }
            alternatives = nil
            let key = Key(
                rule: violation.rule, schema: violation.schema, member: lastName(in: violation.instancePointer))
            if let position = positions[key] {
                groups[position].repetitions += 1
            } else {
                positions[key] = groups.count
                groups.append(Group(first: violation))
            }
            if violation.rule == SchemaRules.oneOf || violation.rule == SchemaRules.anyOf {
                alternatives = (positions[key] ?? 0, violation.instancePointer)
            }
        }
        return groups
    }

    private static func contains(_ outer: String, _ inner: String) -> Bool {
        let (outer, inner) = (outer.utf8, inner.utf8)
        guard inner.starts(with: outer) else { return false }
        return inner.count == outer.count || inner.dropFirst(outer.count).first == UInt8(ascii: "/")
    }

    /// The last step that is no place in a list.
    private static func lastName(in pointer: String) -> Substring? {
        pointer.split(separator: "/").last { Int($0) == nil }
    }

    private func finding(_ group: Group, _ value: Node?, _ origin: Origin, _ subject: LocalizedText) -> Diagnostic {
        let violation = group.first
        let part: Node? = value.flatMap { Self.part(of: $0, violation.instancePointer) }
        var place = Place(part, else: origin)
        if violation.rule == SchemaRules.required { place.pointer = origin.pointer + violation.instancePointer }
        let detail = violation.message
        let message = LocalizedText(
            "\(subject.english): \(detail.english)", ja: "\(subject.japanese): \(detail.japanese)")
        let fix = part.flatMap { self.fix(violation, $0) }
        return Diagnostic(
            rule, message, at: place, notes: notes(of: group, value), fixes: fix.map { [$0] } ?? [])
    }

    private static func part(of value: Node, _ pointer: String) -> Node? {
        JSONPointer.steps(of: pointer).map { value.descend($0).node }
    }

    private func notes(of group: Group, _ value: Node?) -> [Diagnostic.Note] {
        var notes: [Diagnostic.Note] = []
        if let keyword = keywords.node(at: group.first.schema) {
            let name = group.first.schema.pointer.split(separator: "/").last.map(String.init) ?? ""
            notes.append(.init(.init("the schema says '\(name)' here", ja: "スキーマの「\(name)」はここ"), at: keyword.range))
        }
        for detail in group.details {
            let message = detail.message
            notes.append(
                .init(
                    .init("nearest alternative: \(message.english)", ja: "最も近い選択肢: \(message.japanese)"),
                    at: value.flatMap { Self.part(of: $0, detail.instancePointer) }?.range))
        }
        if group.repetitions > 0 {
            notes.append(
                .init(
                    .init("the same at \(group.repetitions) further places", ja: "同じ不一致がほかに \(group.repetitions) か所"),
                    at: nil))
        }
        return notes
    }

    private func fix(_ violation: SchemaViolation, _ part: Node) -> Diagnostic.Fix? {
        guard violation.rule == SchemaRules.type, let type = keywords.node(at: violation.schema)?.scalarText else {
            return nil
        }
        return Self.fix(part, type: type)
    }

    /// Quotation marks added or removed, where that alone makes the value one of the type.
    static func fix(_ node: Node, type: String) -> Diagnostic.Fix? {
        guard let text = node.scalarText, let first = node.file.bytes.dropFirst(Int(node.range.start)).first else {
            return nil
        }
        let isQuoted = first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")
        switch (type, node.kind) {
        case ("string", .integer), ("string", .float), ("string", .bool):
            // As it is written: the text is what YAML 1.2 made a number of.
            let quote = node.file.name.hasSuffix(".json") ? "\"" : "'"
            let replacement = quote + text + quote
            return .init(
                .init("put '\(text)' in quotation marks", ja: "「\(text)」を引用符で囲む"),
                edits: [.init(range: node.range, replacement: replacement)])
        case ("integer", .string), ("number", .string), ("boolean", .string):
            guard isQuoted, isPlain(text, type) else { return nil }
            return .init(
                .init("remove the quotation marks of '\(text)'", ja: "「\(text)」の引用符を外す"),
                edits: [.init(range: node.range, replacement: text)])
        default: return nil
        }
    }

    private static func isPlain(_ text: String, _ type: String) -> Bool {
        if type == "boolean" { return text == "true" || text == "false" }
        guard let number = JSONNumber(text: text) else { return false }
        return type == "number" || number.isInteger
    }
}
