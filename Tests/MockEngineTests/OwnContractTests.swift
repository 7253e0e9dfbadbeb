import JSONCoding
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SourceDiagnostics
import Testing

/// The contracts of this repository, played.
struct OwnContractTests {
    /// The folder `specs` beside `Tests`.
    private static let specs = "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/specs"

    @Test(
        "every GET of our own contracts is answered with a success at its sample path",
        arguments: ["core/open-data-broker.yaml", "services/disaster-app.yaml"])
    func samplePaths(path: String) throws {
        let loader = DocumentLoader(provider: DiskFileProvider(), options: LoaderOptions(rootFolder: Self.specs))
        let loaded = loader.load(path: "\(Self.specs)/\(path)")
        #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        let document = try #require(loaded.value)
        var options = MockOptions()
        options.checksCredentials = false
        let service = try #require(CompiledService.compile(document, options: options).value)
        for route in service.routes where route.method == .get {
            let request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: route.samplePath)
            let answer = service.answer(to: request, body: [])
            let (response, body) = (answer.response, answer.body)
            #expect(response.status.code < 400, "\(route.samplePath): \(String(decoding: body, as: UTF8.self))")
        }
        #expect(!service.routes.isEmpty)
    }
}
