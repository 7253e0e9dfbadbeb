import OpenAPILint
import OpenAPIModel
package import SourceDiagnostics
import YAMLSyntax

/// A run's settings, all settled, and what every command does with them.
package struct ContractSession: Sendable {
    package let language: Language
    package let color: ColorChoice
    let environment: RunEnvironment
    let options: LoaderOptions
    let references: ReferenceSettings
    let lint: LintConfiguration
    /// What the configuration file says about generated code.
    let generation: GenerationSettings
    /// The folder of the configuration file; empty for the working folder where there is none.
    let projectFolder: String
    /// What the environment says about it; a flag comes before.
    let threshold: Severity

    /// Reads a contract, `-` being standard input; what was found is not shown yet.
    package func read(_ path: String) async -> ContractReading {
        await read(path, provider: provider(for: path))
    }

    /// As `read`, for a command that needs the files again afterwards.
    func read(_ path: String, provider: any FileProvider) async -> ContractReading {
        let name = Self.name(of: path)
        let loader = ReferenceLoader(settings: references, provider: provider)
        var result = await loader.load(name, options: options)
        // The levels of the configuration hold for whatever command finds something.
        result.diagnostics = adjust(result.diagnostics)
        return ContractReading(path: name, result: result)
    }

    /// Findings at the severities of the configuration, without those that are off.
    func adjust(_ diagnostics: [Diagnostic]) -> [Diagnostic] { lint.adjust(diagnostics) }

    func provider(for path: String) -> any FileProvider {
        let disk = DiskFileProvider()
        return path == StandardInput.argument ? StandardInput(over: disk, limit: options.limits.bytes) : disk
    }

    /// What findings call a document.
    package static func name(of path: String) -> String { path == StandardInput.argument ? StandardInput.name : path }

    /// Shows findings, those of the least severity left out where they are many and nobody asked for them.
    package func show(
        _ diagnostics: [Diagnostic], files: SourceFiles, from severity: Severity, on stream: Terminal.Stream
    ) {
        let shown = diagnostics.filter { $0.severity >= severity }
        guard !shown.isEmpty else { return }
        let renderer = TextRenderer(
            files: files, language: language, usesColor: Terminal.usesColor(color, on: stream))
        Terminal.write(renderer.render(shown), to: stream)
    }

    /// The finding about a file that was named and cannot be read.
    package func unreadable(_ path: String, _ error: FileProviderError) -> Diagnostic {
        SettingsFinding.unreadable(path, error)
    }

    /// A line of the command's own.
    package func say(_ text: LocalizedText, on stream: Terminal.Stream) {
        Terminal.write(VisibleText.line(text[language]) + "\n", to: stream)
    }

    /// What a command says that was stopped by the contract: findings and what was not done.
    package func refuse(_ reading: ContractReading) {
        let counts = RuleText.counts(reading.diagnostics)
        say(
            .init(
                "\(reading.path): \(counts.english); nothing was written",
                ja: "\(reading.path): \(counts.japanese)。何も書いていません"), on: .error)
    }
}
