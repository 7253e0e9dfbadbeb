import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

/// What the rules of meaning find in the documents of others.
@Suite struct MeaningCorpusTests {
    @Test("every finding in real documents is known and was read")
    func counts() throws {
        guard let corpus = Corpus.folder() else { return }
        var text = ""
        for group in ["github", "line", "oai", "twilio"] {
            for path in Corpus.files(in: corpus + "/" + group, endings: [".yaml", ".yml", ".json"]) {
                let document = try #require(DocumentLoader(provider: DiskFileProvider()).load(path: path).value)
                var counts: [String: Int] = [:]
                for finding in MeaningRules.check(document) { counts[finding.rule.id, default: 0] += 1 }
                text += "\(group)/\(FilePath.lastPart(of: path))\n"
                for (id, count) in counts.sorted(by: { $0.key < $1.key }) { text += "  \(id) \(count)\n" }
            }
        }
        #expect(Snapshot().difference(text, "meaning-corpus.txt") == nil)
    }
}
