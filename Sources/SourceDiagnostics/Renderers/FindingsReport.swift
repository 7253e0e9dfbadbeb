/// What a command has found, in a form that every renderer shows in its own way.
package struct FindingsReport: Sendable {
    /// A document that was looked at, also where nothing was found.
    package struct Entry: Sendable {
        /// As the user named it.
        package var name: String
        package var files: SourceFiles
        package var diagnostics: [Diagnostic]
        /// What is said about the document as a whole; only people are told.
        package var summary: LocalizedText?

        package init(
            name: String, files: SourceFiles, diagnostics: [Diagnostic], summary: LocalizedText? = nil
        ) {
            self.name = name
            self.files = files
            self.diagnostics = diagnostics.sortedByPlace()
            self.summary = summary
        }
    }

    package var tool: String
    package var version: String
    package var language: Language
    /// In the order in which the user named them.
    package var entries: [Entry]
    /// Every rule that was checked, found or not.
    package var rules: [Rule]
    /// From this severity on a finding makes the run fail.
    package var threshold: Severity
    /// Absolute; paths below it are shown relative to it. nil leaves them as they are.
    package var workingFolder: String?

    package init(
        tool: String = "kakehashi", version: String, language: Language = .english, entries: [Entry] = [],
        rules: [Rule] = [], threshold: Severity = .error, workingFolder: String? = nil
    ) {
        self.tool = tool
        self.version = version
        self.language = language
        self.entries = entries
        self.rules = rules
        self.threshold = threshold
        self.workingFolder = workingFolder
    }

    /// How many findings of all documents have this severity.
    package func count(of severity: Severity) -> Int {
        entries.reduce(0) { $0 + $1.diagnostics.count(of: severity) }
    }
}

/// A way to show findings. The same report gives the same bytes, at any time and on any machine.
package protocol FindingsRenderer: Sendable {
    /// Ends with a line break.
    func render(_ report: FindingsReport) -> String
}

/// The ways to show findings.
package enum FindingsFormat: String, Sendable, CaseIterable {
    case text, json, sarif, github, junit

    /// Color is for text on a terminal only.
    package func renderer(usesColor: Bool = false) -> any FindingsRenderer {
        switch self {
        case .text: TextReportRenderer(usesColor: usesColor)
        case .json: JSONRenderer()
        case .sarif: SARIFRenderer()
        case .github: GitHubRenderer()
        case .junit: JUnitRenderer()
        }
    }
}
