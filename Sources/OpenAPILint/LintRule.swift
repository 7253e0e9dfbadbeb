package import SourceDiagnostics

/// A rule that looks at a document that was read. Each is a file of its own below `Rules`.
package protocol LintRule: Sendable {
    /// Its samples are what `explain` shows and what the rule's test checks.
    static var rule: Rule { get }

    /// What the rule finds, in the order of the text where that is easy; the caller sorts.
    static func check(_ context: LintContext) -> [Diagnostic]
}
