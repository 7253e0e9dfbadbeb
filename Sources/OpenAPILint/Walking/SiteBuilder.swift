import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Pairs the objects of a document with their nodes.
struct SiteBuilder {
    private let document: Document
    private(set) var operations: [OperationSite] = []
    private(set) var callbackOperations: [OperationSite] = []
    private(set) var parameters: [ParameterSite] = []
    private(set) var responses: [ResponseSite] = []
    private(set) var requestBodies: [RequestBodySite] = []
    private(set) var schemas: [SchemaSite] = []
    private(set) var securitySchemes: [SecuritySchemeSite] = []
    private var seen: Set<Node> = []

    init(_ document: Document) { self.document = document }

    mutating func run() {
        for item in document.paths { add(item, isCallback: false, depth: 0) }
        parameters = document.parameters.compactMap { parameter in
            parameter.origin.node.map { ParameterSite(parameter: parameter, node: $0) }
        }
        pairResponses()
        pairRequestBodies()
        schemas = document.schemas.indices.compactMap { index in
            let schema = document.schemas[index]
            guard !schema.isInvalid, let node = schema.origin.node, node.kind == .mapping else { return nil }
            return SchemaSite(id: Schema.ID(index: index), schema: schema, node: node)
        }
        securitySchemes = document.securitySchemes.compactMap { entry in
            entry.value.origin.node.map {
                SecuritySchemeSite(name: entry.name, scheme: entry.value, node: $0, nameRange: entry.nameRange)
            }
        }
    }

    /// A path item that two paths refer to gives its operations twice, but they are one text.
    private mutating func add(_ item: PathItem, isCallback: Bool, depth: Int) {
        guard depth < 4 else { return }
        for operation in item.operations {
            guard let node = operation.origin.node, seen.insert(node).inserted else { continue }
            let site = OperationSite(operation: operation, node: node)
            if isCallback { callbackOperations.append(site) } else { operations.append(site) }
            for callback in operation.callbacks {
                for expression in callback.expressions { add(expression, isCallback: true, depth: depth + 1) }
            }
        }
    }

    private mutating func pairResponses() {
        var uses = [[ResponseSite.Use]](repeating: [], count: document.responses.count)
        for site in operations + callbackOperations {
            for entry in site.operation.responses {
                uses[entry.response.index].append(ResponseSite.Use(operation: site, entry: entry))
            }
        }
        responses = document.responses.indices.compactMap { index in
            let response = document.responses[index]
            return response.origin.node.map {
                ResponseSite(id: Response.ID(index: index), response: response, node: $0, uses: uses[index])
            }
        }
    }

    private mutating func pairRequestBodies() {
        var uses = [[OperationSite]](repeating: [], count: document.requestBodies.count)
        for site in operations + callbackOperations {
            if let body = site.operation.requestBody { uses[body.index].append(site) }
        }
        requestBodies = document.requestBodies.indices.compactMap { index in
            let body = document.requestBodies[index]
            return body.origin.node.map { RequestBodySite(body: body, node: $0, operations: uses[index]) }
        }
    }
}
