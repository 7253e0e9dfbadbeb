import OpenAPIModel
import SourceDiagnostics
import Synchronization

/// Where the parts of a contract stand, as people read it.
final class ContractPlaces: Sendable {
    private let files: SourceFiles
    private let lines = Mutex<[FileID: LineIndex]>([:])

    init(_ files: SourceFiles) { self.files = files }

    /// `pets.yaml:12:5`. The lines of a file are counted when they are first asked for.
    func text(of place: Origin) -> String {
        let id = place.range.file
        let index = lines.withLock { lines in
            if let index = lines[id] { return index }
            let index = LineIndex(files[id])
            lines[id] = index
            return index
        }
        let location = index.location(of: place.range.start)
        return "\(files[id].name):\(location.line):\(location.column)"
    }
}
