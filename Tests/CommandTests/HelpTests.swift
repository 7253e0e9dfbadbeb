import KakehashiTestSupport
import Testing

@Suite struct HelpTests {
    private let snapshot = Snapshot()

    private static let commands = ["validate", "lint", "explain", "generate", "bundle", "filter", "mock", "config"]

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
        #expect(snapshot.orphans(known: Set(known)) == [])
    }
}
