package import SourceDiagnostics
package import YAMLSyntax

/// Leaves the chosen operations of a contract and what they need: components over any number of references, subtypes
/// of discriminators, security schemes and tags. Links to operations that are left out go with them.
package struct ContractFilter: Sendable {
    private let selection: OperationSelection
    private let limits: SyntaxLimits

    /// The limits are those of the loader, so that what it took is taken here.
    package init(selection: OperationSelection, limits: SyntaxLimits = SyntaxLimits()) {
        self.selection = selection
        self.limits = limits
    }

    /// There is a value also where the selection names something unknown.
    package func filter(_ contract: BundledContract) -> Outcome<BundledContract> {
        let parsed = contract.node(limits: limits)
        guard let root = parsed.value else { return Outcome(nil, parsed.diagnostics) }
        var files = SourceFiles()
        _ = files.add(name: root.file.name, bytes: root.file.bytes)
        let resolver = ReferenceResolver(files: files, root: root, provider: nil, limits: limits)
        let items = FilteredPathItem.all(in: root, resolver)
        let operations = items.flatMap(\.operations)
        let chosen = Set(operations.filter { selection.contains($0) }.map(\.place))
        let parts = NeededParts(root: root, items: items, chosen: chosen, resolver: resolver)
        parts.find()
        let tree = FilterRewriter(root: root, parts: parts, resolver: resolver).document()
        let findings = SelectionCheck(operations: operations, items: items, fileName: contract.name).findings(selection)
        let empty = chosen.isEmpty && findings.isEmpty ? [SelectionCheck.emptySelection(contract.name)] : []
        return Outcome(BundledContract(name: contract.name, tree: tree), findings + empty)
    }
}
