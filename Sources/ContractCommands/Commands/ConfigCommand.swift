package import ArgumentParser

/// `config`: what there is to know about `kakehashi.yaml`.
package struct ConfigCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Tells about the configuration file, kakehashi.yaml.",
        discussion: """
            The file is searched in the working folder and above it. A flag counts before an environment variable \
            (KAKEHASHI_LANGUAGE, KAKEHASHI_ROOT, KAKEHASHI_MAX_BYTES, ...), a variable before the file, and the file \
            before the default.
            """,
        subcommands: [ConfigSchemaCommand.self])

    package init() {}
}

/// `config schema`.
package struct ConfigSchemaCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a file that people write, which editors use for completion.",
        discussion: """
            Of kakehashi.yaml, or of the catalogue of a platform that 'generate --platform' takes.

            Examples:
              config schema > kakehashi.schema.json
              config schema platform > platform.schema.json

            Editors with the YAML language server read it where kakehashi.yaml begins with the comment \
            '# yaml-language-server: $schema=kakehashi.schema.json'.
            """)

    @Argument(help: "Whose schema it is.")
    var file: ConfigurationSchema = .settings

    @OptionGroup var speech: SpeechOptions

    package init() {}

    package func run() throws {
        Terminal.write(file.text(try speech.language()), to: .output)
    }
}

extension ConfigurationSchema: ExpressibleByArgument {}
