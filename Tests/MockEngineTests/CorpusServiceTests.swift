import Foundation
import JSONCoding
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SourceDiagnostics
import Testing

/// Documents that others wrote, played.
struct CorpusServiceTests {
    static let corpus = ProcessInfo.processInfo.environment["KAKEHASHI_CORPUS"]

    static let documents: [String] = ["line", "oai", "twilio", "github"].flatMap { folder -> [String] in
        guard let corpus else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(corpus)/\(folder)")) ?? []
        return names.filter { $0.hasSuffix("ml") || $0.hasSuffix("json") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test(
        "every GET of a real document is answered at its sample path",
        .enabled(if: corpus != nil, "KAKEHASHI_CORPUS is not set: real documents are not played"),
        arguments: documents.isEmpty ? [""] : documents)
    func samplePaths(path: String) throws {
        let loaded = DocumentLoader(provider: DiskFileProvider()).load(path: "\(try #require(Self.corpus))/\(path)")
        let document = try #require(loaded.value)
        var options = MockOptions()
        options.checksCredentials = false
        let service = try #require(CompiledService.compile(document, options: options).value)
        var faults: [String] = []
        for route in service.routes where route.method == .get {
            let request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: route.samplePath)
            let answer = service.answer(to: request, body: [])
            let (response, body) = (answer.response, answer.body)
            if (200..<400).contains(response.status.code) { continue }
            let errors = (try? JSONValue(jsonText: body))?["errors"]?.arrayValue ?? []
            // A header that must be there cannot stand in a path.
            if !errors.isEmpty, errors.allSatisfy({ $0["in"] == "header" && $0["code"] == "missing" }) { continue }
            faults.append("\(route.path): \(response.status.code) \(String(decoding: body, as: UTF8.self))")
        }
        #expect(faults == [])
    }
}
