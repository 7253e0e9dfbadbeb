package import SourceDiagnostics
package import YAMLSyntax

/// How documents are read.
package struct LoaderOptions: Sendable {
    /// Files outside of it are never read; nil stands for the folder of the entry document.
    package var rootFolder: String?
    /// For each file.
    package var limits: SyntaxLimits
    /// For all files together.
    package var referenceLimits: ReferenceLimits
    /// Without it, every reference to a URL is refused.
    package var remote: RemoteDocuments

    package init(
        rootFolder: String? = nil, limits: SyntaxLimits = SyntaxLimits(),
        referenceLimits: ReferenceLimits = ReferenceLimits(), remote: RemoteDocuments = RemoteDocuments()
    ) {
        self.rootFolder = rootFolder
        self.limits = limits
        self.referenceLimits = referenceLimits
        self.remote = remote
    }
}

/// What became of an entry file.
package struct LoadResult: Sendable {
    /// nil where the entry file cannot be read or is of another version.
    package var document: Document?
    package var diagnostics: [Diagnostic]
    /// Those that were read; findings point into them even where there is no document.
    package var files: SourceFiles
    /// URLs that may be asked for and were not given. Each has a finding, too; who can fetch them loads again.
    package var missing: [RemoteURL]

    package init(document: Document?, diagnostics: [Diagnostic], files: SourceFiles, missing: [RemoteURL] = []) {
        self.document = document
        self.diagnostics = diagnostics
        self.files = files
        self.missing = missing
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
        let result = run(path: path)
        return (Outcome(result.document, result.diagnostics), result.files)
    }

    /// As `load`, with all that is known afterwards.
    package func run(path: String) -> LoadResult {
        let session = LoadSession(provider: provider, options: options)
        let document = session.load(path: path)
        return LoadResult(
            document: document, diagnostics: session.diagnostics.withoutRepetitions().sortedByPlace(),
            files: session.files, missing: session.references.missing)
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
