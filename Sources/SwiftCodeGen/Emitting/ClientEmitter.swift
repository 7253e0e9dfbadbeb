import OpenAPIModel

/// Writes the client: its methods, how inputs become requests, how responses are read.
struct ClientEmitter {
    let context: EmitterContext

    func files() -> [SwiftFile] {
        let modules: [GeneratedImport] = [.runtimeInternals]
        var shards = [[SwiftDeclaration]](repeating: [], count: EmitterContext.shards)
        for operation in context.plan.operations {
            shards[context.shard(operation.typeName)] += [methods(operation), input(operation), output(operation)]
        }
        let root = SwiftFile(
            name: "\(context.plan.name)+Client.swift", modules: modules, declarations: [context.handshake, client()])
        return [root] + context.files("Client", modules: modules, shards)
    }

    private func client() -> SwiftDeclaration {
        .block(
            "nonisolated extension \(context.plan.name)",
            [
                .block(
                    "\(context.modifier)struct Client: Sendable",
                    documentation: "Calls the operations of the contract. Every method throws `ClientError`.",
                    [
                        SwiftDeclaration(
                            "\(context.modifier)var core: ClientCore",
                            documentation: "Where the server is and how it is reached."),
                        .function(
                            "\(context.modifier)init(core: ClientCore)",
                            documentation: "For limits other than the usual ones.",
                            ["self.core = core"]),
                        .function(
                            "\(context.modifier)init(serverURL: URL, transport: any ClientTransport, "
                                + "middlewares: [any ClientMiddleware] = [])",
                            [
                                "self.core = ClientCore(serverURL: serverURL, transport: transport, middlewares: middlewares)"
                            ]),
                    ])
            ])
    }

    private func methods(_ operation: OperationPlan) -> SwiftDeclaration {
        let request = context.qualified([operation.typeName, "Request"])
        let response = context.qualified([operation.typeName, "Response"])
        let name = ReservedNames.escaped(operation.methodName)
        let fields = context.fields(of: operation)
        let attributes = operation.isDeprecated ? "@available(*, deprecated) " : ""
        let documentation = operation.documentation ?? operation.id
        let head = "\(attributes)\(context.modifier)func \(name)"
        guard !fields.isEmpty else {
            return .block(
                "nonisolated extension \(context.qualified(["Client"]))",
                [
                    .function(
                        "\(head)(_ request: \(request) = \(request)()) async throws -> \(response)",
                        documentation: documentation, ["return try await self.core.send(request)"])
                ])
        }
        let arguments = fields.map { "\(ReservedNames.label($0.name)): \($0.name)" }.joined(separator: ", ")
        return .block(
            "nonisolated extension \(context.qualified(["Client"]))",
            [
                .function(
                    head, parameters: context.parameterList(fields), rest: " async throws -> \(response)",
                    documentation: documentation,
                    [.line("return try await self.core.send(\(request)(\(arguments)))")]),
                .function(
                    "\(head)(_ request: \(request)) async throws -> \(response)", documentation: documentation,
                    ["return try await self.core.send(request)"]),
            ])
    }

    // MARK: Request

    private func input(_ operation: OperationPlan) -> SwiftDeclaration {
        var statements = operation.parameters.map(write)
        if let body = operation.body { statements.append(write(body)) }
        return .block(
            "nonisolated extension \(context.qualified([operation.typeName, "Request"])): ClientInput",
            [
                SwiftDeclaration(
                    "\(context.modifier)typealias Output = \(context.qualified([operation.typeName, "Response"]))"),
                .function("\(context.modifier)func write(to request: inout RequestWriter) throws", statements),
            ])
    }

    private func write(_ parameter: ParameterPlan) -> SwiftStatement {
        let arguments = "(\(SwiftLiteral.string(parameter.wireName)), self.\(ReservedNames.escaped(parameter.name))"
        let call = parameter.location.rawValue
        switch parameter.coding {
        case .json where parameter.location == .query: return .line("request.jsonQuery\(arguments))")
        case .json: return .line("\(parameter.location == .path ? "try " : "")request.\(call)\(arguments))")
        case .styled(let explode):
            let usual = parameter.location == .query || parameter.location == .cookie
            return .line(
                "\(parameter.location == .path ? "try " : "")request.\(call)\(arguments)"
                    + (explode == usual ? ")" : ", explode: \(explode))"))
        }
    }

    private func write(_ body: BodyPlan) -> SwiftStatement {
        switch (body.content, body.isRequired) {
        case (.single(let content), true): return .line(context.writeContent(content, "self.body", to: "request"))
        case (.single(let content), false):
            return .block("if let body = self.body", [.line(context.writeContent(content, "body", to: "request"))])
        case (.several(let several), let isRequired):
            return .choice("self.body", context.writeCases(several, isOptional: !isRequired, to: "request"))
        }
    }

    // MARK: Response

    private func output(_ operation: OperationPlan) -> SwiftDeclaration {
        var cases = context.matchOrder(operation.responses).map { response in
            (context.pattern(response.status), read(response))
        }
        if !operation.responses.contains(where: { $0.status == .default }) {
            cases.append(("default", ["self = .undocumented(response.undocumented())"]))
        }
        return .block(
            "nonisolated extension \(context.qualified([operation.typeName, "Response"])): ClientOutput",
            [
                .function(
                    "\(context.modifier)init(reading response: inout ResponseReader) throws",
                    [.choice("response.status", cases)])
            ])
    }

    private func read(_ response: ResponsePlan) -> [SwiftStatement] {
        let status = context.needsStatus(response.status) ? ", status: response.status" : ""
        let name = ReservedNames.escaped(response.caseName)
        func result(_ payload: String) -> SwiftStatement { .line("self = .\(name)(\(payload)\(status))") }
        switch response.payload {
        case .empty: return [result("EmptyResponse()")]
        case .body(let content):
            return context.readContent(content, from: "response") {
                result("\(context.payloadType(response))(body: \($0))")
            }
        case .structure(let type):
            let headers = type.headers.map(read)
            let payload = context.qualified(type.path)
            guard let body = type.body else { return [result("\(payload)(\(headers.joined(separator: ", ")))")] }
            return context.readContent(body, from: "response") { value in
                // The initialiser takes what is required first.
                let fields = [(true, "body: \(value)")] + zip(type.headers, headers).map { ($0.isRequired, $1) }
                return result("\(payload)(\(fields.map(\.1).joined(separator: ", ")))")
            }
        }
    }

    private func read(_ header: ResponseType.Header) -> String {
        let call = header.isRequired ? "requiredHeader" : "header"
        let explode = header.explode ? ", explode: true" : ""
        return "\(ReservedNames.label(ReservedNames.escaped(header.name))): try response.\(call)("
            + "\(SwiftLiteral.string(header.wireName)), \(context.type(header.type)).self\(explode))"
    }
}
