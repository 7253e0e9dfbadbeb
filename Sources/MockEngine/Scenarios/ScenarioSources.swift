package import SourceDiagnostics

/// Scenario files of a contract, as texts.
package struct ScenarioSources: Sendable {
    /// Those of the contract, then these.
    package private(set) var files: SourceFiles
    private(set) var scenarios: [SourceFile] = []

    /// - Parameter files: those of the contract.
    package init(beside files: SourceFiles) { self.files = files }

    package mutating func add(name: String, bytes: [UInt8]) {
        scenarios.append(files.add(name: name, bytes: bytes))
    }

    /// What a file may have at most.
    package static let sizeLimit = 4 << 20
}
