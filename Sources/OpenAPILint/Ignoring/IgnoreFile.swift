package import SourceDiagnostics

/// Findings that are known and accepted for the time being, each with a reason: the file `.kakehashi-ignore.yaml`.
package struct IgnoreFile: Sendable {
    package static let defaultName = ".kakehashi-ignore.yaml"

    package struct Entry: Sendable {
        package var fingerprint: String
        package var rule: String
        package var reason: String
        /// The last day on which the finding is hidden; nil for ever.
        package var expires: Day?
        package var range: SourceRange
        package var pointer: String
    }

    package var entries: [Entry]

    package init(entries: [Entry] = []) { self.entries = entries }

    /// What is left of some findings.
    package struct Application: Sendable {
        package var kept: [Diagnostic]
        package var hidden: [Diagnostic]
        /// What is to say about the entries themselves.
        package var findings: [Diagnostic]
    }

    /// `today` is told, as nothing here reads a clock.
    package func apply(to diagnostics: [Diagnostic], today: Day) -> Application {
        var application = Application(kept: [], hidden: [], findings: [])
        let active = entries.filter { entry in entry.expires.map { today <= $0 } ?? true }
        let keys = Set(active.map(\.key))
        var refused: Set<String> = []
        for diagnostic in diagnostics {
            let key = diagnostic.ignoreKey
            guard keys.contains(key) else {
                application.kept.append(diagnostic)
                continue
            }
            if diagnostic.rule.canChange(diagnostic.severity) {
                application.hidden.append(diagnostic)
            } else {
                refused.insert(key)
                application.kept.append(diagnostic)
            }
        }
        let present = Set(diagnostics.map(\.ignoreKey))
        application.findings = entries.compactMap { entry in
            finding(about: entry, today: today, present: present, refused: refused)
        }
        return application
    }

    private func finding(
        about entry: Entry, today: Day, present: Set<String>, refused: Set<String>
    ) -> Diagnostic? {
        let name = "\(entry.rule) \(entry.fingerprint)"
        if !present.contains(entry.key) {
            return Diagnostic(
                ConfigurationRules.ignoreUnused,
                .init("the ignored finding '\(name)' does not occur", ja: "無視する指摘「\(name)」が現れない"),
                at: entry.range, pointer: entry.pointer, fixes: [.init(.init("remove the entry", ja: "この項目を消す"))])
        }
        if let expires = entry.expires, expires < today {
            return Diagnostic(
                ConfigurationRules.ignoreExpired,
                .init("'\(name)' was ignored until \(expires)", ja: "「\(name)」を無視する期限は \(expires) までだった"),
                at: entry.range, pointer: entry.pointer,
                fixes: [.init(.init("mend the contract or give a new day", ja: "契約を直すか、新しい期限を書く"))])
        }
        guard refused.contains(entry.key) else { return nil }
        return Diagnostic(
            ConfigurationRules.ignoreRefused,
            .init("'\(name)' is an error and shown nevertheless", ja: "「\(name)」はエラーなので表示される"),
            at: entry.range, pointer: entry.pointer, fixes: [.init(.init("mend the contract", ja: "契約を直す"))])
    }
}

extension IgnoreFile.Entry {
    fileprivate var key: String { rule + " " + fingerprint }
}

extension Diagnostic {
    fileprivate var ignoreKey: String { rule.id + " " + fingerprint }
}

extension IgnoreFile {
    /// The text of a file that hides findings: what it has already stays as it is, and the new ones follow in the order
    /// of the findings. Those that cannot be hidden are left out.
    package static func text(
        hiding diagnostics: [Diagnostic], reason: String, expires: Day?, keeping old: IgnoreFile? = nil
    ) -> String {
        var text = "# Findings that are accepted for the time being. Each needs a reason.\nignore:\n"
        var written: Set<String> = []
        let kept = old?.entries ?? []
        for entry in kept where written.insert(entry.key).inserted { text += self.text(of: entry) }
        for finding in diagnostics {
            guard finding.rule.canChange(finding.severity), written.insert(finding.ignoreKey).inserted else { continue }
            let message = finding.message.english.split(whereSeparator: \.isNewline).joined(separator: " ")
            text += "  # \(finding.pointer ?? finding.fileName ?? ""): \(message)\n"
            text += self.text(
                of: Entry(
                    fingerprint: finding.fingerprint, rule: finding.rule.id, reason: reason, expires: expires,
                    range: SourceRange(file: FileID(index: 0), start: 0, end: 0), pointer: ""))
        }
        return written.isEmpty ? text.replacing("ignore:\n", with: "ignore: []\n") : text
    }

    private static func text(of entry: Entry) -> String {
        var lines = [
            "  - fingerprint: '\(entry.fingerprint)'", "    rule: \(entry.rule)",
            "    reason: \(quoted(entry.reason))",
        ]
        if let expires = entry.expires { lines.append("    expires: \(expires)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("'", with: "''") + "'"
    }
}
