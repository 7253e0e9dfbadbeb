import JSONCoding
import KakehashiTestSupport
import Testing

/// Flags, environment, `kakehashi.yaml` and defaults.
@Suite struct SettingsTests {
    private let snapshot = Snapshot()

    @Test(
        "the language is that of the flag, else of the variable, the file, the environment, else English",
        arguments: [
            (["--language", "en"], ["KAKEHASHI_LANGUAGE": "ja", "LC_ALL": "ja_JP.UTF-8"], "ja", "en"),
            ([], ["KAKEHASHI_LANGUAGE": "ja", "LC_ALL": "C"], "en", "ja"),
            ([], ["LC_ALL": "C"], "ja", "ja"),
            ([], ["LC_ALL": "ja_JP.UTF-8"], "en", "en"),
            ([], ["LC_ALL": "ja_JP.UTF-8"], "", "ja"),
            ([], ["LC_ALL": "", "LC_MESSAGES": "ja", "LANG": "en_US.UTF-8"], "", "ja"),
            ([], ["LC_ALL": "", "LANG": "ja.UTF-8"], "", "ja"),
            ([], ["LC_ALL": "C.UTF-8", "LANG": "ja_JP.UTF-8"], "", "en"),
            ([], ["LC_ALL": "jam_JM.UTF-8"], "", "en"),
            ([], ["LC_ALL": "de_DE.UTF-8"], "", "en"),
        ])
    func language(_ flags: [String], _ environment: [String: String], _ file: String, _ expected: String) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        if !file.isEmpty { try tool.write("language: \(file)\n", to: "kakehashi.yaml") }
        let result = try tool.run(["validate", "pets.yaml"] + flags, environment: environment)
        #expect(result.output.contains("指摘なし") == (expected == "ja"), "\(result.output)")
        #expect(result.status == 0)
    }

    @Test(
        "a limit is that of the flag, else of the variable, the file, the default",
        arguments: [
            (["--max-bytes", "10"], [:], "", "10"), ([], ["KAKEHASHI_MAX_BYTES": "20"], "", "20"),
            ([], [:], "30", "30"), (["--max-bytes", "10"], ["KAKEHASHI_MAX_BYTES": "20"], "30", "10"),
            ([], ["KAKEHASHI_MAX_BYTES": "20"], "30", "20"), ([], [:], "", ""),
        ])
    func order(_ flags: [String], _ environment: [String: String], _ file: String, _ expected: String) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        if !file.isEmpty { try tool.write("limits:\n  bytes: \(file)\n", to: "kakehashi.yaml") }
        let result = try tool.run(["validate", "pets.yaml"] + flags, environment: environment)
        #expect((result.status == 0) == expected.isEmpty, "\(result.output)")
        #expect(expected.isEmpty || result.output.contains("limit of \(expected)"), "\(result.output)")
    }

    @Test(
        "every limit has a flag, a variable and a key, and a rule",
        arguments: [
            ("bytes", 10, "yaml/size-limit"), ("nodes", 5, "yaml/node-limit"), ("depth", 3, "yaml/depth"),
            ("alias-nodes", 1, "yaml/alias-expansion"), ("files", 1, "openapi/file-limit"),
            ("references", 1, "openapi/reference-limit"), ("total-bytes", 400, "openapi/total-size-limit"),
        ])
    func limits(_ name: String, _ value: Int, _ rule: String) throws {
        let tool = try Tool()
        let aliases = "x-a: &a [1, 2, 3]\nx-b: [*a, *a]\n"
        try tool.write(
            Contract.good.replacing("#/components", with: "other.yaml#/components")
                .replacing("type: string", with: "$ref: 'other.yaml#/components/schemas/Pet'") + aliases,
            to: "pets.yaml")
        try tool.write(Contract.good, to: "other.yaml")
        #expect(try tool.run("validate", "pets.yaml").status == 0)
        let variable = "KAKEHASHI_MAX_" + name.uppercased().replacing("-", with: "_")
        let results = [
            try tool.run("validate", "pets.yaml", "--max-\(name)", "\(value)"),
            try tool.run(["validate", "pets.yaml"], environment: [variable: "\(value)"]),
            try {
                try tool.write("limits:\n  \(name): \(value)\n", to: "kakehashi.yaml")
                return try tool.run("validate", "pets.yaml")
            }(),
        ]
        for result in results { #expect(result.output.contains("[\(rule)]"), "\(result.output)\(result.errors)") }
    }

    @Test(
        "a limit that is none is refused",
        arguments: [
            (["--max-bytes", "0"], [:], 64), (["--max-depth", "100000"], [:], 64), (["--max-nodes", "x"], [:], 64),
            ([], ["KAKEHASHI_MAX_DEPTH": "-1"], 2), ([], ["KAKEHASHI_MAX_FILES": "many"], 2),
            ([], ["KAKEHASHI_FAIL_ON": "never"], 2), ([], ["KAKEHASHI_LANGUAGE": "de"], 2),
            ([], ["KAKEHASHI_ALLOW_HOSTS": "*"], 2), ([], ["KAKEHASHI_PROFILE": "strictest"], 2),
        ] as [([String], [String: String], Int32)])
    func refused(_ flags: [String], _ environment: [String: String], _ status: Int32) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        let result = try tool.run(["validate", "pets.yaml"] + flags, environment: environment)
        #expect(result.status == status)
        #expect(result.output == "")
        if status == 2 {
            #expect(result.errors.contains("[config/invalid-variable]\nfix: write "), "\(result.errors)")
        }
    }

    @Test("what is wrong in the file is shown with its lines", arguments: ["en", "ja"])
    func wrongFile(_ language: String) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write(
            """
            version: 2
            langauge: ja
            root: [a]
            limits:
              byte: 5
              depth: deep
              files: 0
            references:
              allow-hosts: [example.jp, '*']
            lint:
              profile: recomended
              rules:
                lint/operation-sumary: off
                openapi/status-code: info
              colour: red

            """, to: "kakehashi.yaml")
        let result = try tool.run("validate", "pets.yaml", "--language", language)
        #expect(result.status == 2)
        #expect(result.output == "")
        let difference = snapshot.difference(result.errors, "wrong-configuration.\(language).txt")
        #expect(difference == nil)
    }

    @Test(
        "a word that was cut short is completed",
        arguments: [("warn", "warning"), ("err", "error"), ("warnings", "warning")])
    func shortWord(_ word: String, _ meant: String) throws {
        let tool = try Tool()
        try tool.write("lint: {rules: {lint/no-servers: \(word)}}\n", to: "kakehashi.yaml")
        #expect(try tool.run("validate", "pets.yaml").errors.contains("fix: write '\(meant)'\n"))
    }

    @Test("findings of the generator have severities that can be set, too")
    func generatorRules() throws {
        let tool = try Tool()
        try tool.write(
            Contract.good + "    Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}\n", to: "pets.yaml")
        let arguments = ["generate", "pets.yaml", "--output-directory", "out"]
        let rule = "swift/recursive-alias"
        #expect(try tool.run(arguments).errors.contains("[\(rule)]"))
        try tool.write("lint: {rules: {\(rule): off}}\n", to: "kakehashi.yaml")
        #expect(try tool.run(arguments).errors == "")
        try tool.write("lint: {rules: {\(rule): error}}\n", to: "kakehashi.yaml")
        #expect(try tool.run(arguments).status == 1)
    }

    @Test(
        "a file that says nothing sets nothing",
        arguments: ["", "# nothing yet\n", "lint:\n", "limits:\n  bytes:\n", "version: 1\n"])
    func emptyFile(_ text: String) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write(text, to: "kakehashi.yaml")
        let result = try tool.run("validate", "pets.yaml")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors == "")
    }

    @Test("a file that is no mapping, or no YAML, is refused", arguments: ["- a\n", "a\n", "a: [\n", "a: 1\na: 2\n"])
    func notAMapping(_ text: String) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write(text, to: "kakehashi.yaml")
        let result = try tool.run("validate", "pets.yaml")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("kakehashi.yaml:"), "\(result.errors)")
    }

    @Test("the file is found above the working folder, and what it names is seen from it")
    func upward() throws {
        let tool = try Tool()
        try tool.write("root: shared\nlanguage: ja\n", to: "a/kakehashi.yaml")
        try tool.write(Contract.good, to: "a/shared/pets.yaml")
        try tool.write(Contract.good, to: "a/b/c/other.yaml")
        let result = try tool.run(["validate", "../../shared/pets.yaml"], in: "a/b/c")
        #expect(result.status == 0)
        #expect(result.output.contains("指摘なし"))
        try tool.write("nothing: 1\n", to: "a/b/kakehashi.yaml")
        let nearer = try tool.run(["validate", "other.yaml"], in: "a/b/c")
        #expect(nearer.status == 2)
        #expect(nearer.errors.hasPrefix("../kakehashi.yaml:1:1: error: there is no key 'nothing'"), "\(nearer.errors)")
    }

    @Test("a file that is named must be there", arguments: ["flag", "variable"])
    func named(_ way: String) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write("nothing: 1\n", to: "kakehashi.yaml")
        try tool.write("language: ja\n", to: "other.yaml")
        func run(_ name: String) throws -> Tool.Result {
            way == "flag"
                ? try tool.run(["validate", "pets.yaml", "--config", name])
                : try tool.run(["validate", "pets.yaml"], environment: ["KAKEHASHI_CONFIG": name])
        }
        #expect(try run("other.yaml").output.contains("指摘なし"))
        let missing = try run("missing.yaml")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("the file 'missing.yaml' does not exist [config/unreadable-file]"))
    }

    @Test(
        "the threshold decides between 0 and 1",
        arguments: [
            ("bad.yaml", "error", 1), ("bad.yaml", "info", 1), ("warned.yaml", "error", 0),
            ("warned.yaml", "warning", 1), ("warned.yaml", "info", 1), ("pets.yaml", "info", 0),
        ] as [(String, String, Int32)])
    func threshold(_ document: String, _ severity: String, _ status: Int32) throws {
        let tool = try Tool()
        try tool.write(Contract.bad, to: "bad.yaml")
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write(Contract.good + "colour: red\n", to: "warned.yaml")
        #expect(try tool.run("validate", document, "--fail-on", severity).status == status)
        let environment = ["KAKEHASHI_FAIL_ON": severity]
        #expect(try tool.run(["validate", document], environment: environment).status == status)
    }

    @Test("the schema of the file speaks the language that is set, also while the file is wrong")
    func schemaLanguage() throws {
        let tool = try Tool(.full)
        func isJapanese(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> Bool {
            let result = try tool.run(["config", "schema", "--color", "never"] + arguments, environment: environment)
            #expect(result.status == 0 && result.errors == "", "\(result.errors)")
            return result.output.contains("この")
        }
        #expect(try !isJapanese())
        #expect(try isJapanese([], ["LC_ALL": "ja_JP.UTF-8"]))
        #expect(try isJapanese([], ["KAKEHASHI_LANGUAGE": "ja"]))
        try tool.write("language: ja\nnothing: 1\n", to: "kakehashi.yaml")
        #expect(try isJapanese())
        #expect(try !isJapanese(["--language", "en"]))
        try tool.write("language: en\n", to: "other.yaml")
        #expect(try !isJapanese(["--config", "other.yaml"]))
        #expect(try tool.run("config", "schema", "--config", "missing.yaml").status == 2)
    }

    @Test("the schema of the file is a JSON Schema, in both languages", arguments: ["en", "ja"])
    func schema(_ language: String) throws {
        let result = try Tool(.full).run("config", "schema", "--language", language)
        #expect(result.status == 0)
        let schema = try JSONValue(jsonText: result.output)
        #expect(
            schema["properties"]?.objectValue?.keys == [
                "version", "language", "root", "limits", "references", "lint", "generate",
            ])
        #expect(schema["properties"]?["lint"]?["properties"]?["rules"]?["propertyNames"]?["enum"]?[0] != nil)
        #expect(schema["additionalProperties"] == false)
    }
}
