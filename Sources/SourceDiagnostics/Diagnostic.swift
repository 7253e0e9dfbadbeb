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
package struct Rule: Sendable, Hashable {
    package let id: String
    package let severity: Severity
    /// One line.
    package let summary: String
    /// One paragraph: why it matters and what to do.
    package let explanation: String

    package init(_ id: String, _ severity: Severity, _ summary: String, _ explanation: String) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.explanation = explanation
    }
}

/// One finding about a document.
package struct Diagnostic: Sendable, Hashable {
    package struct Note: Sendable, Hashable {
        package var message: String
        package var range: SourceRange?

        package init(_ message: String, at range: SourceRange?) {
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

        package var title: String
        package var edits: [Edit]

        package init(_ title: String, edits: [Edit] = []) {
            self.title = title
            self.edits = edits
        }
    }

    package var rule: Rule
    package var severity: Severity
    /// What is, with the user's own words in quotes; lower case, no full stop.
    package var message: String
    /// nil only where there is no text to point at, as for a file that cannot be read; `fileName` names it then.
    package var range: SourceRange?
    package var fileName: String?
    /// JSON pointer of the object within its file.
    package var pointer: String?
    package var notes: [Note]
    package var fixes: [Fix]

    package init(
        _ rule: Rule, _ message: String, at range: SourceRange?, fileName: String? = nil, pointer: String? = nil,
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
