import OpenAPILint
package import SourceDiagnostics

/// What there is to say about a rule.
package struct RuleExplanation: Sendable {
    private let rule: Rule

    package init(_ rule: Rule) { self.rule = rule }

    package func text(_ language: Language) -> String {
        var lines = [
            "\(rule.id) (\(RuleText.severity(rule.severity)[language]))", rule.summary[language], "",
        ]
        lines += TextWrapping.lines(rule.explanation[language], width: 80)
        if let profiles = profiles(language) { lines += ["", profiles] }
        if let samples = rule.samples {
            lines += ["", RuleText.bad[language]] + Self.indented(samples.bad)
            lines += ["", RuleText.good[language]] + Self.indented(samples.good)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// In which profiles a style rule is, and how much it matters there.
    private func profiles(_ language: Language) -> String? {
        guard let style = LintRules.all.first(where: { $0.rule == rule }) else { return nil }
        let list = LintProfile.allCases.compactMap { profile in
            style.profiles[profile].map { "\(profile.rawValue) (\(RuleText.severity($0)[language]))" }
        }
        return Self.profilesTitle[language] + list.joined(separator: ", ")
    }

    private static let profilesTitle = LocalizedText("Profiles: ", ja: "プロファイル: ")

    private static func indented(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}
