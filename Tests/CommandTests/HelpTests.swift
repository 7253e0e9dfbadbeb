import KakehashiTestSupport
import Testing

@Suite struct HelpTests {
    private let snapshot = Snapshot()

    @Test(
        "every command explains itself",
        arguments: [
            (["--help"], "help.txt"), (["validate", "--help"], "help-validate.txt"),
            (["generate", "--help"], "help-generate.txt"),
        ])
    func help(_ arguments: [String], _ name: String) throws {
        let tool = try Tool()
        let result = try tool.run(arguments)
        #expect(result.status == 0)
        let difference = snapshot.difference(result.output, name)
        #expect(difference == nil)
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
        let known: Set = [
            "help.txt", "help-validate.txt", "help-generate.txt", "findings.txt", "findings-in-color.txt",
        ]
        #expect(snapshot.orphans(known: known) == [])
    }
}
