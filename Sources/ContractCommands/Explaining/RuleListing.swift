import OpenAPILint
import SourceDiagnostics

/// The table of `lint --list-rules`.
struct RuleListing: Sendable {
    let profile: LintProfile
    let configuration: LintConfiguration

    /// A row for every rule that `lint` can find, by id: its severity in the profile, and what it finds.
    func text(_ language: Language) -> String {
        let header = Self.header.map { $0[language] }
        let rows = AllRules.sorted(LintRules.known).map { rule in
            [rule.id, severity(of: rule, language), rule.summary[language]]
        }
        let widths = (0..<2).map { column in
            ([header] + rows).map { TextWrapping.width(of: $0[column]) }.max() ?? 0
        }
        return ([header] + rows).map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - TextWrapping.width(of: $0)) }
            return (cells + [row[2]]).joined(separator: "  ") + "\n"
        }.joined()
    }

    private static let header = [
        LocalizedText("RULE", ja: "規則"), LocalizedText("SEVERITY", ja: "重大度"),
        LocalizedText("WHAT IT FINDS", ja: "見つけるもの"),
    ]

    private func severity(of rule: Rule, _ language: Language) -> String {
        if let level = configuration.levels[rule.id] {
            guard let severity = Severity(rawValue: level.rawValue) else { return "-" }
            return RuleText.severity(severity)[language]
        }
        guard let style = LintRules.all.first(where: { $0.rule == rule }) else {
            return RuleText.severity(rule.severity)[language]
        }
        return style.profiles[profile].map { RuleText.severity($0)[language] } ?? "-"
    }
}
