import SourceDiagnostics

/// The two notations of a contract.
package enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
    case yaml, json

    /// What the ending of a file name says; YAML for all but `.json`.
    package init(fileName: String) {
        self = FilePath.lastPart(of: fileName).lowercased().utf8.suffix(5).elementsEqual(".json".utf8) ? .json : .yaml
    }
}
