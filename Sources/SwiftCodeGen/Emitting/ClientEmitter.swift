import OpenAPIModel

/// Writes the client: its methods, how inputs become requests, how responses are read.
struct ClientEmitter {
    let context: EmitterContext

    func files() -> [SwiftFile] {
        let modules: [GeneratedImport] = [.runtimeInternals]
        let coding = ClientCoding(context: context)
        let links = ClientLinks(context: context)
        let receiving = ServerCoding(context: context)
        var shards = [[SwiftDeclaration]](repeating: [], count: EmitterContext.shards)
        for operation in context.plan.operations {
            var declarations = [methods(operation), coding.input(operation), coding.output(operation)]
            declarations += links.declarations(operation)
            for callback in operation.callbacks.map(\.operation) {
                declarations += ClientReceiver(context: context, operation: callback).declarations()
                declarations += [receiving.input(callback), receiving.output(callback)]
            }
            shards[context.shard(operation.typePath[0])] += declarations
        }
        let root = SwiftFile(
            name: "\(context.plan.name)+Client.swift", modules: modules,
            declarations: [context.handshake, client()] + ClientCredentials(context: context).declarations()
                + ServerSecurity(context: context).callbackDeclarations())
        return [root] + context.files("Client", modules: modules, shards)
    }

    /// Whether clients have to know where the contract's servers are.
    private var needsServers: Bool {
        context.plan.servers.contains { !$0.variables.isEmpty }
            || context.plan.operations.contains { !$0.servers.isEmpty }
    }

    private func client() -> SwiftDeclaration {
        var members: [SwiftDeclaration] = []
        if needsServers {
            members.append(
                .block(
                    "\(context.modifier)static var servers: [ServerTemplate]",
                    documentation: "The contract's servers, for URLs with other values of their variables.",
                    [SwiftDeclaration("return \(context.servers(context.plan.servers))")]))
        }
        members.append(
            .block(
                "\(context.modifier)struct Client: ContractClient",
                documentation: "Calls the operations of the contract. Every method throws `ClientError`.",
                [
                    SwiftDeclaration(
                        "\(context.modifier)var core: ClientCore",
                        documentation: "Where the server is and how it is reached."),
                    .function(
                        "\(context.modifier)init(core: ClientCore)",
                        documentation: "For limits other than the usual ones.", ["self.core = core"]),
                    initializer(),
                ]))
        return .block("nonisolated extension \(context.plan.name)", members)
    }

    private func initializer() -> SwiftDeclaration {
        var parameters = ["serverURL: URL", "transport: any ClientTransport"]
        var arguments = ["serverURL: serverURL", "transport: transport", "middlewares: middlewares"]
        if context.plan.isSecured {
            parameters.append("credentials: \(context.qualified(["Credentials"]))? = nil")
            arguments.append("credentials: credentials")
        }
        parameters.append("middlewares: [any ClientMiddleware] = []")
        if needsServers { arguments.append("servers: \(context.qualified(["servers"]))") }
        return .function(
            "\(context.modifier)init", parameters: parameters,
            [.line("self.core = ClientCore(\(arguments.joined(separator: ", ")))")])
    }

    private func methods(_ operation: OperationPlan) -> SwiftDeclaration {
        let request = context.qualified(operation.typePath + ["Request"])
        let response = context.qualified(operation.typePath + ["Response"])
        let fields = context.fields(of: operation)
        let attributes = operation.isDeprecated ? "@available(*, deprecated) " : ""
        let arguments = fields.map { "\(ReservedNames.label($0.name)): \($0.name)" }.joined(separator: ", ")
        return .block(
            "nonisolated extension \(context.qualified(["Client"]))",
            [
                .function(
                    "\(attributes)\(context.modifier)func \(ReservedNames.escaped(operation.methodName))",
                    parameters: context.parameterList(fields), rest: " async throws -> \(response)",
                    documentation: OperationsDocumentation(operation: operation).withParameters(fields),
                    [.line("return try await self.core.send(\(request)(\(arguments)))")])
            ])
    }
}
