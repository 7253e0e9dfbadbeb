import Foundation
import JSONCoding
import KakehashiTestSupport
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics
import Testing

/// Samples for the schemas of real documents: without a seed, and with several.
struct CorpusSampleTests {
    static let corpus = ProcessInfo.processInfo.environment["KAKEHASHI_CORPUS"]

    static let documents: [String] = ["line", "oai"].flatMap { folder -> [String] in
        guard let corpus else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(corpus)/\(folder)")) ?? []
        return names.filter { $0.hasSuffix("ml") }.sorted().map { "\(folder)/\($0)" }
    }

    private static func fixture(_ path: String, root: String? = nil) throws -> SampleFixture {
        let loader = DocumentLoader(provider: DiskFileProvider(), options: LoaderOptions(rootFolder: root))
        return try SampleFixture(try #require(loader.load(path: path).value))
    }

    @Test(
        "every schema of a real document has samples that fit",
        .enabled(if: corpus != nil, "KAKEHASHI_CORPUS is not set: the samples of real documents are skipped"),
        arguments: documents.isEmpty ? [""] : documents)
    func samplesValidate(path: String) throws {
        let fixture = try Self.fixture("\(try #require(Self.corpus))/\(path)")
        let faults = fixture.document.schemas.indices.flatMap { fixture.faults(Schema.ID(index: $0)) }
        #expect(faults == [])
    }

    @Test(
        "every body and header of a large document has samples that fit",
        .enabled(if: corpus != nil, "KAKEHASHI_CORPUS is not set: the samples of real documents are skipped"),
        arguments: ["github/api.github.com.json", "twilio"])
    func largeDocuments(path: String) throws {
        let corpus = try #require(Self.corpus)
        let paths =
            path.hasSuffix(".json")
            ? ["\(corpus)/\(path)"] : Corpus.files(in: "\(corpus)/\(path)", endings: [".json", ".yaml"])
        try #require(!paths.isEmpty)
        for path in paths { try Self.checkBodies(path, seeds: 1...2) }
    }

    /// The folder `specs` of the repository, or another one while contracts are written.
    private static let specs: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return ProcessInfo.processInfo.environment["KAKEHASHI_SPECS"] ?? root.appendingPathComponent("specs").path
    }()

    static let contracts = ["core", "services", "assets", "municipal", "admin"].flatMap {
        Corpus.files(in: "\(specs)/\($0)", endings: [".yaml"])
    }

    @Test("every body and header of a contract of ours has samples that fit", arguments: contracts)
    func ourContracts(path: String) throws {
        try Self.checkBodies(path, root: Self.specs, seeds: 1...5)
    }

    private static func checkBodies(_ path: String, root: String? = nil, seeds: ClosedRange<UInt64>) throws {
        let fixture = try fixture(path, root: root)
        // A schema that could not be read would accept everything.
        let unread = fixture.document.schemas.filter(\.isInvalid).map(\.origin.pointer)
        #expect(unread == [], "\(path)")
        let document = fixture.document
        let requests = document.requestBodies.flatMap(\.content).compactMap(\.schema)
        let responses = document.responses.flatMap(\.content).compactMap(\.schema)
        let headers = document.headers.compactMap { $0.schema ?? $0.content.first?.schema }
        let parameters = document.parameters.compactMap { $0.schema ?? $0.content.first?.schema }
        #expect(!responses.isEmpty, "\(path)")
        var faults: Set<String> = []
        for id in Set(requests + parameters) { faults.formUnion(fixture.faults(id, seeds: seeds, .request)) }
        for id in Set(responses + headers) { faults.formUnion(fixture.faults(id, seeds: seeds, .response)) }
        #expect(faults.sorted() == [], "\(path)")
    }
}
