import KakehashiTestSupport
import Testing

@Suite struct HelpTests {
    private let snapshot = Snapshot()

    private static let commands = [
        "validate", "lint", "explain", "generate", "bundle", "filter", "mock", "serve", "explain-request", "config",
    ]

    @Test(
        "every command explains itself",
        arguments: [[]] + commands.map { [$0] } + [["config", "schema"]])
    func help(_ command: [String]) throws {
        let result = try Tool(.full).run(command + ["--help"])
        #expect(result.status == 0)
        let difference = snapshot.difference(result.output, Self.name("help", command))
        #expect(difference == nil)
    }

    @Test("the tool of the plugins explains itself", arguments: [[], ["validate"], ["generate"]])
    func generatorHelp(_ command: [String]) throws {
        let result = try Tool(.generator).run(command + ["--help"])
        #expect(result.status == 0)
        let difference = snapshot.difference(result.output, Self.name("help-generator", command))
        #expect(difference == nil)
    }

    private static func name(_ start: String, _ command: [String]) -> String {
        ([start] + command).joined(separator: "-") + ".txt"
    }

    @Test("the version stands alone on its line")
    func version() throws {
        let tool = try Tool()
        let result = try tool.run("--version")
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test(
        "a command that does not exist is wrong usage, and the one that may have been meant is named",
        arguments: [
            (["valdate", "x.yaml"], "there is no command 'valdate'; did you mean 'validate'?"),
            (["gen", "x.yaml", "--output-directory", "a"], "there is no command 'gen'; did you mean 'generate'?"),
            (["config", "scheme"], "there is no command 'scheme'; did you mean 'schema'?"),
            (
                ["x.yaml"],
                "there is no command 'x.yaml'; the commands are validate, lint, explain, generate, bundle, filter, mock, "
                    + "serve, explain-request, config"
            ), (["--versoin"], "Unknown option '--versoin'"),
        ])
    func unknownCommand(_ arguments: [String], _ message: String) throws {
        let result = try Tool(.full).run(arguments)
        #expect(result.status == 64)
        #expect(result.errors.hasPrefix("Error: \(message)\nUsage: "), "\(result.errors)")
    }

    @Test("a command of the other tool is no command of this one")
    func otherTool() throws {
        let result = try Tool(.generator).run("lint", "x.yaml")
        #expect(result.status == 64)
        #expect(result.errors.hasPrefix("Error: there is no command 'lint'; the commands are validate, generate\n"))
        #expect(try Tool(.generator).run("help", "validate").status == 0)
    }

    @Test("without a command there is help")
    func nothing() throws {
        let tool = try Tool()
        let result = try tool.run([String]())
        #expect(result.output.contains("SUBCOMMANDS:"))
    }

    @Test("every recorded text has a test")
    func orphans() {
        let help = [[]] + Self.commands.map { [$0] } + [["config", "schema"]]
        let known =
            help.map { Self.name("help", $0) }
            + [[], ["validate"], ["generate"]].map { Self.name("help-generator", $0) }
            + ["findings.txt", "findings-in-color.txt", "findings.ja.txt", "explain.en.txt", "explain.ja.txt"]
            + ["wrong-configuration.en.txt", "wrong-configuration.ja.txt"]
            + ["explain-request.txt", "explain-request-refused.txt", "explain-request-scenario.txt"]
            + ["scenario-schema.json", "scenario-schema.ja.json"]
        #expect(snapshot.orphans(known: Set(known)) == [])
    }
}
