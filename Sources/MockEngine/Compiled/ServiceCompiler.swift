import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics

/// Turns a document into a service.
struct ServiceCompiler {
    private let document: Document
    private let options: MockOptions
    private let files: SourceFiles
    private let validators: SchemaValidators
    private let samples: SampleMaker
    private let outline: SchemaOutline
    private var bodies: BodyOutlines
    private var table = RouteTable<Int>()
    private(set) var diagnostics: [Diagnostic]

    /// - Parameter files: those of the document, and others whose places are told.
    init(_ document: Document, _ options: MockOptions, files: SourceFiles) {
        self.document = document
        self.files = files
        self.options = options
        let outcome = SchemaValidators.compile(document)
        validators = outcome.value ?? SchemaValidators(accepting: document)
        diagnostics = outcome.diagnostics + SampleRules.check(document) + HeaderTemplate.check(document)
        samples = SampleMaker(document: document, validators: validators)
        outline = SchemaOutline(document: document)
        bodies = BodyOutlines(document)
    }

    mutating func run() -> CompiledService {
        let drafts = document.paths.flatMap(\.operations).compactMap { draft($0) }
        // Only now it is known how all XML looks.
        let table = bodies.table
        var operations: [CompiledOperation] = []
        for (index, draft) in drafts.enumerated() { operations.append(compile(draft, index, table)) }
        var states = StateCompiler(document, operations)
        let state = options.isStateful ? states.run() : .none
        diagnostics += states.diagnostics
        return CompiledService(
            title: document.info.title, version: document.info.version, basePaths: basePaths(drafts),
            routes: drafts.map(summary),
            options: options, table: self.table, operations: operations, validators: validators, samples: samples,
            state: state, places: ContractPlaces(files))
    }

    /// An operation whose bodies are not finished.
    private struct Draft {
        let operation: OpenAPIModel.Operation
        let parameters: [Parameter]
        let servers: [ServerTemplate]
        var request: [BodyOutlines.Draft] = []
        var responses: [[BodyOutlines.Draft]] = []
        var callbacks: [CallbackDraft] = []
    }

    private struct CallbackDraft {
        let name: String
        let address: RuntimeText
        let operation: OpenAPIModel.Operation
        let contents: [OpenAPIModel.MediaType]
        let bodies: [BodyOutlines.Draft]
    }

    /// nil for an operation that cannot be reached.
    private mutating func draft(_ operation: OpenAPIModel.Operation) -> Draft? {
        let method = operation.method.request
        do throws(RouteTable<Int>.Conflict) {
            try table.add(method, operation.path, operationCount)
        } catch {
            diagnostics.append(
                Diagnostic(
                    MockRules.hiddenOperation,
                    .init(
                        "another operation answers \(method.rawValue) '\(operation.path)' already",
                        ja: "\(method.rawValue)「\(operation.path)」には別の操作が既に応答している"),
                    at: operation.origin.range, pointer: operation.origin.pointer))
            return nil
        }
        operationCount += 1
        let servers = operation.servers.isEmpty ? document.servers : operation.servers
        var draft = Draft(
            operation: operation, parameters: operation.parameters.map { document[$0] },
            servers: servers.map(\.template))
        if let id = operation.requestBody { draft.request = document[id].content.map { bodies.draft($0) } }
        for entry in operation.responses {
            draft.responses.append(document[entry.response].content.map { bodies.draft($0) })
        }
        for callback in operation.callbacks { draft.callbacks += callbackDrafts(callback) }
        return draft
    }

    private mutating func callbackDrafts(_ callback: Callback) -> [CallbackDraft] {
        var drafts: [CallbackDraft] = []
        for item in callback.expressions {
            guard let address = item.expression else { continue }
            for operation in item.operations {
                let contents = operation.requestBody.map { document[$0].content } ?? []
                drafts.append(
                    CallbackDraft(
                        name: callback.name, address: address, operation: operation, contents: contents,
                        bodies: contents.map { bodies.draft($0) }))
            }
        }
        return drafts
    }

    private var operationCount = 0

    /// The paths of all servers, each once, those of the document first.
    private func basePaths(_ drafts: [Draft]) -> [String] {
        var paths: [String] = []
        for template in document.servers.map(\.template) + drafts.flatMap(\.servers) {
            let path = template.path
            if !paths.contains(path) { paths.append(path) }
        }
        // Where one is the beginning of another, the longer one counts; an empty one is tried anyhow.
        let further = options.furtherBasePaths.filter { !$0.isEmpty && !paths.contains($0) }
        return paths + further.sorted { $0.utf8.count > $1.utf8.count }
    }

    private func summary(_ draft: Draft) -> RouteSummary {
        let operation = draft.operation
        return RouteSummary(
            method: operation.method.request, path: operation.path, operationID: operation.operationID,
            summary: operation.summary, samplePath: SamplePath(samples).text(operation.path, draft.parameters))
    }

    private mutating func compile(_ draft: Draft, _ index: Int, _ table: XMLTable) -> CompiledOperation {
        let operation = draft.operation
        let body = operation.requestBody.map { document[$0] }
        let responses = zip(operation.responses, draft.responses).map { entry, drafts in
            let response = document[entry.response]
            return CompiledResponse(
                status: entry.status, headers: response.headers.compactMap(compile),
                contents: contents(response.content, drafts, table),
                isForViolations: response.extensions["x-for-violations"] == true, origin: response.origin)
        }
        return CompiledOperation(
            index: index, operation: operation, servers: draft.servers,
            security: CompiledSecurity(operation, document),
            parameters: draft.parameters.map { compile($0, among: draft.parameters) },
            body: body.map {
                CompiledBody(
                    isRequired: $0.isRequired, contents: contents($0.content, draft.request, table), origin: $0.origin)
            },
            responses: responses, faults: faults(of: operation),
            callbacks: draft.callbacks.map { compile($0, of: operation, table) })
    }

