import ArgumentParser
import ContractCommands
import MockEngine
import SourceDiagnostics

/// `config`: what there is to know about `kakehashi.yaml` and other files that people write.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Tells about the configuration file, kakehashi.yaml.",
        discussion: """
            The file is searched in the working folder and above it. A flag counts before an environment variable \
            (KAKEHASHI_LANGUAGE, KAKEHASHI_ROOT, KAKEHASHI_MAX_BYTES, ...), a variable before the file, and the file \
            before the default.
            """,
        subcommands: [ConfigSchemaCommand.self])
}

/// `config schema`.
struct ConfigSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a file that people write, which editors use for completion.",
        discussion: """
            Of kakehashi.yaml, of the catalogue of a platform that 'generate --platform' takes, or of the scenario files \
            of the mock.

            Examples:
              config schema > kakehashi.schema.json
              config schema platform > platform.schema.json
              config schema scenario > scenario.schema.json

            Editors with the YAML language server read it where kakehashi.yaml begins with the comment \
            '# yaml-language-server: $schema=kakehashi.schema.json'.
            """)

    /// Files that have a schema.
    enum File: String, CaseIterable, ExpressibleByArgument {
        case settings, platform, scenario
    }

    @Argument(help: "Whose schema it is.")
    var file = File.settings

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let language = try speech.language()
        let text =
            switch file {
            case .settings: ConfigurationSchema.settings.text(language)
            case .platform: ConfigurationSchema.platform.text(language)
            case .scenario: ScenarioSchema.text(language)
            }
        Terminal.write(text, to: .output)
    }
}
