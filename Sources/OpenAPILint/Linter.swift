package import OpenAPIModel
package import SourceDiagnostics

/// The phase `check` of `lint`: the style rules of a profile over a document, at the severities of a configuration.
package struct Linter: Sendable {
    private let rules: [(type: any StyleRule.Type, severity: Severity)]
    private let configuration: LintConfiguration

    package init(profile: LintProfile, configuration: LintConfiguration = LintConfiguration()) {
        self.configuration = configuration
        rules = LintRules.all.compactMap { type in
            if let level = configuration.levels[type.rule.id] { return level.severity.map { (type, $0) } }
            return type.profiles[profile].map { (type, $0) }
        }
    }

    /// What the style rules find, sorted.
    package func run(_ document: Document) -> [Diagnostic] {
        guard let walk = ContractWalk(document) else { return [] }
        let found = rules.flatMap { rule in
            rule.type.check(walk).map { finding in
                var finding = finding
                finding.severity = rule.severity
                return finding
            }
        }
        return found.withoutRepetitions().sortedByPlace()
    }

    /// Everything that `lint` shows: what loading found, the meaning of the contract, and its style.
    package func findings(in document: Document, loading: [Diagnostic]) -> [Diagnostic] {
        let read = configuration.adjust(loading + MeaningRules.check(document))
        return (read + run(document)).withoutRepetitions().sortedByPlace()
    }
}
