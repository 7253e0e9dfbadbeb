import OpenAPIModel
import SourceDiagnostics

/// A contract that lies in a program as text.
package enum EmbeddedContract {
    /// Compiles the document `entry`, which may refer to the other files.
    ///
    /// - Parameters:
    ///   - files: texts by path, seen from one folder, or by URL where they were fetched.
    ///   - redirects: URLs of these by those that led there.
    ///   - scenarios: texts of scenario files by name.
    /// - Throws: all errors that were found, as text.
    package static func compile(
        entry: String, files: [String: String], redirects: [String: String] = [:], scenarios: [String: String] = [:],
        options: MockOptions = MockOptions()
    ) throws(EmbeddedContractError) -> CompiledService {
        let (loaded, sources) = DocumentLoader(
            provider: InMemoryFileProvider(files),
            options: LoaderOptions(rootFolder: "/", remote: RemoteDocuments(texts: files, redirects: redirects))
        ).loadWithFiles(path: entry)
        guard let document = loaded.value, !loaded.diagnostics.hasErrors else {
            throw EmbeddedContractError(findings: text(of: loaded.diagnostics, sources))
        }
        var texts = ScenarioSources(beside: sources)
        for (name, text) in scenarios.sorted(by: { $0.key < $1.key }) { texts.add(name: name, bytes: Array(text.utf8)) }
        let compiled = CompiledService.compile(document, options: options, scenarios: texts)
        guard let service = compiled.value, !compiled.diagnostics.hasErrors else {
            throw EmbeddedContractError(findings: text(of: compiled.diagnostics, texts.files))
        }
        if let fault = options.scenario.flatMap({ service.fault(ofScenario: $0) }) {
            throw EmbeddedContractError(findings: fault)
        }
        return service
    }

    private static func text(of diagnostics: [Diagnostic], _ files: SourceFiles) -> String {
        TextRenderer(files: files).render(diagnostics.filter { $0.severity == .error })
    }
}

/// A contract cannot be played.
package struct EmbeddedContractError: Error, Sendable {
    /// One finding after the other, as they are shown on a terminal.
    package let findings: String
}
