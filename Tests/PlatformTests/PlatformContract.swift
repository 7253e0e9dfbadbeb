import JSONCoding
import JSONValidation
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics
import Testing

/// A contract of `specs`, read and played.
struct PlatformContract {
    let document: Document
    let service: CompiledService
    private let validators: SchemaValidators
    private let samples: SampleMaker

    /// The folder `specs` beside `Tests`.
    static let specs = "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/specs"

    /// - Parameter path: below `specs`.
    init(_ path: String) throws {
        let loader = DocumentLoader(provider: DiskFileProvider(), options: LoaderOptions(rootFolder: Self.specs))
        document = try #require(loader.load(path: "\(Self.specs)/\(path)").value)
        var options = MockOptions()
        options.checksCredentials = false
        service = try #require(CompiledService.compile(document, options: options).value)
        validators = try #require(SchemaValidators.compile(document).value)
        samples = SampleMaker(document: document, validators: validators)
    }

    var operations: [OpenAPIModel.Operation] { document.paths.flatMap(\.operations) }

    func request(_ operation: OpenAPIModel.Operation) throws -> SampleRequest {
        let method = operation.method.rawValue.uppercased()
        let route = try #require(
            service.routes.first { $0.path == operation.path && $0.method.rawValue == method })
        return try SampleRequest(operation, at: service.basePath + route.samplePath, document, samples)
    }

    /// The path of an operation with these path parameters; the others have the values of their examples.
    func path(_ operation: OpenAPIModel.Operation, _ values: [String: String]) throws -> String {
        let known = operation.parameters.map { document[$0] }.filter { $0.location == .path }
        var texts: [String: String] = [:]
        for parameter in known {
            let example = parameter.examples.lazy.compactMap(\.value).first
            let value = example ?? parameter.schema.map { samples.sample(for: $0, direction: .request) } ?? "-"
            texts[parameter.name] = PercentCoding.encode(values[parameter.name] ?? ScalarText.text(of: value))
        }
        let query = try #require(request(operation).head.path).drop { $0 != "?" }
        return service.basePath + PathTemplate(operation.path).expanded(texts) + query
    }

    /// The lowest documented status below 400.
    func success(_ operation: OpenAPIModel.Operation) -> Int? {
        operation.responses.compactMap { entry in
            if case .code(let code) = entry.status { code } else { nil }
        }.filter { $0 < 400 }.min()
    }

    /// What in the body of an answer does not fit its schema.
    func violations(_ response: HTTPResponse, _ body: [UInt8], _ operation: OpenAPIModel.Operation) -> [String] {
        let status = response.status.code
        guard let entry = operation.responses.first(where: { $0.status == .code(status) }),
            let type = response.headerFields[.contentType].flatMap(KakehashiRuntime.MediaType.init),
            type.isJSON,
            let content = document[entry.response].content.first(where: { $0.name == type.description }),
            let schema = content.schema
        else { return [] }
        guard let value = try? JSONValue(jsonText: body) else { return ["the body is no JSON"] }
        return validators.violations(of: value, against: schema, direction: .response).map {
            "\($0.instancePointer): \($0.message.english)"
        }
    }
}
