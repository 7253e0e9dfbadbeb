import ArgumentParser
import ContractCommands

@main
struct KakehashiGenerate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi-generate",
        abstract: "Checks OpenAPI contracts and generates Swift from them.",
        discussion: "The part of kakehashi that build plugins run. It opens no socket.",
        version: ToolVersion.current,
        subcommands: [ValidateCommand.self, GenerateCommand.self])

    static func main() async {
        refuseUnknownCommand()
        await main(nil)
    }
}