    private func compile(
        _ draft: CallbackDraft, of operation: OpenAPIModel.Operation, _ table: XMLTable
    ) -> CompiledCallback {
        let contents = contents(draft.contents, draft.bodies, table)
        let field = CompiledCallback.delayField
        let delay = (draft.operation.extensions[field] ?? operation.extensions[field])?.numberValue?.int64
        let headers = draft.operation.parameters.map { document[$0] }.filter { $0.location == .header && $0.isRequired }
        return CompiledCallback(
            name: draft.name, method: draft.operation.method.request, address: draft.address,
            headers: headers.compactMap { parameter in
                text(of: parameter).map { (name: parameter.name, text: $0) }
            },
            content: contents.first { $0.type?.isJSON == true } ?? contents.first,
            delay: delay.map { Int(min(max($0, 0), Int64(CompiledCallback.longestDelay))) }
                ?? CompiledCallback.usualDelay,
            origin: draft.operation.origin)
    }

    private func text(of parameter: Parameter) -> String? {
        let schema = parameter.schema ?? parameter.content.first?.schema
        let value =
            parameter.examples.lazy.compactMap(\.value).first
            ?? schema.map { samples.sample(for: $0, direction: .request) }
        return value.map { HeaderCoding.text(of: $0, explode: parameter.explodes) }
    }

    /// Those of the options, then those of the contract.
    private mutating func faults(of operation: OpenAPIModel.Operation) -> [Fault] {
        let settings = options.faults.filter { $0.operationID == nil || $0.operationID == operation.operationID }
        var faults = settings.flatMap(\.faults)
        do throws(FaultSyntaxError) {
            faults += try Fault.written(in: operation.extensions)
        } catch {
            let place = operation.origin.field(Fault.field) ?? operation.origin
            diagnostics.append(
                Diagnostic(
                    MockRules.invalidFault, error.message, at: place.range,
                    pointer: operation.origin.pointer + "/" + Fault.field))
        }
        return faults
    }

    private func contents(
        _ contents: [OpenAPIModel.MediaType], _ drafts: [BodyOutlines.Draft], _ table: XMLTable
    ) -> [CompiledContent] {
        zip(contents, drafts).map { content, draft in
            var reason = ""
            if case .opaque(let text) = draft { reason = text }
            return CompiledContent(
                name: content.name, type: KakehashiRuntime.MediaType(content.name), schema: content.schema,
                reading: bodies.reading(draft, table), opaqueReason: reason,
                examples: content.examples.filter { $0.node != nil }.map(CompiledExample.init), origin: content.origin)
        }
    }

    // MARK: Parameters

    private func compile(_ parameter: Parameter, among all: [Parameter]) -> CompiledParameter {
        CompiledParameter(
            name: parameter.name, location: parameter.location, reading: reading(of: parameter, among: all),
            schema: parameter.schema ?? parameter.content.first?.schema, origin: parameter.origin)
    }

    private func reading(of parameter: Parameter, among all: [Parameter]) -> CompiledParameter.Reading {
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
        var coding = parameter.coding
        let shape = parameter.schema.map(outline.textShape) ?? .scalar
        if coding.explode, shape == .object(keys: nil) {
            // An object of any members does not take what other parameters are.
            coding.except = all.filter { $0.location == parameter.location && $0.name != parameter.name }.map(\.name)
        }
        return .described(
            ParameterDescription(
                parameter.name, in: parameter.location.coding, coding, shape: shape, isRequired: parameter.isRequired))
    }

    // MARK: Headers

    private func compile(_ entry: NamedEntry<Header.ID>) -> CompiledHeader? {
        // OAS 3.0.4, section 4.7.17: the content type is described by `content`.
        if entry.name.lowercased() == "content-type" { return nil }
        let header = document[entry.value]
        let schema = header.schema ?? header.content.first?.schema
        let examples = header.examples + (header.content.first?.examples ?? [])
        let example = examples.lazy.compactMap(\.value).first
        let value = example ?? schema.map { samples.sample(for: $0, direction: .response) }
        let style = header.schema == nil ? CompiledHeader.Style.json : .simple(explode: header.explodes)
        let templates = HeaderTemplate.read(header)
        guard schema != nil || value != nil || !templates.isEmpty else { return nil }
        return CompiledHeader(
            name: entry.name, schema: schema, style: style, parameter: parameter(entry.name, header),
            templates: templates, isURL: schema.flatMap { document[$0].format }.map { $0.hasPrefix("uri") } ?? false,
            fixed: value.flatMap { value in
                value.isNull ? nil : (style.text(of: value), example == nil ? .schema : .example)
            },
            origin: header.origin)
    }

    private func parameter(_ name: String, _ header: Header) -> CompiledParameter {
        var coding = ParameterCoding(.simple, explode: header.explodes)
        coding.isJSON = header.schema == nil
        let description = ParameterDescription(
            name, in: .header, coding, shape: header.schema.map(outline.textShape) ?? .scalar,
            isRequired: header.isRequired)
        return CompiledParameter(
            name: name, location: .header, reading: .described(description),
            schema: header.schema ?? header.content.first?.schema, origin: header.origin)
    }
}

extension Server {
    var template: ServerTemplate {
        ServerTemplate(url, variables.map { .init($0.name, $0.defaultValue, $0.allowed ?? []) })
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
