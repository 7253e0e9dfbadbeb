import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing
import YAMLSyntax

@Suite struct LintConfigurationTests {
    private func read(_ marked: String) throws -> (configuration: LintConfiguration, findings: [String]) {
        let files = MarkedFiles(["kakehashi.yaml": marked])
        var sources = SourceFiles()
        let text = try #require(files.texts["kakehashi.yaml"]?.text)
        let file = sources.add(name: "kakehashi.yaml", bytes: Array(text.utf8))
        let node = try #require(DocumentSyntax.parse(file).value?["lint"])
        let outcome = LintConfiguration.read(node)
        return (try #require(outcome.value), files.findings(outcome.diagnostics, in: sources))
    }

    @Test("what is said is taken")
    func values() throws {
        let (configuration, findings) = try read(
            """
            lint:
              profile: strict
              ignore-file: known.yaml
              rules:
                lint/path-kebab-case: off
                openapi/unused-component: warning
            """)
        #expect(findings == [])
        #expect(configuration.profile == .strict)
        #expect(configuration.ignoreFile == "known.yaml")
        #expect(configuration.levels == ["lint/path-kebab-case": .off, "openapi/unused-component": .warning])
    }

    @Test("what is wrong is found at its place")
    func findings() throws {
        let (configuration, findings) = try read(
            """
            lint:
              profile: ①stict
              ②profil: strict
              ignore-file: ③[a]
              rules:
                ④path-kebab-case: off
                ⑤lint/no-such-rule-at-all: error
                lint/no-servers: ⑥loud
                lint/unused-tag: ⑦{level: off}
                openapi/missing-field: ⑧warning
            """)
        #expect(
            findings == [
                "① config/invalid-value", "② config/unknown-key", "③ config/invalid-value", "④ config/unknown-rule",
                "⑤ config/unknown-rule", "⑥ config/invalid-value", "⑦ config/invalid-value", "⑧ config/fixed-severity",
            ])
        #expect(configuration.levels.isEmpty && configuration.profile == nil)
    }

    @Test("a list where a mapping belongs is a finding", arguments: ["lint: ①[]", "lint: {rules: ①[]}"])
    func mappings(_ text: String) throws {
        #expect(try read(text).findings == ["① config/invalid-value"])
    }

    @Test(
        "a fix names the nearest word",
        arguments: [("lint: {profil: strict}", "profile"), ("lint: {rules: {unused-tag: off}}", "lint/unused-tag")])
    func nearest(_ text: String, _ name: String) throws {
        var sources = SourceFiles()
        let file = sources.add(name: "kakehashi.yaml", bytes: Array(text.utf8))
        let node = try #require(DocumentSyntax.parse(file).value?["lint"])
        let finding = try #require(LintConfiguration.read(node).diagnostics.first)
        let fixed = String(decoding: finding.applyingFirstFix(to: file.bytes), as: UTF8.self)
        #expect(fixed.contains("{\(name):"))
    }

    private static let contract = """
        openapi: 3.0.3
        info: {title: 例, version: 1.0.0}
        tags: [{name: unused}]
        paths: {/shelters: {get: {responses: {'204': {description: ない}}}}}
        components: {schemas: {Unused: {type: object}}}
        """

    private func findings(_ profile: LintProfile, _ lint: String) throws -> [String: Severity] {
        let document = try #require(DocumentLoader.load(text: Self.contract).value)
        var sources = SourceFiles()
        let file = sources.add(name: "kakehashi.yaml", bytes: Array(lint.utf8))
        let node = try #require(DocumentSyntax.parse(file).value)
        let configuration = try #require(LintConfiguration.read(node).value)
        let found = Linter(profile: profile, configuration: configuration).findings(in: document, loading: [])
        return Dictionary(found.map { ($0.rule.id, $0.severity) }) { first, _ in first }
    }

    @Test("a level replaces the severity of the profile, and off hides the rule")
    func levels() throws {
        let found = try findings(.recommended, "rules: {lint/unused-tag: error, lint/info-contact: off}")
        #expect(found["lint/unused-tag"] == .error)
        #expect(found["lint/info-contact"] == nil)
        #expect(found["lint/no-servers"] == .warning)
    }

    @Test("a level adds a rule that the profile does not have")
    func addition() throws {
        #expect(try findings(.minimal, "{}")["lint/unused-tag"] == nil)
        #expect(try findings(.minimal, "rules: {lint/unused-tag: info}")["lint/unused-tag"] == .info)
    }

    @Test("a rule of validation can be raised and hidden")
    func meaning() throws {
        #expect(try findings(.minimal, "{}")["openapi/unused-component"] == .info)
        #expect(
            try findings(.minimal, "rules: {openapi/unused-component: error}")["openapi/unused-component"] == .error)
        #expect(try findings(.minimal, "rules: {openapi/unused-component: off}")["openapi/unused-component"] == nil)
    }

    @Test("an error of reading stays one whatever the levels say")
    func errors() throws {
        let outcome = DocumentLoader.load(text: "openapi: 3.0.3\ninfo: {version: 1.0.0}\npaths: {}\n")
        var configuration = LintConfiguration()
        configuration.levels = ["openapi/missing-field": .off]
        let adjusted = configuration.adjust(outcome.diagnostics)
        #expect(adjusted.contains { $0.rule.id == "openapi/missing-field" && $0.severity == .error })
    }
}
