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

    @Option(help: "The language of findings; that of the environment (LANG) by default.")
    var language: Language?

    @Option(name: .customLong("color"), help: "Whether findings are shown in color.")
    var color: ColorChoice = .auto

    package init() {}

    var flags: SettingsFlags { SettingsFlags(config: config, language: language, color: color) }

    /// For a command that reads no contract.
    package func session() throws -> ContractSession { try flags.session() }
}

extension Language: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
