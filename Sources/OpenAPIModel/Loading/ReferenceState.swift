import SourceDiagnostics
import YAMLSyntax

/// What a run remembers about references and files, beside where they lead.
struct ReferenceState {
    /// How often a reference was followed, and how many bytes all files together have.
    var count = 0
    var bytes = 0
    /// Limits that were reached; each is one finding, however much is left out because of it.
    var reachedLimits: Set<Rule> = []
    /// The reference that each file but the entry file was first read for.
    var readFor: [FileID: Node] = [:]
    /// The files that lie in a network.
    var remote = RemoteFiles()
    /// Allowed, but no text was given; in the order of the references.
    var missing: [RemoteURL] = []
    var missingURLs: Set<RemoteURL> = []
}
