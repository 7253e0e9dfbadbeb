import KakehashiTestSupport
import OpenAPIModel
import SourceDiagnostics
import Testing

/// What is found in a real document, by rule; documents that are not named have no findings.
private let expectedFindings: [String: [String: Int]] = [
    // OAS 3.0.4, section 4.7.24.1 demands `items`; eight schemas lack it. One response describes its Content-Type, which
    // section 4.7.17.1 tells to ignore.
    "api.github.com.yaml": ["openapi/array-without-items": 8, "openapi/ignored-header": 1],
    "api.github.com.json": ["openapi/array-without-items": 8, "openapi/ignored-header": 1],
]

@Suite struct LoadingCorpusTests {
    @Test("real documents load without errors", arguments: ["line", "oai", "twilio", "github"])
    func load(group: String) throws {
        guard let corpus = Corpus.folder() else { return }
        let paths = Corpus.files(in: corpus + "/" + group, endings: [".yaml", ".yml", ".json"])
        #expect(!paths.isEmpty)
        for path in paths {
            let outcome = DocumentLoader(provider: DiskFileProvider()).load(path: path)
            let document = try #require(outcome.value)
            #expect(!document.paths.isEmpty)
            var found: [String: Int] = [:]
            for finding in outcome.diagnostics { found[finding.rule.id, default: 0] += 1 }
            #expect(found == expectedFindings[FilePath.lastPart(of: path)] ?? [:], "\(path)")
        }
    }

    @Test("the same document as JSON and as YAML gives the same tables")
    func sameTables() throws {
        guard let corpus = Corpus.folder() else { return }
        let documents = try ["yaml", "json"].map { ending in
            let path = corpus + "/github/api.github.com." + ending
            return try #require(DocumentLoader(provider: DiskFileProvider()).load(path: path).value)
        }
        #expect(Set(documents.map(\.schemas.count)).count == 1)
        #expect(documents[0].schemas.map(\.origin.pointer) == documents[1].schemas.map(\.origin.pointer))
        #expect(documents[0].responses.map(\.origin.pointer) == documents[1].responses.map(\.origin.pointer))
        #expect(documents[0].components.schemas.map(\.name) == documents[1].components.schemas.map(\.name))
    }
}
