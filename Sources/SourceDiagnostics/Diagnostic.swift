/// How much a finding matters.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    case info, warning, error

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// A kind of finding. The id is `domain/kebab-name`; once released it is never renamed or used again.
package struct Rule: Sendable {
    /// Two small documents for people and for the rule's test. A document that lacks `openapi`, `info` or `paths` is
    /// meant to have them.
    package struct Samples: Sendable {
        package let bad: String
        package let good: String

        package init(bad: String, good: String) {
            self.bad = bad
            self.good = good
        }
    }

    package let id: String
    package let severity: Severity
    /// One line.
    package let summary: LocalizedText
    /// One paragraph: why it matters and what to do.
    package let explanation: LocalizedText
    /// nil where the fault does not show in one document, as for a file that is missing.
    package let samples: Samples?

    package init(
        _ id: String, _ severity: Severity, _ summary: LocalizedText, _ explanation: LocalizedText,
        samples: Samples? = nil
    ) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.explanation = explanation
        self.samples = samples
    }
}

extension Rule: Hashable {
    package static func == (left: Rule, right: Rule) -> Bool { left.id == right.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// One finding about a document.
package struct Diagnostic: Sendable, Hashable {
    package struct Note: Sendable, Hashable {
        package var message: LocalizedText
        package var range: SourceRange?

        package init(_ message: LocalizedText, at range: SourceRange?) {
            self.message = message
            self.range = range
        }
    }

    /// What should be instead. With edits, a tool can do it.
    package struct Fix: Sendable, Hashable {
        package struct Edit: Sendable, Hashable {
            package var range: SourceRange
            package var replacement: String

            package init(range: SourceRange, replacement: String) {
                self.range = range
                self.replacement = replacement
            }
        }

        package var title: LocalizedText
        package var edits: [Edit]

        package init(_ title: LocalizedText, edits: [Edit] = []) {
            self.title = title
            self.edits = edits
        }
    }

    package var rule: Rule
    package var severity: Severity
    /// What is, with the user's own words in quotes; lower case, no full stop.
    package var message: LocalizedText
    /// nil only where there is no text to point at, as for a file that cannot be read; `fileName` names it then.
    package var range: SourceRange?
    package var fileName: String?
    /// JSON pointer of the object within its file.
    package var pointer: String?
    package var notes: [Note]
    package var fixes: [Fix]

    package init(
        _ rule: Rule, _ message: LocalizedText, at range: SourceRange?, fileName: String? = nil, pointer: String? = nil,
        notes: [Note] = [], fixes: [Fix] = []
    ) {
        self.rule = rule
        self.severity = rule.severity
        self.message = message
        self.range = range
        self.fileName = fileName
        self.pointer = pointer
        self.notes = notes
        self.fixes = fixes
    }
}

extension [Diagnostic] {
    package var hasErrors: Bool { contains { $0.severity == .error } }
}

/// What a phase gives: a value if there is one, and what it found on the way.
package struct Outcome<Value: Sendable>: Sendable {
    package var value: Value?
    package var diagnostics: [Diagnostic]

    package init(_ value: Value?, _ diagnostics: [Diagnostic] = []) {
        self.value = value
        self.diagnostics = diagnostics
    }
}
