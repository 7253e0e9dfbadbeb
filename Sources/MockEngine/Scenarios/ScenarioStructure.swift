import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// Compares a scenario file with how it is to be written. The contract is not looked at.
struct ScenarioStructure {
    private(set) var diagnostics: [Diagnostic] = []

    mutating func check(_ node: Node, _ shape: ScenarioShape, as owner: LocalizedText) {
        switch shape {
        case .anything: break
        case .mapping(let mapping) where node.kind == .mapping: check(node, mapping, as: owner)
        case .table(let names, let value) where node.kind == .mapping:
            if node.entries.isEmpty { refuse(node, shape, owner) }
            for (key, entry) in node.entries {
                // Whatever a key looks like, it is a text.
                if case .name = names, !Self.isName(key.scalarText ?? "") {
                    diagnostics.append(
                        ScenarioFinding.wrongValue(
                            key, keyOf: entry, .init("a name in \(owner.english)", ja: "\(owner.japanese)の名前"),
                            Self.advice(names)))
                }
                check(entry, value, as: ScenarioFinding.quoted(key.scalarText ?? ""))
            }
        case .list(let element, let least) where node.kind == .sequence:
            if node.elements.count < least { refuse(node, shape, owner) }
            let owner = LocalizedText("an element of \(owner.english)", ja: "\(owner.japanese)の要素")
            for entry in node.elements { check(entry, element, as: owner) }
        case .either(let shapes):
            guard let fitting = shapes.first(where: { Self.isOfKind(node, $0) }) else {
                return refuse(node, shape, owner)
            }
            check(node, fitting, as: owner)
        default: if !Self.accepts(node, shape) { refuse(node, shape, owner) }
        }
    }

    private mutating func check(_ node: Node, _ mapping: ScenarioMapping, as owner: LocalizedText) {
        var given: Set<String> = []
        for (key, value) in node.entries {
            let name = key.scalarText ?? ""
            guard let known = mapping.key(name) else {
                diagnostics.append(ScenarioFinding.unknownKey(key, value, mapping.keys.map(\.name), in: owner))
                continue
            }
            given.insert(name)
            check(value, known.shape, as: ScenarioFinding.quoted(name))
        }
        for key in mapping.keys where key.isRequired && !given.contains(key.name) {
            diagnostics.append(ScenarioFinding.missingKey(key.name, node, in: owner))
        }
        let isEmpty = !mapping.mayBeEmpty && node.entries.isEmpty
        let areMany = mapping.isOneKey && node.entries.count != 1
        let stand = !mapping.apart.isEmpty && mapping.apart.allSatisfy(given.contains)
        if isEmpty || areMany {
            refuse(node, .mapping(mapping), owner)
        } else if stand {
            diagnostics.append(
                ScenarioFinding.plain(
                    ScenarioRules.invalidValue,
                    .init(
                        "\(owner.english) has both \(mapping.apart.map { "'\($0)'" }.joined(separator: " and "))",
                        ja: "\(owner.japanese)に\(mapping.apart.map { "「\($0)」" }.joined(separator: "と"))の両方がある"), node))
        }
    }

    private mutating func refuse(_ node: Node, _ shape: ScenarioShape, _ owner: LocalizedText) {
        diagnostics.append(ScenarioFinding.wrongValue(node, owner, Self.advice(shape)))
    }

    private static func isOfKind(_ node: Node, _ shape: ScenarioShape) -> Bool {
        switch shape {
        case .mapping, .table: node.kind == .mapping
        case .list: node.kind == .sequence
        case .name, .text: node.kind == .string
        default: accepts(node, shape)
        }
    }

    private static func accepts(_ node: Node, _ shape: ScenarioShape) -> Bool {
        switch shape {
        case .text: node.kind == .string
        case .name: node.kind == .string && isName(node.scalarText ?? "")
        case .number(let range):
            node.kind == .integer && node.number?.int64.flatMap { Int(exactly: $0) }.map(range.contains) ?? false
        case .flag: node.kind == .bool
        case .scalar: node.isScalar && node.kind != .null
        case .null: node.kind == .null
        case .anything: true
        case .list: node.kind == .sequence
        case .mapping, .table: node.kind == .mapping
        case .either(let shapes): shapes.contains { accepts(node, $0) }
        }
    }

    /// As `ScenarioFormat.namePattern` has it.
    static func isName(_ text: String) -> Bool { SessionName(text) != nil }

    private static func advice(_ shape: ScenarioShape) -> LocalizedText {
        switch shape {
        case .text: .init("write a text", ja: "文字列を書く")
        case .name:
            .init("write 1 to 64 letters, digits and '-._~'", ja: "英数字と「-._~」で 1 から 64 文字を書く")
        case .number(let range):
            .init(
                "write a whole number from \(range.lowerBound) to \(range.upperBound)",
                ja: "\(range.lowerBound) から \(range.upperBound) までの整数を書く")
        case .flag: .init("write true or false", ja: "true または false と書く")
        case .scalar: .init("write a text, a number, true or false", ja: "文字列、数、true、false のどれかを書く")
        case .null, .anything: .init("write a value", ja: "値を書く")
        case .list: .init("write a list", ja: "リストを書く")
        case .table: .init("write a mapping with at least one name", ja: "一つ以上の名前を持つマッピングを書く")
        case .mapping(let mapping):
            .init(
                "write a mapping with \(mapping.isOneKey ? "one of the keys" : "the keys") \(names(mapping))",
                ja: "\(japaneseNames(mapping))\(mapping.isOneKey ? "のどれか一つ" : "")をキーに持つマッピングを書く")
        case .either(let shapes):
            .init(
                shapes.map { advice($0).english }.joined(separator: ", or "),
                ja: shapes.map { advice($0).japanese }.joined(separator: "、または"))
        }
    }

    private static func names(_ mapping: ScenarioMapping) -> String {
        mapping.keys.map { "'\($0.name)'" }.joined(separator: ", ")
    }

    private static func japaneseNames(_ mapping: ScenarioMapping) -> String {
        mapping.keys.map { "「\($0.name)」" }.joined()
    }
}
