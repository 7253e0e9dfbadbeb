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

    private func findings(_ text: String = contract) throws -> [Diagnostic] {
        Linter(profile: .recommended).run(try #require(DocumentLoader.load(text: text).value))
    }

    private func read(_ text: String) throws -> IgnoreFile {
        let outcome = IgnoreFile.read(SourceFile(id: FileID(index: 9), name: "ignore", bytes: Array(text.utf8)))
        #expect(outcome.diagnostics.map(\.message.english) == [])
        return try #require(outcome.value)
    }

    private func day(_ text: String) throws -> IgnoreFile.Day { try #require(IgnoreFile.Day(text)) }

    @Test("a file made of findings hides exactly these")
    func generation() throws {
        let findings = try findings()
        #expect(!findings.isEmpty)
        let text = IgnoreFile.text(
            hiding: findings, reason: "it's agreed: # for now", expires: try day("2026-03-31"))
        let file = try read(text)
        #expect(file.entries.count == findings.count)
        #expect(file.entries.allSatisfy { $0.reason == "it's agreed: # for now" })
        let applied = file.apply(to: findings, today: try day("2026-03-31"))
        #expect(applied.kept.isEmpty && applied.hidden == findings && applied.findings.isEmpty)
    }

    @Test("a file made of no findings can be read")
    func empty() throws {
        #expect(try read(IgnoreFile.text(hiding: [], reason: "none", expires: nil)).entries.isEmpty)
    }

    @Test("a file that says nothing hides nothing", arguments: ["", "# none left\n"])
    func blank(_ text: String) throws {
        #expect(try read(text).entries.isEmpty)
    }

    @Test("entries that are there stay as they are, and only new ones are added")
    func keeping() throws {
        let findings = try findings()
        let first = try read(IgnoreFile.text(hiding: Array(findings.prefix(1)), reason: "first", expires: nil))
        let second = try read(
            IgnoreFile.text(hiding: findings, reason: "second", expires: nil, keeping: first))
        #expect(second.entries.map(\.reason) == ["first"] + findings.dropFirst().map { _ in "second" })
    }

    @Test("a finding is still hidden after edits elsewhere in the contract")
    func edits() throws {
        let file = try read(IgnoreFile.text(hiding: try findings(), reason: "agreed", expires: nil))
        let moved = try findings("# a line more\n" + Self.contract)
        #expect(file.apply(to: moved, today: try day("2026-01-01")).kept.isEmpty)
    }

    @Test("after its day an entry hides nothing and says so")
    func expiry() throws {
        let findings = try findings()
        let file = try read(IgnoreFile.text(hiding: findings, reason: "agreed", expires: try day("2026-03-31")))
        let applied = file.apply(to: findings, today: try day("2026-04-01"))
        #expect(applied.kept == findings && applied.hidden.isEmpty)
        #expect(applied.findings.map(\.rule.id) == findings.map { _ in "config/ignore-expired" })
    }

    @Test("an entry without a finding says so")
    func unused() throws {
        let file = try read(IgnoreFile.text(hiding: try findings(), reason: "agreed", expires: nil))
        let applied = file.apply(to: [], today: try day("2026-01-01"))
        #expect(Set(applied.findings.map(\.rule.id)) == ["config/ignore-unused"])
        #expect(applied.findings.allSatisfy { $0.severity == .info })
    }

    @Test("an error of reading is shown whatever the file says, and is not written into one")
    func errors() throws {
        let loading = DocumentLoader.load(text: "openapi: 3.0.3\ninfo: {version: 1.0.0}\npaths: {}\n").diagnostics
        let error = try #require(loading.first { $0.severity == .error })
        #expect(try read(IgnoreFile.text(hiding: [error], reason: "agreed", expires: nil)).entries.isEmpty)
        let file = try read(
            "ignore: [{fingerprint: '\(error.fingerprint)', rule: \(error.rule.id), reason: agreed}]")
        let applied = file.apply(to: [error], today: try day("2026-01-01"))
        #expect(applied.kept == [error])
        #expect(applied.findings.map(\.rule.id) == ["config/ignore-refused"])
    }

    @Test("what is wrong with an entry is found at its place")
    func findingsInTheFile() throws {
        let files = MarkedFiles([
            "ignore.yaml": """
            ignore:
              - ①fingerprint: 'a'
                rule: lint/unused-tag
              - fingerprint: 'b'
                rule: lint/unused-tag
                reason: ②' '
              - fingerprint: 'c'
                rule: lint/unused-tag
                reason: agreed
                expires: ③2026-02-30
              - ④rule: lint/unused-tag
                reason: agreed
              - fingerprint: 'd'
                rule: lint/unused-tag
                reason: agreed
                ⑤expire: 2026-02-01
              - ⑥text
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
