import Foundation
import JSONCoding
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics
import Testing

/// Samples for the schemas of documents that others wrote.
struct CorpusSampleTests {
    static let corpus = ProcessInfo.processInfo.environment["KAKEHASHI_CORPUS"]

    static let documents: [String] = ["line", "oai"].flatMap { folder -> [String] in
        guard let corpus else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(corpus)/\(folder)")) ?? []
        return names.filter { $0.hasSuffix("ml") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test(
        "every schema of a real document has a sample that fits",
        .enabled(if: corpus != nil, "KAKEHASHI_CORPUS is not set: the samples of real documents are skipped"),
        arguments: documents.isEmpty ? [""] : documents)
    func samplesValidate(path: String) throws {
        let loaded = DocumentLoader(provider: DiskFileProvider()).load(path: "\(try #require(Self.corpus))/\(path)")
        let fixture = try SampleFixture(try #require(loaded.value))
        let faults = fixture.document.schemas.indices.flatMap { fixture.faults(Schema.ID(index: $0)) }
        #expect(faults == [])
    }
}
