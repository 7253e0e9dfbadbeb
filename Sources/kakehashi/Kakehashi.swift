import ArgumentParser
import ContractCommands

@main
struct Kakehashi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi",
        abstract: "From an OpenAPI 3.0 contract to a Swift client, a Swift server and a running mock.",
        discussion: """
            validate says what is wrong with a contract, generate writes its Swift, mock answers in place of a service \
            that does not exist yet.
            \(ExitStatus.discussion)
            """,
        version: ToolVersion.current,
        subcommands: [ValidateCommand.self, GenerateCommand.self, MockCommand.self])
}
