import Foundation
import JSONCoding
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SchemaValidation
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

    @Test(
        "every drawn answer of a real document fits its schema",
        .enabled(if: corpus != nil, "KAKEHASHI_CORPUS is not set: real documents are not played"),
        arguments: documents.isEmpty ? [""] : documents)
    func drawnAnswers(path: String) throws {
        let loaded = DocumentLoader(provider: DiskFileProvider()).load(path: "\(try #require(Self.corpus))/\(path)")
        let document = try #require(loaded.value)
        let validators = try #require(SchemaValidators.compile(document).value)
        var options = MockOptions()
        options.checksCredentials = false
        options.requestValidation = .off
        options.dynamic = true
        options.seed = "corpus"
        let service = try #require(CompiledService.compile(document, options: options).value)
        let operations = document.paths.flatMap(\.operations)
        var (faults, count): ([String], Int) = ([], 0)
        for route in service.routes {
            let operation = operations.first {
                $0.path == route.path && $0.method.rawValue.uppercased() == route.method.rawValue
            }
            let request = HTTPRequest(
                method: route.method, scheme: "http", authority: "localhost", path: route.samplePath)
            let answer = service.answer(to: request, body: [])
            let status = answer.response.status.code
            let type = answer.response.headerFields[.contentType].flatMap { KakehashiRuntime.MediaType($0) }
            let found = try #require(operation).responses.first { $0.status == .code(status) }
            guard let found, type?.isJSON == true else { continue }
            let content = document[found.response].content.first {
                KakehashiRuntime.MediaType($0.name)?.essence == type?.essence
            }
            guard let schema = content?.schema else { continue }
            let value = try JSONValue(jsonText: answer.body)
            count += 1
            faults += validators.violations(of: value, against: schema, direction: .response).map {
                "\(route.path): \($0.instancePointer): \($0.message.english)"
            }
        }
        #expect(faults == [])
        #expect(count > 0 || service.routes.isEmpty || Self.hasNoJSON.contains(path))
    }

    /// Documents none of whose successes has JSON with a schema.
    private static let hasNoJSON: Set<String> = ["line/shop.yml", "oai/api-with-examples.yaml"]
}
