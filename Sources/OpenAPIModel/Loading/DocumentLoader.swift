package import SourceDiagnostics
package import YAMLSyntax

/// How documents are read.
package struct LoaderOptions: Sendable {
    /// Files outside of it are never read; nil stands for the folder of the entry document.
    package var rootFolder: String?
    package var limits: SyntaxLimits

    package init(rootFolder: String? = nil, limits: SyntaxLimits = SyntaxLimits()) {
        self.rootFolder = rootFolder
        self.limits = limits
    }
}

/// The phase that makes a resolved document of an entry file and all files that it refers to.
package struct DocumentLoader: Sendable {
    private let provider: any FileProvider
    private let options: LoaderOptions

    package init(provider: any FileProvider, options: LoaderOptions = LoaderOptions()) {
        self.provider = provider
        self.options = options
    }

    /// A broken object is left out or marked invalid, so there may be both a document and errors. There is no document
    /// where the entry file cannot be read or is of another version.
    package func load(path: String) -> Outcome<Document> {
        loadWithFiles(path: path).outcome
    }

    /// As `load`, with the files that were read, which findings point into even where there is no document.
    package func loadWithFiles(path: String) -> (outcome: Outcome<Document>, files: SourceFiles) {
        let session = LoadSession(provider: provider, options: options)
        let document = session.load(path: path)
        let findings = session.diagnostics.withoutRepetitions().sortedByPlace()
        return (Outcome(document, findings), session.files)
    }

    /// Loads a text that lies in memory; `others` are the files that it may refer to.
    package static func load(
        text: String, name: String = "openapi.yaml", others: [String: String] = [:],
        options: LoaderOptions = LoaderOptions()
    ) -> Outcome<Document> {
        let provider = InMemoryFileProvider(others.merging([name: text]) { $1 })
        return DocumentLoader(provider: provider, options: options).load(path: name)
    }
}
