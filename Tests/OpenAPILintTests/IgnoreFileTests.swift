import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct IgnoreFileTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: 例, version: 1.0.0}
        tags: [{name: unused}]
        servers: [{url: https://gateway.example.jp}]
        paths: {}
        """

    /// Findings and the files that they are in.
    private struct Found {
        var diagnostics: [Diagnostic]
        var files: SourceFiles
    }

    private func found(_ text: String = contract, in name: String = "pets.yaml") throws -> Found {
        let document = try #require(DocumentLoader(provider: InMemoryFileProvider([name: text])).load(path: name).value)
        return Found(diagnostics: Linter(profile: .recommended).run(document), files: document.files)
    }

    private func source(_ text: String) -> SourceFile {
        SourceFile(id: FileID(index: 0), name: "ignore", bytes: Array(text.utf8))
    }

    private func read(_ text: String) throws -> IgnoreFile {
        let outcome = IgnoreFile.read(source(text))
        #expect(outcome.diagnostics.map(\.message.english) == [])
        return try #require(outcome.value)
    }

    private func day(_ text: String) throws -> IgnoreFile.Day { try #require(IgnoreFile.Day(text)) }

    /// In the working folder, which is `/`.
    private static let folder = IgnoreFile.Folder(
        of: IgnoreFile.defaultName, provider: InMemoryFileProvider(["pets.yaml": "", "other.yaml": ""]))

    private func text(
        accepting found: Found, _ diagnostics: [Diagnostic]? = nil, extending old: String? = nil,
        reason: String = "agreed", expires: IgnoreFile.Day? = nil, language: Language = .english,
        in folder: IgnoreFile.Folder = folder
    ) throws -> String {
        var text = IgnoreFileText(
            extending: old.map(source), in: folder, reason: reason, expires: expires, language: language,
            today: try day("2026-01-01"))
        _ = text.accept(diagnostics ?? found.diagnostics, in: found.files)
        #expect(try text.count == read(text.text).entries.count)
        return text.text
    }

    private func apply(
        _ file: IgnoreFile, to found: Found, _ diagnostics: [Diagnostic]? = nil, today: String = "2026-01-01",
        in folder: IgnoreFile.Folder = folder
    ) throws -> (kept: [Diagnostic], hidden: [Diagnostic], findings: [Diagnostic]) {
        var tally = IgnoreFile.Tally()
        let today = try day(today)
        let applied = file.apply(
            to: diagnostics ?? found.diagnostics, in: found.files, seenFrom: folder, today: today, &tally)
        return (applied.kept, applied.hidden, file.findings(after: tally, seenFrom: folder, today: today))
    }

    @Test("a file made of findings hides exactly these", arguments: ["it's agreed: # for now", "a\tb\u{7}\nc"])
    func generation(_ reason: String) throws {
        let found = try found()
        #expect(!found.diagnostics.isEmpty)
        let file = try read(text(accepting: found, reason: reason, expires: try day("2026-03-31")))
        #expect(file.entries.count == found.diagnostics.count)
        #expect(file.entries.allSatisfy { $0.reason == reason && $0.file == "pets.yaml" })
        let applied = try apply(file, to: found, today: "2026-03-31")
        #expect(applied.kept.isEmpty && applied.hidden == found.diagnostics && applied.findings.isEmpty)
    }

    @Test("a file made of no findings can be read")
    func empty() throws {
        #expect(try read(text(accepting: found(), [])).entries.isEmpty)
    }

    @Test("a file that says nothing hides nothing", arguments: ["", "# none left\n"])
    func blank(_ text: String) throws {
        #expect(try read(text).entries.isEmpty)
    }

    @Test("what is accepted in one file is still found in another")
    func otherFile() throws {
        let file = try read(text(accepting: try found()))
        let other = try found(in: "other.yaml")
        let applied = try apply(file, to: other)
        #expect(applied.kept == other.diagnostics && applied.hidden.isEmpty)
        #expect(applied.findings.isEmpty, "a document that was not read is no reason to call an entry unused")
    }

    @Test(
        "a file is the same one however the user names it, and is named from where the ignore file lies",
        arguments: [
            ("pets.yaml", "ignore.yaml", "pets.yaml"), ("./pets.yaml", "ignore.yaml", "pets.yaml"),
            ("/pets.yaml", "ignore.yaml", "pets.yaml"), ("a/../pets.yaml", "ignore.yaml", "pets.yaml"),
            ("a/b/pets.yaml", "a/ignore.yaml", "b/pets.yaml"), ("link/pets.yaml", "a/ignore.yaml", "b/pets.yaml"),
            ("pets.yaml", "a/b/ignore.yaml", "../../pets.yaml"), ("<stdin>", "a/ignore.yaml", "<stdin>"),
        ])
    func names(_ name: String, _ ignoreFile: String, _ entryName: String) throws {
        var provider = InMemoryFileProvider(["pets.yaml": "", "a/b/pets.yaml": ""])
        provider.addLink(path: "link", target: "a/b")
        let folder = IgnoreFile.Folder(of: ignoreFile, provider: provider)
        let contract = try found(Self.contract)
        var files = SourceFiles()
        for file in contract.files.files { _ = files.add(name: name, bytes: file.bytes) }
        let renamed = Found(diagnostics: contract.diagnostics, files: files)
        let file = try read(text(accepting: renamed, in: folder))
        #expect(Set(file.entries.map(\.file)) == [entryName])
        #expect(try apply(file, to: renamed, in: folder).kept.isEmpty)
    }

    @Test("entries that are there stay as they are, and only new ones are added")
    func keeping() throws {
        let found = try found()
        let first = try text(accepting: found, Array(found.diagnostics.prefix(1)), reason: "first")
        let second = try read(text(accepting: found, extending: first, reason: "second"))
        #expect(second.entries.map(\.reason) == ["first"] + found.diagnostics.dropFirst().map { _ in "second" })
    }

    @Test("what people wrote into the file is still there", arguments: ["\n", "\r\n"])
    func comments(_ lineBreak: String) throws {
        let old = """
            # Ours: ask the data office before you add anything.

            ignore: # as of May
            # the gateway
              -   rule: lint/no-servers   # until the address is known
                  file: pets.yaml
                  reason: |
                    The address
                    is not decided.
                  fingerprint: '0123456789abcdef'
              # the end
            """.replacing("\n", with: lineBreak)
        let text = try text(accepting: try found(), extending: old)
        #expect(text.hasPrefix(old + lineBreak + "  # "))
        #expect(text.replacing(lineBreak, with: "").allSatisfy { !$0.isNewline })
        #expect(try read(text).entries[0].reason == "The address\nis not decided.\n")
    }

    @Test(
        "a list that no line can be added to is written anew, with the comments of whole lines",
        arguments: [
            "# ours\nignore: [{file: a, rule: lint/no-servers, fingerprint: '0', reason: r}]",
            "# ours\n---\nignore:\n- file: a\n  rule: lint/no-servers\n  fingerprint: '0'\n  reason: r\n...\n",
            "# ours\n{ignore: [\n  {file: a, rule: lint/no-servers, fingerprint: '0', reason: r}\n]}\n",
        ])
    func otherForms(_ old: String) throws {
        let found = try found()
        let text = try text(accepting: found, extending: old)
        #expect(text.hasPrefix("# ours\n"))
        #expect(try read(text).entries.map(\.file) == ["a"] + found.diagnostics.map { _ in "pets.yaml" })
    }

    @Test(
        "comments stand in the language of the run, and the whole document has no pointer", arguments: Language.allCases
    )
    func languages(_ language: Language) throws {
        var found = try found()
        found.diagnostics[0].pointer = ""
        let text = try text(accepting: found, language: language)
        let comments = text.split(separator: "\n").filter { $0.contains("#") }
        #expect(comments[0].unicodeScalars.contains { $0.value > 0x3000 } == (language == .japanese))
        #expect(comments[1] == "  # \(found.diagnostics[0].message[language])")
        let second = found.diagnostics[1]
        #expect(comments[2] == "  # \(try #require(second.pointer)): \(second.message[language])")
    }

    @Test("nothing of a contract can break the file")
    func hostileTexts() throws {
        var found = try found()
        found.diagnostics[0].message = .init(verbatim: "a\u{7}\n- b: \u{85}")
        found.diagnostics[0].pointer = "/x\nignore: []\u{1B}"
        #expect(try read(text(accepting: found)).entries.count == found.diagnostics.count)
    }

    @Test("a finding whose time was over and that is accepted again has one entry, with the new day")
    func renewal() throws {
        let found = try found()
        let old = try text(accepting: found, reason: "first", expires: try day("2025-03-31"))
        #expect(try apply(read(old), to: found).hidden.isEmpty)
        let text = try text(accepting: found, extending: old, reason: "again", expires: try day("2026-03-31"))
        #expect(try read(text).entries.map(\.reason) == found.diagnostics.map { _ in "again" })
        #expect(try apply(read(text), to: found).kept.isEmpty)
        #expect(text.matches(of: /# \//).count == old.matches(of: /# \//).count, "comments of old entries are gone")
    }

    @Test("a finding is still hidden after edits elsewhere in the contract")
    func edits() throws {
        let file = try read(text(accepting: try found()))
        #expect(try apply(file, to: found("# a line more\n" + Self.contract)).kept.isEmpty)
    }

    @Test("after its day an entry hides nothing and says so")
    func expiry() throws {
        let found = try found()
        let file = try read(text(accepting: found, expires: try day("2026-03-31")))
        let applied = try apply(file, to: found, today: "2026-04-01")
        #expect(applied.kept == found.diagnostics && applied.hidden.isEmpty)
        #expect(applied.findings.map(\.rule.id) == found.diagnostics.map { _ in "config/ignore-expired" })
    }

    @Test("an entry without a finding says so")
    func unused() throws {
        let found = try found()
        let applied = try apply(read(text(accepting: found)), to: found, [])
        #expect(Set(applied.findings.map(\.rule.id)) == ["config/ignore-unused"])
        #expect(applied.findings.allSatisfy { $0.severity == .info })
    }

    @Test("an entry of a file that is gone says so")
    func goneFile() throws {
        let file = try read(text(accepting: try found()).replacing("pets.yaml", with: "gone.yaml"))
        let applied = try apply(file, to: found(in: "other.yaml"))
        #expect(Set(applied.findings.map(\.rule.id)) == ["config/ignore-unused"])
    }

    @Test("an error of reading is shown whatever the file says, and is not written into one")
    func errors() throws {
        let result = DocumentLoader(
            provider: InMemoryFileProvider(["pets.yaml": "openapi: 3.0.3\ninfo: {version: 1.0.0}\npaths: {}\n"])
        ).run(path: "pets.yaml")
        let found = Found(diagnostics: result.diagnostics.filter { $0.severity == .error }, files: result.files)
        let error = try #require(found.diagnostics.first)
        #expect(try read(text(accepting: found)).entries.isEmpty)
        let file = try read(
            "ignore: [{file: pets.yaml, fingerprint: '\(error.fingerprint)', rule: \(error.rule.id), reason: agreed}]")
        let applied = try apply(file, to: found, [error])
        #expect(applied.kept == [error])
        #expect(applied.findings.map(\.rule.id) == ["config/ignore-refused"])
    }

    @Test("what is wrong with an entry is found at its place")
    func findingsInTheFile() throws {
        let files = MarkedFiles([
            "ignore.yaml": """
            ignore:
              - ①fingerprint: 'a'
                file: a.yaml
                rule: lint/unused-tag
              - fingerprint: 'b'
                file: a.yaml
                rule: lint/unused-tag
                reason: ②' '
              - fingerprint: 'c'
                file: a.yaml
                rule: lint/unused-tag
                reason: agreed
                expires: ③2026-02-30
              - ④rule: lint/unused-tag
                file: a.yaml
                reason: agreed
              - fingerprint: 'd'
                file: ./a.yaml
                rule: lint/unused-tag
                reason: agreed
                ⑤expire: 2026-02-01
              - ⑥text
              - ⑧fingerprint: 'e'
                rule: lint/unused-tag
                reason: agreed
            ⑦ignored: []
            """
        ])
        var sources = SourceFiles()
        let text = try #require(files.texts["ignore.yaml"]?.text)
        let outcome = IgnoreFile.read(sources.add(name: "ignore.yaml", bytes: Array(text.utf8)))
        #expect(
            files.findings(outcome.diagnostics, in: sources) == [
                "① config/ignore-without-reason", "② config/ignore-without-reason", "③ config/invalid-value",
                "④ config/invalid-value", "⑤ config/unknown-key", "⑥ config/invalid-value", "⑦ config/unknown-key",
                "⑧ config/invalid-value",
            ])
        #expect(outcome.value?.entries.map(\.fingerprint) == ["d"])
    }

    @Test(
        "a day is one of the calendar",
        arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "２０２６-01-01", "2026-01-01T00:00"])
    func days(_ text: String) { #expect(IgnoreFile.Day(text) == nil) }

    @Test("a leap day is one")
    func leapDay() throws { #expect(try day("2028-02-29").description == "2028-02-29") }
}
