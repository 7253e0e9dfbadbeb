import Foundation

/// The files that a contract may be read from: a build looks at them to see whether anything has changed.
enum ContractFiles {
    /// Enough for a contract in many files; a folder with more is no folder of contracts.
    private static let limit = 2_000

    /// All documents below the contract's root, sorted, the contract first.
    static func inputs(of plan: ContractPlan) -> [String] {
        let root = URL(fileURLWithPath: plan.root)
        var found: Set<String> = []
        let walk = FileManager.default.enumerator(
            at: root, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles, .skipsPackageDescendants])
        while found.count < limit, let file = walk?.nextObject() as? URL {
            guard ["yaml", "yml", "json"].contains(file.pathExtension.lowercased()) else { continue }
            found.insert(file.standardizedFileURL.path)
        }
        found.remove(plan.document)
        if let configuration = plan.configuration { found.insert(configuration) }
        return [plan.document] + found.sorted()
    }
}
