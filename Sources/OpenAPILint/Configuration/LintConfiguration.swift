package import SourceDiagnostics
package import YAMLSyntax

/// What the key `lint` of the configuration file says.
package struct LintConfiguration: Sendable {
    package enum Level: String, Sendable, Hashable, CaseIterable {
        case off, info, warning, error

        var severity: Severity? {
            switch self {
            case .off: nil
            case .info: .info
            case .warning: .warning
            case .error: .error
            }
        }
    }

    /// nil where nothing is said, so that the default holds.
    package var profile: LintProfile?
    /// Relative to the configuration file.
    package var ignoreFile: String?
    /// Levels by rule id. A rule that the profile does not have is added by a level other than `off`.
    package var levels: [String: Level] = [:]

    package init() {}

    /// Always gives a value: what is wrong is a finding and counts as not said.
    package static func read(_ node: Node, known: [Rule] = LintRules.known) -> Outcome<LintConfiguration> {
        var reader = LintConfigurationReader(known: known)
        reader.read(node)
        return Outcome(reader.configuration, reader.diagnostics)
    }

    /// The configured severities on findings of any kind, without those that are off. Doing it twice changes nothing.
    package func adjust(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        if levels.isEmpty { return diagnostics }
        return diagnostics.compactMap { finding in
            guard let severity = severity(of: finding.rule, otherwise: finding.severity) else { return nil }
            var finding = finding
            finding.severity = severity
            return finding
        }
    }

    /// What becomes of a severity; nil for a finding that is not shown.
    private func severity(of rule: Rule, otherwise severity: Severity) -> Severity? {
        guard let level = levels[rule.id], rule.canChange(severity) else { return severity }
        return level.severity
    }
}

private struct LintConfigurationReader {
    private(set) var configuration = LintConfiguration()
    private(set) var diagnostics: [Diagnostic] = []
    private let rules: [String: Rule]
    private let ruleIDs: [String]

    init(known: [Rule]) {
        rules = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        ruleIDs = known.map(\.id)
    }

    mutating func read(_ node: Node) {
        if node.kind == .null { return }
        guard requireMapping(node) else { return }
        for (key, value) in node.entries {
            switch key.scalarText ?? "" {
            case "profile": configuration.profile = word(key, value, of: LintProfile.self)
            case "ignore-file":
                if let path = value.string { configuration.ignoreFile = path } else { reportText(key, value) }
            case "rules": readRules(value)
            default: reportUnknown(key, value, in: ["profile", "ignore-file", "rules"])
            }
        }
    }

    private mutating func readRules(_ node: Node) {
        if node.kind == .null { return }
        guard requireMapping(node) else { return }
        for (key, value) in node.entries {
            let id = key.scalarText ?? ""
            guard let rule = rules[id] else {
                reportUnknownRule(key, value)
                continue
            }
            guard let level = word(key, value, of: LintConfiguration.Level.self) else { continue }
            if !rule.canChange(rule.severity), level != .error {
                diagnostics.append(
                    Diagnostic(
                        ConfigurationRules.fixedSeverity,
                        .init("'\(id)' is an error and set to '\(level)'", ja: "エラーの「\(id)」が「\(level)」に設定されている"),
                        at: value.range, pointer: value.pointer,
                        fixes: [.init(.init("remove the line", ja: "この行を消す"))]))
                continue
            }
            configuration.levels[id] = level
        }
    }

    private mutating func requireMapping(_ node: Node) -> Bool {
        if node.kind == .mapping { return true }
        let name = node.key?.scalarText ?? "lint"
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.invalidValue,
                .init("'\(name)' is \(node.kind.description)", ja: "「\(name)」がマッピングではない"), at: node.range,
                pointer: node.pointer, fixes: [.init(.init("make it a mapping", ja: "マッピングにする"))]))
        return false
    }

    private mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: Node, _ value: Node, of type: Word.Type
    ) -> Word? where Word.RawValue == String {
        let text = value.scalarText ?? ""
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        let name = key.scalarText ?? ""
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.invalidValue,
                value.isScalar
                    ? .init("'\(name)' is '\(text)'", ja: "「\(name)」が「\(text)」である")
                    : .init("'\(name)' is \(value.kind.description)", ja: "「\(name)」が語ではない"),
                at: value.range, pointer: value.pointer, fixes: [Self.fix(for: value, text: text, words: words)]))
        return nil
    }

    private static func fix(for value: Node, text: String, words: [String]) -> Diagnostic.Fix {
        if value.isScalar, let nearest = EditDistance.nearestOrLonger(to: text, in: words) {
            return .init(
                .init("write '\(nearest)'", ja: "「\(nearest)」と書く"),
                edits: NodeEdits.replace(value, with: nearest).map { [$0] } ?? [])
        }
        return .init(
            .init(
                "write one of \(words.map { "'\($0)'" }.joined(separator: ", "))",
                ja: "\(words.map { "「\($0)」" }.joined())のどれかを書く"))
    }

    private mutating func reportText(_ key: Node, _ value: Node) {
        let name = key.scalarText ?? ""
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.invalidValue,
                .init("'\(name)' is \(value.kind.description)", ja: "「\(name)」が文字列ではない"), at: value.range,
                pointer: value.pointer, fixes: [.init(.init("give a path", ja: "パスを書く"))]))
    }

    private mutating func reportUnknown(_ key: Node, _ value: Node, in names: [String]) {
        let name = key.scalarText ?? ""
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.unknownKey,
                .init("'\(name)' is not a key of 'lint'", ja: "「\(name)」は「lint」のキーではない"), at: key.range,
                pointer: value.pointer, fixes: Self.rename(key, to: EditDistance.nearest(to: name, in: names))))
    }

    private mutating func reportUnknownRule(_ key: Node, _ value: Node) {
        let id = key.scalarText ?? ""
        // The domain is what people forget first.
        let nearest = ruleIDs.first { $0.hasSuffix("/" + id) } ?? EditDistance.nearest(to: id, in: ruleIDs)
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.unknownRule, .init("there is no rule '\(id)'", ja: "規則「\(id)」はない"), at: key.range,
                pointer: value.pointer, fixes: Self.rename(key, to: nearest)))
    }

    private static func rename(_ key: Node, to name: String?) -> [Diagnostic.Fix] {
        guard let name else { return [] }
        return [
            .init(
                .init("rename it to '\(name)'", ja: "「\(name)」に改める"),
                edits: NodeEdits.replace(key, with: name).map { [$0] } ?? [])
        ]
    }
}
