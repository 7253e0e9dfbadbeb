import OpenAPIModel

/// Writes the server's side: the protocol to implement, how requests are read, how responses are written.
struct ServerEmitter {
    let context: EmitterContext

    func files() -> [SwiftFile] {
        let modules: [GeneratedImport] = [.runtimeInternals]
        let coding = ServerCoding(context: context)
        let sending = ClientCoding(context: context)
        let callbacks = ServerCallbacks(context: context)
        var shards = [[SwiftDeclaration]](repeating: [], count: EmitterContext.shards)
        for operation in context.plan.operations {
            var declarations = [coding.input(operation), coding.output(operation)]
            for callback in operation.callbacks {
                declarations.append(callbacks.method(callback, of: operation))
                declarations += [sending.input(callback.operation), sending.output(callback.operation)]
            }
            shards[context.shard(operation.typePath[0])] += declarations
        }
        let root = SwiftFile(
            name: "\(context.plan.name)+Server.swift", modules: modules,
            declarations: [context.handshake, services()] + mounting()
                + ServerSecurity(context: context).declarations() + callbacks.declarations())
        return [root] + context.files("Server", modules: modules, shards)
    }

    // MARK: Protocols

    private func services() -> SwiftDeclaration {
        let plan = context.plan
        let parts = plan.services.enumerated().map { index, service in
            SwiftDeclaration.block(
                "\(context.modifier)protocol \(ReservedNames.escaped(service.typeName)): Sendable",
                documentation: service.documentation ?? "The operations with the tag '\(service.tag)'.",
                plan.operations.filter { $0.service == index }.map(context.requirement))
        }
        let mountable = plan.isSecured ? "SecuredService" : "MountableService"
        let inherited = [mountable] + plan.services.map { context.qualified([$0.typeName]) }
        let whole = SwiftDeclaration.block(
            "\(context.modifier)protocol Service: \(inherited.joined(separator: ", "))",
            documentation: """
                What a server of the contract does. A request that does not fit the contract is answered before \
                its method is called; throw `ProblemDetails` for an answer that the contract does not document.
                """, plan.operations.filter { $0.service == nil }.map(context.requirement))
        return .block("nonisolated extension \(plan.name)", [whole] + parts)
    }

    // MARK: Mounting

    private func mounting() -> [SwiftDeclaration] {
        let plan = context.plan
        let rest = plan.operations.filter { $0.service == nil }
        var statements = plan.services.isEmpty || !rest.isEmpty ? operations(rest) : []
        if !plan.services.isEmpty {
            if statements.isEmpty { statements = ["var operations: [ServerOperation] = []"] }
            if statements.last?.isReturn == true { statements.removeLast() }
            statements += plan.services.map { service in
                .line(
                    "operations.append(contentsOf: self.\(ReservedNames.escaped(service.memberName))(middlewares: middlewares))"
                )
            }
            statements.append("return operations")
        }
        let parts = plan.services.enumerated().map { index, service in
            SwiftDeclaration.block(
                "nonisolated extension \(context.qualified([service.typeName]))",
                [
                    .function(
                        "\(context.modifier)func \(ReservedNames.escaped(service.memberName))"
                            + "(middlewares: [any ServerMiddleware]) -> [ServerOperation]",
                        documentation: "These operations alone, ready to answer.",
                        operations(plan.operations.filter { $0.service == index }))
                ])
        }
        let whole = SwiftDeclaration.block(
            "nonisolated extension \(context.qualified(["Service"]))",
            [
                .function("\(context.modifier)var basePath: String", [.line("return \(plan.name).basePath")]),
                .function(
                    "\(context.modifier)func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation]",
                    statements),
            ])
        return [whole] + parts
    }

    private func operations(_ plans: [OperationPlan]) -> [SwiftStatement] {
        if plans.isEmpty { return ["return []"] }
        return ["var operations: [ServerOperation] = []"]
            + plans.map { .line("operations.append(\(context.serverOperation($0)))") } + ["return operations"]
    }
}

extension SwiftStatement {
    fileprivate var isReturn: Bool { if case .line(let text) = self { text.hasPrefix("return ") } else { false } }
}

extension EmitterContext {
    /// The method that a service has for an operation.
    func requirement(_ operation: OperationPlan) -> SwiftDeclaration {
        SwiftDeclaration(
            "func \(ReservedNames.escaped(operation.methodName))("
                + "_ request: \(qualified(operation.typePath + ["Request"]))) "
                + "async throws -> \(qualified(operation.typePath + ["Response"]))",
            documentation: OperationsDocumentation(operation: operation).text)
    }

    /// An operation that `self` answers.
    func serverOperation(_ operation: OperationPlan) -> String {
        // A closure, because the method's own name, passed as a function, costs half as much again: it becomes a closure
        // that makes a closure, and another that fits it to the generic initializer.
        let request = qualified(operation.typePath + ["Request"])
        let response = qualified(operation.typePath + ["Response"])
        let call = "try await self.\(ReservedNames.escaped(operation.methodName))(request)"
        let handler = "{ (request: \(request)) async throws -> \(response) in return \(call) }"
        return "ServerOperation(\(handler), middlewares: middlewares)"
    }
}
