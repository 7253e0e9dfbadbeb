import ArgumentParser
import OpenAPIModel
package import SourceDiagnostics

/// What the flags of a command say about its settings; nil where they say nothing.
struct SettingsFlags: Sendable {
    var config: String?
    var language: Language?
    var color = ColorChoice.auto
    var root: String?
    var limits: [Limit: Int] = [:]
    var allowedHosts: [AllowedHost] = []
    var lock: String?
    var fetchTimeout: Int?
    var fetchLimit: Int?

    /// Settles flags, environment and configuration file. What is wrong with them is shown, and ends the command.
    func session() throws -> ContractSession {
        var resolver = SettingsResolver(environment: RunEnvironment(), flags: self)
        let session = resolver.session()
        if let file = resolver.file {
            session.show(file.diagnostics, files: file.files, from: .info, on: .error)
        }
        session.show(resolver.diagnostics, files: SourceFiles(), from: .info, on: .error)
        if (resolver.diagnostics + (resolver.file?.diagnostics ?? [])).hasErrors { throw ExitStatus.input }
        return session
    }

    /// Only the language, for a command that helps with writing the configuration file: what is wrong in it is no
    /// reason to stop. A file that was named and cannot be read is one.
    func settledLanguage() throws -> Language {
        var resolver = SettingsResolver(environment: RunEnvironment(), flags: self)
        let session = resolver.session()
        let unreadable = resolver.file?.diagnostics.filter { $0.rule == SettingsRules.unreadableFile } ?? []
        session.show(unreadable, files: SourceFiles(), from: .info, on: .error)
        if !unreadable.isEmpty { throw ExitStatus.input }
        return session.language
    }
}

/// How every command speaks, also one that reads no contract.
package struct SpeechOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration file.",
            discussion: "The default is the nearest kakehashi.yaml in the working folder or above it.",
            valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(
        name: .customLong("language"),
        help: "The language of findings and explanations; that of the environment (LANG) by default.")
    var chosenLanguage: Language?

    @Option(name: .customLong("color"), help: "Whether findings are shown in color.")
    var color: ColorChoice = .auto

    package init() {}

    var flags: SettingsFlags { SettingsFlags(config: config, language: chosenLanguage, color: color) }

    /// For a command that reads no contract.
    package func session() throws -> ContractSession { try flags.session() }

    /// For a command that is needed most while the configuration file is wrong.
    package func language() throws -> Language { try flags.settledLanguage() }
}

extension Language: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
