import Foundation
import KakehashiTestSupport
import Testing

@Suite struct ValidateTests {
    private let snapshot = Snapshot()

    @Test("a clean contract ends with 0 and one line")
    func clean() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        let result = try tool.run("validate", "pets.yaml")
        #expect(result.status == 0)
        #expect(result.output == "pets.yaml: no findings (OpenAPI 3.0.3, 1 operation, 3 schemas)\n")
        #expect(result.errors == "")
    }

    @Test("findings are shown with their lines", arguments: [["--color", "never"], ["--color", "always"], []])
    func findings(_ arguments: [String]) throws {
        let tool = try Tool()
        try tool.write(Contract.bad, to: "bad.yaml")
        let result = try tool.run(["validate", "bad.yaml"] + arguments)
        #expect(result.status == 1)
        let name = arguments.contains("always") ? "findings-in-color.txt" : "findings.txt"
        let difference = snapshot.difference(result.output, name)
        #expect(difference == nil)
    }

    @Test("findings are shown in Japanese")
    func japanese() throws {
        let tool = try Tool()
        try tool.write(Contract.bad, to: "bad.yaml")
        let result = try tool.run("validate", "bad.yaml", "--language", "ja")
        #expect(result.status == 1)
        let difference = snapshot.difference(result.output, "findings.ja.txt")
        #expect(difference == nil)
    }

    @Test(
        "there is no color in a file, with NO_COLOR or without",
        arguments: [["NO_COLOR": "1"], [:], ["TERM": "xterm"]])
    func noColor(_ environment: [String: String]) throws {
        let tool = try Tool()
        try tool.write(Contract.bad, to: "bad.yaml")
        #expect(try !tool.run(["validate", "bad.yaml"], environment: environment).output.contains("\u{1B}"))
        // Who asks for color gets it.
        let always = try tool.run(["validate", "bad.yaml", "--color", "always"], environment: environment)
        #expect(always.output.contains("\u{1B}["))
    }

    @Test("the worst of several contracts decides")
    func several() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write(Contract.bad, to: "bad.yaml")
        #expect(try tool.run("validate", "pets.yaml", "pets.yaml").status == 0)
        #expect(try tool.run("validate", "bad.yaml", "pets.yaml").status == 1)
        let all = try tool.run("validate", "missing.yaml", "bad.yaml", "pets.yaml")
        #expect(all.status == 2)
        #expect(all.output.contains("pets.yaml: no findings"), "the others are looked at all the same")
    }

    /// What cannot be read at all is wrong input (2); what can be read and is wrong is a finding (1).
    @Test(
        "an input that is no contract says why",
        arguments: [
            ("missing.yaml", 2, "openapi/file-not-found"), ("folder", 2, "openapi/file-unreadable"),
            ("latin1.yaml", 1, "yaml/not-utf8"), ("empty.yaml", 1, "yaml/empty"),
            ("list.yaml", 1, "yaml/not-a-mapping"), ("text.yaml", 1, "yaml/not-a-mapping"),
            ("tab.yaml", 1, "yaml/syntax"), ("twice.yaml", 1, "yaml/duplicate-key"), ("old.yaml", 1, "openapi/version"),
            ("deep.json", 1, "yaml/depth"), ("bomb.yaml", 1, "yaml/alias-expansion"),
            ("network.yaml", 1, "openapi/remote-reference"), ("outside.yaml", 1, "openapi/reference-outside-root"),
            ("lost.yaml", 1, "openapi/file-not-found"),
        ])
    func inputs(_ name: String, _ status: Int32, _ rule: String) throws {
        let tool = try Tool()
        try FileManager.default.createDirectory(atPath: tool.path("folder"), withIntermediateDirectories: false)
        try tool.write(
            Data(Contract.good.replacing("Pets", with: "P\u{E9}ts").utf16.map { UInt8($0 & 0xFF) }), to: "latin1.yaml")
        for (file, text) in Self.texts { try tool.write(text, to: file) }
        for command in [["validate", name], ["generate", name, "--output-directory", "out"]] {
            let result = try tool.run(command)
            let said = result.output + result.errors
            #expect(result.status == status, "\(command) says \(said)")
            #expect(said.contains("[\(rule)]"), "\(command) says \(said)")
            #expect(tool.files(in: "out") == [])
        }
    }

    private static let texts: [String: String] = [
        "empty.yaml": "",
        "list.yaml": "- openapi: 3.0.3\n",
        "text.yaml": "openapi\n",
        "tab.yaml": "openapi: 3.0.3\ninfo:\n\ttitle: t\n",
        "twice.yaml": Contract.good + "paths: {}\n",
        "old.yaml": Contract.good.replacing("3.0.3", with: "2.0.0"),
        "deep.json": String(repeating: "{\"a\":", count: 5_000) + "1" + String(repeating: "}", count: 5_000),
        "bomb.yaml": bomb,
        "network.yaml": Contract.good.replacing("#/components", with: "https://example.com/a.yaml#/components"),
        "outside.yaml": Contract.good.replacing("#/components", with: "../../other.yaml#/components"),
        "lost.yaml": Contract.good.replacing("#/components", with: "other.yaml#/components"),
    ]

    /// Ten aliases of ten aliases, nine times over.
    private static let bomb =
        "a0: &a0 x\n"
        + (1..<10).map { level in
            "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }.joined()

    @Test("the configuration says how much a rule matters here as well, for every rule that is looked at")
    func levels() throws {
        let tool = try Tool()
        let text = Contract.good + "colour: red\ntags: [{name: a}, {name: a}]\n"
        try tool.write(text.replacing("/pets:\n", with: "/pets?a=1:\n"), to: "pets.yaml")
        func run(_ level: String) throws -> Tool.Result {
            let rules = ["openapi/unknown-field", "openapi/duplicate-tag", "openapi/path-with-query"]
            try tool.write(
                "lint:\n  rules:\n" + rules.map { "    \($0): \(level)\n" }.joined(), to: "kakehashi.yaml")
            return try tool.run("validate", "pets.yaml")
        }
        for (level, word, status) in [("error", "error", 1), ("info", "info", 0)] {
            let result = try run(level)
            #expect(result.status == Int32(status))
            #expect(result.output.matches(of: try Regex(": \(word): ")).count == 3, "\(result.output)")
        }
        #expect(try run("off").output.hasPrefix("pets.yaml: no findings "))
        let generated = try tool.run("generate", "pets.yaml", "--output-directory", "out")
        #expect(generated.errors == "", "what is off is shown by no command")
    }

    @Test("a reference may go as far as the root folder")
    func root() throws {
        let tool = try Tool()
        try tool.write(
            Contract.good.replacing("#/components", with: "../common/pets.yaml#/components"), to: "api/pets.yaml")
        try tool.write(Contract.good, to: "common/pets.yaml")
        #expect(try tool.run("validate", "api/pets.yaml").status == 1)
        #expect(try tool.run("validate", "api/pets.yaml", "--root", ".").status == 0)
        #expect(try tool.run("validate", "api/pets.yaml", "--root", "api").status == 1)
    }
}
