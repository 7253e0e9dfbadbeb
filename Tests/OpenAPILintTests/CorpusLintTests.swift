import Foundation
import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct CorpusLintTests {
    private let snapshot = Snapshot()

    @Test("every document of the corpus is linted to the end, with the recorded number of findings for each rule")
    func counts() throws {
        guard let folder = Corpus.folder() else { return }
        var text = ""
        for path in try CorpusDocuments.paths(below: folder) {
            let loader = DocumentLoader(provider: DiskFileProvider())
            let outcome = loader.load(path: folder + "/" + path)
            guard let document = outcome.value else { continue }
            let findings = Linter(profile: .strict).run(document)
            let counts = Dictionary(findings.map { ($0.rule.id, 1) }, uniquingKeysWith: +)
            text += "\(path)\n"
            for (id, count) in counts.sorted(by: { $0.key < $1.key }) { text += "  \(id) \(count)\n" }
        }
        #expect(snapshot.difference(text, "corpus-strict.txt") == nil)
    }
}

enum CorpusDocuments {
    /// Paths of those that look like contracts, sorted; other files of the corpus are test cases of other kinds.
    static func paths(below folder: String) throws -> [String] {
        let walk = FileManager.default.enumerator(atPath: folder)
        var paths: [String] = []
        while let path = walk?.nextObject() as? String {
            guard [".yaml", ".yml", ".json"].contains(where: { path.hasSuffix($0) }),
                !path.hasPrefix("yaml-test-suite"), !path.hasPrefix("json-schema")
            else { continue }
            paths.append(path)
        }
        return paths.sorted()
    }
}
