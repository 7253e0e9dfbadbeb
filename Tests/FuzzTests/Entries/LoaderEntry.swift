import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// The loader over several files: the entry document first, then `b.yaml`, `c.json` and `d/e.yaml`.
enum LoaderEntry {
    private static let names = ["openapi.yaml", "b.yaml", "c.json", "d/e.yaml"]

    static func run(_ bytes: [UInt8]) -> String? {
        let texts = FuzzInput.parts(of: bytes).map { String(decoding: $0, as: UTF8.self) }
        let provider = InMemoryFileProvider(Dictionary(uniqueKeysWithValues: zip(names, texts)))
        let loader = DocumentLoader(provider: provider, options: LoaderOptions(limits: YAMLEntry.limits))
        let (outcome, files) = loader.loadWithFiles(path: names[0])
        if outcome.value == nil, !outcome.diagnostics.hasErrors { return "there is neither a document nor an error" }
        if let broken = FindingPromises.broken(by: outcome.diagnostics, in: files) { return broken }
        guard let document = outcome.value else { return nil }
        let schemas = document.schemas.indices
        for schema in document.schemas {
            let inner = schema.properties.map(\.schema) + schema.allOf + schema.oneOf + schema.anyOf
            guard inner.allSatisfy({ schemas.contains($0.index) }) else { return "a reference leads out of its table" }
        }
        return FindingPromises.broken(by: SchemaValidators.compile(document).diagnostics, in: files)
    }
}
