import ArgumentParser
import ContractCommands

/// Where the program begins. Only here are references to other hosts given a way to the network.
@main enum KakehashiMain {
    static func main() async {
        Kakehashi.refuseUnknownCommand()
        await ReferenceFetching.$fetcher.withValue(HTTPReferenceFetcher()) { await Kakehashi.main(nil) }
    }
}

struct Kakehashi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi",
        abstract: "From an OpenAPI contract to a Swift client, a Swift server and a running mock.",
        discussion: """
            validate and lint say what is wrong with a contract, generate writes its Swift, mock answers in place of \
            a service that does not exist yet.
            \(ExitStatus.discussion)
            """,
        version: ToolVersion.current,
        groupedSubcommands: [
            CommandGroup(
                name: "Checking", subcommands: [ValidateCommand.self, LintCommand.self, ExplainCommand.self]),
            CommandGroup(name: "Writing", subcommands: [GenerateCommand.self, BundleCommand.self, FilterCommand.self]),
            CommandGroup(
                name: "Serving", subcommands: [MockCommand.self, ServeCommand.self, ExplainRequestCommand.self]),
            CommandGroup(name: "Settings", subcommands: [ConfigCommand.self]),
        ])
}
