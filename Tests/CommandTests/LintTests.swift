import Foundation
import JSONCoding
import Testing

@Suite struct LintTests {
    private static let slip = Contract.good.replacing(
        "/pets:\n    get:\n",
        with: "/pets/{id}:\n    get:\n      parameters:\n        - {name: id, in: path, schema: {type: string}}\n")

    private func tool() throws -> Tool {
        let tool = try Tool(.full)
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write(Contract.bad, to: "bad.yaml")
        try tool.write(Self.slip, to: "slip.yaml")
        return tool
    }

    private func rules(_ result: Tool.Result) throws -> [String] {
        try JSONValue(jsonText: result.output)["findings"]?.arrayValue?.compactMap { $0["ruleId"]?.stringValue } ?? []
    }

    @Test("lint finds what validate finds, and style")
    func both() throws {
        let tool = try tool()
        let validated = try rules(tool.run("validate", "bad.yaml", "-f", "json"))
        let linted = try rules(tool.run("lint", "bad.yaml", "-f", "json"))
        #expect(Set(validated).isSubset(of: linted))
        #expect(linted.contains { $0.hasPrefix("lint/") })
        #expect(!validated.contains { $0.hasPrefix("lint/") })
    }

    @Test("a larger profile finds more")
    func profiles() throws {
        let tool = try tool()
        let counts = try ["minimal", "recommended", "strict"].map {
            try rules(tool.run("lint", "pets.yaml", "--profile", $0, "-f", "json")).count
        }
        #expect(counts == counts.sorted() && Set(counts).count == 3, "\(counts)")
        let recommended = try rules(tool.run("lint", "pets.yaml", "-f", "json")).count
        #expect(recommended == counts[1], "recommended is the default")
        try tool.write("lint:\n  profile: strict\n", to: "kakehashi.yaml")
        #expect(try rules(tool.run("lint", "pets.yaml", "-f", "json")).count == counts[2])
        let minimal = try tool.run(["lint", "pets.yaml", "-f", "json"], environment: ["KAKEHASHI_PROFILE": "minimal"])
        #expect(try rules(minimal).count == counts[0])
        #expect(try tool.run("lint", "pets.yaml", "--profile", "strictest").status == 64)
    }

    @Test("the file changes how much a rule matters")
    func levels() throws {
        let tool = try tool()
        #expect(try tool.run("lint", "pets.yaml").status == 0)
        try tool.write("lint:\n  rules:\n    lint/operation-summary: error\n", to: "kakehashi.yaml")
        let raised = try tool.run("lint", "pets.yaml")
        #expect(raised.status == 1)
        #expect(raised.output.contains("error: 'GET /pets' has no 'summary' [lint/operation-summary]"))
        try tool.write("lint:\n  rules:\n    lint/operation-summary: off\n", to: "kakehashi.yaml")
        #expect(try !tool.run("lint", "pets.yaml").output.contains("lint/operation-summary"))
    }

    @Test("a fix is written, and the finding is gone")
    func fix() throws {
        let tool = try tool()
        #expect(try tool.run("lint", "slip.yaml").output.contains("[openapi/path-parameter-not-required]"))
        let dry = try tool.run("lint", "slip.yaml", "--fix", "--dry-run")
        #expect(dry.status == 1)
        #expect(dry.output.contains("would mend slip.yaml:"), "\(dry.output)")
        #expect(try tool.read("slip.yaml") == Self.slip, "a dry run writes nothing")
        let fixed = try tool.run("lint", "slip.yaml", "--fix")
        #expect(fixed.status == 0, "\(fixed.output)")
        #expect(fixed.output.hasPrefix("slip.yaml: "), "\(fixed.output)")
        #expect(fixed.output.contains(" mended\n"))
        #expect(!fixed.output.contains("openapi/path-parameter-not-required"))
        #expect(try tool.read("slip.yaml").contains("required: true"))
        let again = try tool.run("lint", "slip.yaml", "--fix")
        #expect(again.output.hasPrefix("slip.yaml: 0 findings mended\n"))
    }

