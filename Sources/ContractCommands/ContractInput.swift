package import ArgumentParser
package import OpenAPIModel
package import SourceDiagnostics

/// How every command that reads contracts reads them.
package struct ContractInput: ParsableArguments {
    @Option(
        name: .customLong("root"),
        help: ArgumentHelp(
            "Folder below which files may be read.",
            discussion: "A $ref that leaves it is an error. The default is the folder of the document.",
            valueName: "folder"))
    package var root: String?

    @Option(name: .customLong("color"), help: "Whether findings are shown in color.")
    package var color: ColorChoice = .auto

    package init() {}

    /// Reads a contract; what was found is not shown yet.
    package func read(_ path: String) -> ContractReading {
        let loader = DocumentLoader(provider: DiskFileProvider(), options: LoaderOptions(rootFolder: root))
        let (outcome, files) = loader.loadWithFiles(path: path)
        return ContractReading(path: path, document: outcome.value, diagnostics: outcome.diagnostics, files: files)
    }

    /// Shows findings, those of the least severity left out where they are many and nobody asked for them.
    package func show(
        _ diagnostics: [Diagnostic], files: SourceFiles, from severity: Severity, on stream: Terminal.Stream
    ) {
        let shown = diagnostics.filter { $0.severity >= severity }
        guard !shown.isEmpty else { return }
        let renderer = TextRenderer(files: files, usesColor: Terminal.usesColor(color, on: stream))
        Terminal.write(renderer.render(shown), to: stream)
    }
}

/// A contract as it was read.
package struct ContractReading: Sendable {
    package let path: String
    package let document: Document?
    package let diagnostics: [Diagnostic]
    package let files: SourceFiles

    /// nil where everything is well enough to go on.
    package var failure: ExitCode? {
        // Nothing was read at all: that is no finding about a document but a wrong input.
        if files.files.isEmpty, document == nil { return ExitStatus.input }
        return diagnostics.hasErrors || document == nil ? ExitStatus.findings : nil
    }

    /// `2 errors, 1 warning`.
    package static func summary(_ diagnostics: [Diagnostic]) -> String {
        let counts: [(Severity, String)] = [(.error, "error"), (.warning, "warning"), (.info, "info")]
        let parts = counts.compactMap { severity, word -> String? in
            let count = diagnostics.count(of: severity)
            guard count > 0 else { return nil }
            return "\(count) \(word)" + (count == 1 || severity == .info ? "" : "s")
        }
        return parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    }
}
