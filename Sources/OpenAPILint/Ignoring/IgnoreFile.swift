package import SourceDiagnostics

/// Findings that are known and accepted for the time being, each with a reason: the file `.kakehashi-ignore.yaml`.
package struct IgnoreFile: Sendable {
    package static let defaultName = ".kakehashi-ignore.yaml"

    package struct Entry: Sendable {
        /// Where the finding is: seen from the ignore file's folder, with forward slashes on every machine.
        package var file: String
        package var fingerprint: String
        package var rule: String
        package var reason: String
        /// The last day on which the finding is hidden; nil for ever.
        package var expires: Day?
        package var range: SourceRange
        /// From its first key to the end of its last value.
        var extent: SourceRange
        package var pointer: String
    }

    package var entries: [Entry]

    package init(entries: [Entry] = []) { self.entries = entries }

    /// What is left of some findings.
    package struct Application: Sendable {
        package var kept: [Diagnostic] = []
        package var hidden: [Diagnostic] = []
    }

    /// Several documents of one run share the tally; `today` is told, as nothing here reads a clock.
    package func apply(
        to diagnostics: [Diagnostic], in files: SourceFiles, seenFrom folder: Folder, today: Day, _ tally: inout Tally
    ) -> Application {
        var application = Application()
        let active = entries.filter { !$0.isExpired(today) }
        let keys = Set(active.map { Key($0, seenFrom: folder) })
        var names = FileNames(files, seenFrom: folder)
        tally.looked.formUnion(names.all)
        for diagnostic in diagnostics {
            guard let key = names.key(of: diagnostic) else {
                application.kept.append(diagnostic)
                continue
            }
            tally.present.insert(key)
            if !keys.contains(key) {
                application.kept.append(diagnostic)
            } else if diagnostic.canBeAccepted {
                application.hidden.append(diagnostic)
            } else {
                tally.refused.insert(key)
                application.kept.append(diagnostic)
            }
        }
        return application
    }

    /// What is to say about the entries themselves, once all documents of a run were looked at.
    package func findings(after tally: Tally, seenFrom folder: Folder, today: Day) -> [Diagnostic] {
        entries.compactMap { entry in finding(about: entry, Key(entry, seenFrom: folder), folder, today, tally) }
    }

    private func finding(
        about entry: Entry, _ key: Key, _ folder: Folder, _ today: Day, _ tally: Tally
    ) -> Diagnostic? {
        let name = "\(entry.rule) \(entry.fingerprint)"
        if !tally.present.contains(key) {
            // A document that this run did not read may well have the finding.
            guard tally.looked.contains(key.file) || !folder.hasFile(entry.file) else { return nil }
            return Diagnostic(
                ConfigurationRules.ignoreUnused,
                .init(
                    "the ignored finding '\(name)' does not occur in '\(entry.file)'",
                    ja: "無視する指摘「\(name)」が「\(entry.file)」に現れない"),
                at: entry.range, pointer: entry.pointer, fixes: [.init(.init("remove the entry", ja: "この項目を消す"))])
        }
        if let expires = entry.expires, expires < today {
            return Diagnostic(
                ConfigurationRules.ignoreExpired,
                .init("'\(name)' was ignored until \(expires)", ja: "「\(name)」を無視する期限は \(expires) までだった"),
                at: entry.range, pointer: entry.pointer,
                fixes: [.init(.init("mend the contract or give a new day", ja: "契約を直すか、新しい期限を書く"))])
        }
        guard tally.refused.contains(key) else { return nil }
        return Diagnostic(
            ConfigurationRules.ignoreRefused,
            .init("'\(name)' is an error and shown nevertheless", ja: "「\(name)」はエラーなので表示される"),
            at: entry.range, pointer: entry.pointer, fixes: [.init(.init("mend the contract", ja: "契約を直す"))])
    }
}

extension IgnoreFile {
    /// What the documents of a run have shown about the entries of a file.
    package struct Tally: Sendable {
        fileprivate(set) var present: Set<Key> = []
        fileprivate(set) var refused: Set<Key> = []
        /// The files that were read, by their absolute paths.
        fileprivate(set) var looked: Set<String> = []

        package init() {}
    }

    /// What a finding and its entry have in common.
    struct Key: Sendable, Hashable {
        /// Absolute, so that it does not matter how the user named the file.
        var file: String
        var rule: String
        var fingerprint: String
    }

    /// The files of one document by the names that entries know them by; each is looked up once.
    struct FileNames {
        private let files: SourceFiles
        private let folder: Folder
        private var known: [String: String] = [:]

        init(_ files: SourceFiles, seenFrom folder: Folder) {
            self.files = files
            self.folder = folder
        }

        var all: [String] { files.files.map { folder.absolutePath(ofRead: $0.name) } }

        /// nil for a finding that is in no file.
        mutating func key(of diagnostic: Diagnostic) -> Key? {
            guard let name = diagnostic.range.map({ files[$0.file].name }) ?? diagnostic.fileName else { return nil }
            let path = known[name] ?? folder.absolutePath(ofRead: name)
            known[name] = path
            return Key(file: path, rule: diagnostic.rule.id, fingerprint: diagnostic.fingerprint)
        }
    }
}

extension IgnoreFile.Key {
    init(_ entry: IgnoreFile.Entry, seenFrom folder: IgnoreFile.Folder) {
        self.init(file: folder.absolutePath(ofEntry: entry.file), rule: entry.rule, fingerprint: entry.fingerprint)
    }
}

extension IgnoreFile.Entry {
    func isExpired(_ today: IgnoreFile.Day) -> Bool { expires.map { $0 < today } ?? false }
}

extension Diagnostic {
    /// Errors of reading a contract cannot: later steps leave out what they are about.
    package var canBeAccepted: Bool { rule.canChange(severity) }
}
