package import ArgumentParser
import SourceDiagnostics

/// What a tool was called with in the place of one of its commands. The parser itself would only say that there is a
/// word too much, so this is looked at before.
package struct UnknownCommand: Sendable, Hashable {
    package let message: String

    /// nil where every word that has to be a command is one; options are left to the parser.
    package init?(in arguments: [String], of tool: any ParsableCommand.Type) {
        var arguments = arguments[...]
        var commands = tool.configuration.subcommands
        while let command = commands.first(where: { $0.configuration.commandName == arguments.first }) {
            commands = command.configuration.subcommands
            arguments.removeFirst()
        }
        guard !commands.isEmpty, let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return nil }
        let names = commands.compactMap { $0.configuration.commandName }
        let advice =
            EditDistance.nearestOrLonger(to: word, in: names).map { "did you mean '\($0)'?" }
            ?? "the commands are \(names.joined(separator: ", "))"
        message = "there is no command '\(word)'; \(advice)"
    }
}

extension ParsableCommand {
    /// Ends the tool as wrong usage where it is called with a command that it does not have.
    package static func refuseUnknownCommand() {
        if let unknown = UnknownCommand(in: Array(CommandLine.arguments.dropFirst()), of: Self.self) {
            exit(withError: ValidationError(unknown.message))
        }
    }
}
