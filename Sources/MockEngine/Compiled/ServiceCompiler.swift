import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics

/// Turns a document into a service.
struct ServiceCompiler {
    private let document: Document
    private let validators: SchemaValidators
    private let samples: SampleMaker
    private let coercion: TextCoercion
    private var table = RouteTable<Int>()
    private var operations: [CompiledOperation] = []
    private var routes: [RouteSummary] = []
    private(set) var diagnostics: [Diagnostic]

    init(_ document: Document) {
        self.document = document
        let outcome = SchemaValidators.compile(document)
        validators = outcome.value ?? SchemaValidators(accepting: document)
        diagnostics = outcome.diagnostics + SampleRules.check(document)
        samples = SampleMaker(document: document, validators: validators)
        coercion = TextCoercion(document: document, validators: validators)
    }

    mutating func run() -> CompiledService {
        for path in document.paths {
            for operation in path.operations { add(operation) }
        }
        return CompiledService(
            title: document.info.title, basePath: ServerPath.path(of: document.servers.first), routes: routes,
            table: table, operations: operations, validators: validators, samples: samples, coercion: coercion)
    }

    private mutating func add(_ operation: OpenAPIModel.Operation) {
        let method = operation.method.request
        do throws(RouteTable<Int>.Conflict) {
            try table.add(method, operation.path, operations.count)
        } catch {
            diagnostics.append(
                Diagnostic(
                    MockRules.hiddenOperation,
                    .init(
                        "another operation answers \(method.rawValue) '\(operation.path)' already",
                        ja: "\(method.rawValue)「\(operation.path)」には別の操作が既に応答している"),
                    at: operation.origin.range, pointer: operation.origin.pointer))
            return
        }
        let parameters = operation.parameters.map { document[$0] }
        let body = operation.requestBody.map { document[$0] }
        operations.append(
            CompiledOperation(
                operation: operation, parameters: parameters.map(compile),
                body: body.map { .init(isRequired: $0.isRequired, contents: $0.content.map(CompiledContent.init)) },
                responses: operation.responses.map(compile)))
        routes.append(
            RouteSummary(
                method: method, path: operation.path, operationID: operation.operationID, summary: operation.summary,
                samplePath: SamplePath(samples).text(operation.path, parameters)))
    }

    // MARK: Parameters

    private func compile(_ parameter: Parameter) -> CompiledParameter {
        CompiledParameter(
            name: parameter.name, location: parameter.location, isRequired: parameter.isRequired,
            allowsEmptyValue: parameter.allowsEmptyValue, reading: reading(of: parameter),
            schema: parameter.schema ?? parameter.content.first?.schema)
    }

    private func reading(of parameter: Parameter) -> CompiledParameter.Reading {
        // OAS 3.0.4, section 4.7.12.1: these three are described elsewhere.
        if parameter.location == .header,
            ["accept", "content-type", "authorization"].contains(parameter.name.lowercased())
        {
            return .ignored("OpenAPI describes this header elsewhere")
        }
        if let content = parameter.content.first {
            let isJSON = KakehashiRuntime.MediaType(content.name)?.isJSON ?? false
            guard isJSON else { return .ignored("its content is '\(content.name)'") }
        }
        return .described(
            ParameterDescription(
                parameter.name, in: parameter.location.coding, parameter.coding,
                shape: parameter.schema.map(coercion.shape) ?? .scalar, isRequired: parameter.isRequired))
    }

    // MARK: Responses

    private func compile(_ entry: ResponseEntry) -> CompiledResponse {
        let response = document[entry.response]
        return CompiledResponse(
            status: entry.status, headers: response.headers.compactMap(compile),
            contents: response.content.map(CompiledContent.init))
    }

    private func compile(_ entry: NamedEntry<Header.ID>) -> CompiledHeader? {
        // OAS 3.0.4, section 4.7.17: the content type is described by `content`.
        if entry.name.lowercased() == "content-type" { return nil }
        let header = document[entry.value]
        let schema = header.schema ?? header.content.first?.schema
        let examples = header.examples + (header.content.first?.examples ?? [])
        let example = examples.lazy.compactMap(\.value).first
        guard let value = example ?? schema.map({ samples.sample(for: $0, direction: .response) }), !value.isNull else {
            return nil
        }
        let text =
            header.schema == nil
            ? String(decoding: value.jsonText, as: UTF8.self)
            : HeaderCoding.text(of: value, explode: header.explodes)
        return CompiledHeader(name: entry.name, text: text, source: example == nil ? .schema : .example)
    }
}

extension HTTPMethod {
    var request: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .put: .put
        case .post: .post
        case .delete: .delete
        case .options: .options
        case .head: .head
        case .patch: .patch
        case .trace: .trace
        }
    }
}
