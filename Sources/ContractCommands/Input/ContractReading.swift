package import ArgumentParser
package import OpenAPIModel
package import SourceDiagnostics

/// A contract as it was read.
package struct ContractReading: Sendable {
    /// As findings name it.
    package let path: String
    package let document: Document?
    package let diagnostics: [Diagnostic]
    package let files: SourceFiles

    package init(path: String, result: LoadResult) {
        self.path = path
        document = result.document
        diagnostics = result.diagnostics
        files = result.files
    }

    /// nil where everything is well enough to go on.
    package var failure: ExitCode? {
        if isUnread { return ExitStatus.input }
        return diagnostics.hasErrors || document == nil ? ExitStatus.findings : nil
    }

    /// Nothing was read at all: that is no finding about a document but a wrong input.
    package var isUnread: Bool { files.files.isEmpty && document == nil }

    /// `2 errors (OpenAPI 3.0.3, 4 operations, 1 schema)`.
    package func summary(of diagnostics: [Diagnostic]) -> LocalizedText {
        let counts = RuleText.counts(diagnostics)
        guard let document else { return counts }
        let operations = document.paths.reduce(0) { $0 + $1.operations.count }
        let schemas = document.schemas.count
        return LocalizedText(
            "\(counts.english) (OpenAPI \(document.version), \(Self.count(operations, "operation")), "
                + "\(Self.count(schemas, "schema")))",
            ja: "\(counts.japanese) (OpenAPI \(document.version)、操作 \(operations)、スキーマ \(schemas))")
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