    @Test("accepted findings are written once with a reason, then hidden, until their day is over")
    func ignoreFile() throws {
        let tool = try tool()
        try tool.write("lint:\n  rules:\n    lint/operation-summary: error\n", to: "kakehashi.yaml")
        #expect(try tool.run("lint", "pets.yaml").status == 1)
        let made = try tool.run(
            "lint", "pets.yaml", "--generate-ignore-file", "--reason", "old API", "--expires", "2999-03-31")
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains(".kakehashi-ignore.yaml: "))
        let text = try tool.read(".kakehashi-ignore.yaml")
        #expect(text.contains("reason: 'old API'") && text.contains("expires: 2999-03-31"))
        let hidden = try tool.run("lint", "pets.yaml")
        #expect(hidden.status == 0)
        #expect(hidden.output == "pets.yaml: no findings (OpenAPI 3.0.3, 1 operation, 3 schemas)\n")
        try tool.write(text.replacing("2999", with: "2001"), to: ".kakehashi-ignore.yaml")
        let expired = try tool.run("lint", "pets.yaml")
        #expect(expired.status == 1)
        #expect(expired.output.contains("[config/ignore-expired]"))
        try tool.write(text, to: "elsewhere.yaml")
        let named = try tool.run("lint", "pets.yaml", "--ignore-file", "elsewhere.yaml")
        #expect(named.status == 0)
        let unused = try tool.run("lint", "bad.yaml", "pets.yaml", "--ignore-file", "elsewhere.yaml")
        #expect(!unused.output.contains("config/ignore-unused"), "what one document needs is not unused")
    }

    @Test("an ignore file without reasons, or that is not there, is refused")
    func wrongIgnoreFile() throws {
        let tool = try tool()
        try tool.write(
            "ignore:\n  - file: pets.yaml\n    fingerprint: '0123456789abcdef'\n    rule: lint/operation-summary\n",
            to: "ignore.yaml")
        let wrong = try tool.run("lint", "pets.yaml", "--ignore-file", "ignore.yaml")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("[config/ignore-without-reason]"))
        let missing = try tool.run("lint", "pets.yaml", "--ignore-file", "missing.yaml")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("[config/unreadable-file]"))
    }

    @Test("errors of reading cannot be accepted, and how many are left is said", arguments: ["en", "ja"])
    func errorsStay(_ language: String) throws {
        let tool = try tool()
        let made = try tool.run(
            "lint", "bad.yaml", "--generate-ignore-file", "--reason", "later", "--language", language)
        #expect(made.status == 1)
        let errors = try tool.run("validate", "bad.yaml").output.matches(of: /: error:/).count
        let said =
            language == "en"
            ? "\(errors) errors of reading cannot be accepted; mend the contract\n"
            : "読み取りのエラー \(errors) 件は無視できません。契約を直してください\n"
        #expect(errors > 1 && made.errors == said)
        let text = try tool.read(".kakehashi-ignore.yaml")
        #expect(text.contains("# 当面") == (language == "ja"))
        let result = try tool.run("lint", "bad.yaml")
        #expect(result.status == 1)
        #expect(result.output.contains("[openapi/status-code]"))
        #expect(!result.output.contains("[lint/"))
    }

    @Test("a finding that is accepted in one contract is still found in another")
    func otherContract() throws {
        let tool = try tool()
        try tool.write(Contract.good, to: "v2/pets.yaml")
        #expect(try tool.run("lint", "pets.yaml", "--generate-ignore-file", "--reason", "later").status == 0)
        #expect(try tool.read(".kakehashi-ignore.yaml").contains("- file: 'pets.yaml'\n"))
        #expect(try tool.run("lint", "pets.yaml", "--fail-on", "info").status == 0)
        #expect(try tool.run("lint", "./pets.yaml", "--fail-on", "info").status == 0)
        let other = try tool.run("lint", "v2/pets.yaml", "--fail-on", "info")
        #expect(other.status == 1)
        #expect(!other.output.contains("config/ignore-unused"))
    }

    @Test("the file of accepted findings lies beside kakehashi.yaml, wherever the command is run")
    func projectFolder() throws {
        let tool = try tool()
        try tool.write("language: en\n", to: "kakehashi.yaml")
        try tool.write(Contract.good, to: "specs/v2/pets.yaml")
        let arguments = ["lint", "pets.yaml"]
        let made = try tool.run(arguments + ["--generate-ignore-file", "--reason", "later"], in: "specs/v2")
        #expect(made.status == 0, "\(made.errors)")
        #expect(tool.files(in: "specs/v2") == ["pets.yaml"])
        #expect(try tool.read(".kakehashi-ignore.yaml").contains("- file: 'specs/v2/pets.yaml'\n"))
        #expect(try tool.run(arguments + ["--fail-on", "info"], in: "specs/v2").status == 0)
        #expect(try tool.run("lint", "specs/v2/pets.yaml", "--fail-on", "info").status == 0)
        #expect(try tool.run("lint", tool.path("specs/v2/pets.yaml"), "--fail-on", "info").status == 0)
        #expect(try tool.run("lint", "pets.yaml", "--fail-on", "info").status == 1)
    }

    @Test("accepting findings of a document that is not there is a wrong input")
    func generationWithoutDocument() throws {
        let tool = try tool()
        let result = try tool.run("lint", "missing.yaml", "--generate-ignore-file", "--reason", "later")
        #expect(result.status == 2)
        #expect(!tool.files(in: ".").contains(".kakehashi-ignore.yaml"))
    }

    @Test("other formats are written as well where findings are accepted")
    func generationWithFormat() throws {
        let tool = try tool()
        let arguments = ["lint", "pets.yaml", "--generate-ignore-file", "--reason", "later"]
        #expect(try tool.run(arguments + ["-f", "json", "-o", "found.json"]).status == 0)
        #expect(try tool.read("found.json").contains("lint/operation-summary"))
    }

    @Test("the table of rules has every rule that lint finds", arguments: ["en", "ja"])
    func listRules(_ language: String) throws {
        let tool = try tool()
        let result = try tool.run("lint", "--list-rules", "--language", language)
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix(language == "ja" ? "規則" : "RULE"))
        let ids = lines.dropFirst().map { String($0.prefix { $0 != " " }) }
        #expect(ids == ids.sorted() && Set(ids).count == ids.count)
        for id in ["openapi/status-code", "yaml/syntax", "lint/operation-summary", "openapi/unused-component"] {
            #expect(ids.contains(id))
        }
        try tool.write("lint:\n  rules:\n    lint/operation-summary: error\n", to: "kakehashi.yaml")
        let changed = try tool.run("lint", "--list-rules").output
        #expect(changed.contains(#/lint/operation-summary +error /#))
    }

    @Test(
        "wrong usage ends with 64",
        arguments: [
            [], ["pets.yaml", "--dry-run"], ["-", "--fix"], ["pets.yaml", "--reason", "a"],
            ["pets.yaml", "--generate-ignore-file"], ["pets.yaml", "--generate-ignore-file", "--reason", " "],
            ["pets.yaml", "--generate-ignore-file", "--reason", "a", "--expires", "2026-02-30"],
            ["pets.yaml", "--fix", "--generate-ignore-file", "--reason", "a"],
        ])
    func usage(_ arguments: [String]) throws {
        let tool = try tool()
        #expect(try tool.run(["lint"] + arguments).status == 64)
        #expect(tool.files(in: ".") == ["bad.yaml", "pets.yaml", "slip.yaml"])
    }

    @Test("a file that may not be written to is said to be so", .enabled(if: getuid() != 0))
    func readOnly() throws {
        let tool = try tool()
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: tool.folder)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: tool.folder) }
        let result = try tool.run("lint", "slip.yaml", "--fix")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("slip.yaml: error: cannot write: "))
    }
}
