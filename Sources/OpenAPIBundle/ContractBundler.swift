package import OpenAPIModel
package import SourceDiagnostics
package import YAMLSyntax

/// Makes one file of many: what other files hold becomes a component, and every reference a local one.
///
/// URLs that are no references, as in `servers`, `externalDocs` and `externalValue`, stay as they are, and so do
/// values of examples and extensions. Path items come in place of the references to them, as version 3.0 has no
/// components of that kind.
package struct ContractBundler: Sendable {
    private let provider: any FileProvider
    private let limits: SyntaxLimits

    /// All as the loader had it. The provider tells which paths are the same file; no file is read again.
    package init(provider: any FileProvider, limits: SyntaxLimits = SyntaxLimits()) {
        self.provider = provider
        self.limits = limits
    }

    /// References that the loader could not follow stay as they are; there is no value where the entry is not readable.
    package func bundle(_ document: Document) -> Outcome<BundledContract> {
        let entry = document.files[document.entry]
        guard let root = DocumentSyntax.parseMapping(entry, limits: limits).value else { return Outcome(nil) }
        let resolver = ReferenceResolver(
            files: document.files, root: root, provider: provider, limits: limits, remote: document.remoteFiles)
        let plan = ComponentCollector(root: root, resolver: resolver).collect()
        let tree = BundleRewriter(root: root, resolver: resolver, plan: plan).document()
        return Outcome(BundledContract(name: entry.name, tree: tree))
    }
}
