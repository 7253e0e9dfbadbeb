import KakehashiTestSupport
import Testing

@Suite struct ExplainTests {
    private let snapshot = Snapshot()

    @Test("a rule is explained with a bad and a good sample", arguments: ["en", "ja"])
    func explains(_ language: String) throws {
        let result = try Tool(.full).run("explain", "lint/operation-summary", "--language", language)
        #expect(result.status == 0)
        let difference = snapshot.difference(result.output, "explain.\(language).txt")
        #expect(difference == nil)
    }

    @Test("rules of every room are known, those of the server too")
    func rooms() throws {
        let ids = [
            "yaml/syntax", "openapi/status-code", "openapi/unused-component", "lint/operation-summary",
            "config/unknown-key", "config/unreadable-file", "config/unknown-operation", "config/lock-file",
            "openapi/hidden-operation", "schema/type", "openapi/file-limit",
        ]
        let result = try Tool(.full).run(["explain"] + ids)
        #expect(result.status == 0, "\(result.errors)")
        for id in ids { #expect(result.output.contains("\(id) ("), "\(id)") }
    }

    @Test("every rule that lint lists can be explained, in both languages", arguments: ["en", "ja"])
    func everyRule(_ language: String) throws {
        let tool = try Tool(.full)
        let list = try tool.run("lint", "--list-rules").output.split(separator: "\n").dropFirst()
        let ids = list.map { String($0.prefix { $0 != " " }) }
        let result = try tool.run(["explain", "--language", language] + ids)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors == "")
    }

    @Test(
        "an id that is none leads to those that are near",
        arguments: [
            ("openapi/status-kode", "'openapi/status-code'"), ("status-code", "'openapi/status-code'"),
            ("lint/operation-sumary", "'lint/operation-summary'"), ("nothing/like-this-at-all", ""),
        ])
    func unknown(_ id: String, _ near: String) throws {
        let result = try Tool(.full).run("explain", id)
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("error: there is no rule '\(id)'"))
        #expect(result.errors.contains("did you mean") == !near.isEmpty)
        #expect(near.isEmpty || result.errors.contains(near), "\(result.errors)")
        #expect(try Tool(.full).run("explain", id, "--language", "ja").errors.hasPrefix("エラー: 規則「\(id)」はない"))
    }

    @Test("a wrong id does not hide the others")
    func several() throws {
        let result = try Tool(.full).run("explain", "a/b", "openapi/status-code")
        #expect(result.status == 2)
        #expect(result.output.hasPrefix("openapi/status-code (error)\n"))
    }

    @Test("shells complete rule ids", arguments: ["bash", "zsh", "fish"])
    func completion(_ shell: String) throws {
        let script = try Tool(.full).run("--generate-completion-script", shell)
        #expect(script.status == 0)
        #expect(script.output.contains("---completion"))
    }
}
