import Foundation
import FuzzEntries
import Testing

/// The seeds of the fuzzers, and every input that once broke something.
@Suite struct ReplayTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    private static func inputs(_ kind: String, _ entry: FuzzEntry) throws -> [URL] {
        let place = folder.appendingPathComponent("\(kind)/\(entry.rawValue)")
        guard FileManager.default.fileExists(atPath: place.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.first != "." }.sorted { $0.path < $1.path }
    }

    @Test("every entry keeps its promises for its seeds and for what broke it once", arguments: FuzzEntry.allCases)
    func replay(_ entry: FuzzEntry) throws {
        let seeds = try Self.inputs("Corpus", entry)
        #expect(seeds.count >= 5, "the fuzzer of '\(entry.rawValue)' has too few seeds")
        for file in try seeds + Self.inputs("Crashes", entry) {
            let broken = entry.run(Array(try Data(contentsOf: file)))
            #expect(broken == nil, "\(file.lastPathComponent)")
        }
    }

    @Test("every fuzzer has a dictionary", arguments: FuzzEntry.allCases)
    func dictionary(_ entry: FuzzEntry) throws {
        let file = Self.folder.appendingPathComponent("Dictionaries/\(entry.rawValue).dict")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.filter { $0.hasSuffix("\"") }.count >= 10)
    }
}
