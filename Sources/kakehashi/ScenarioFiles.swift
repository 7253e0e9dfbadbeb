import SourceDiagnostics

/// Which scenario files belong to a contract.
enum ScenarioFiles {
    private static let endings = [".scenario.yaml", ".scenario.yml"]
    private static let documentEndings = [".yaml", ".yml", ".json"]

    /// Those in the folder of a contract whose names begin with its own: `shelters.scenario.yaml` and
    /// `shelters.night.scenario.yaml` of `shelters.yaml`. A contract there with a longer name has those of its own.
    static func beside(_ document: String) -> [String] {
        let (folder, name) = (FilePath.directory(of: document), FilePath.lastPart(of: document))
        let names = DiskFileProvider().names(inFolder: folder)
        // Standard input has nothing beside it.
        guard names.contains(name) else { return [] }
        let base = FilePath.baseName(of: name)
        let longer = names.filter(isDocument).map { FilePath.baseName(of: $0) }.filter { $0.hasPrefix(base + ".") }
        let own = names.filter { file in isScenario(file, of: base) && !longer.contains { isScenario(file, of: $0) } }
        return own.sorted().map { FilePath.join(folder, $0) }
    }

    /// Whether a file is no contract, by its name.
    static func isScenario(_ file: String) -> Bool { endings.contains { file.hasSuffix($0) } }

    private static func isScenario(_ file: String, of base: String) -> Bool {
        endings.contains { file == base + $0 || file.hasPrefix(base + ".") && file.hasSuffix($0) }
    }

    private static func isDocument(_ file: String) -> Bool {
        documentEndings.contains { file.hasSuffix($0) } && !isScenario(file)
    }
}
