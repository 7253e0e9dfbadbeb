import OpenAPIModel

/// Writes the server's side: the protocol to implement, how requests are read, how responses are written.
struct ServerEmitter {
    let context: EmitterContext

    func files() -> [SwiftFile] {
        let modules: [GeneratedImport] = [.runtimeInternals]
        var shards = [[SwiftDeclaration]](repeating: [], count: EmitterContext.shards)
        for operation in context.plan.operations {
            shards[context.shard(operation.typeName)] += [input(operation), output(operation)]
        }
        let root = SwiftFile(
            name: "\(context.plan.name)+Server.swift", modules: modules,
            declarations: [context.handshake, service(), mounting()])
        return [root] + context.files("Server", modules: modules, shards)
    }

    private func service() -> SwiftDeclaration {
        let requirements = context.plan.operations.map { operation in
            SwiftDeclaration(
                "func \(ReservedNames.escaped(operation.methodName))("
                    + "_ request: \(context.qualified([operation.typeName, "Request"]))) "
                    + "async throws -> \(context.qualified([operation.typeName, "Response"]))",
                documentation: operation.documentation ?? operation.id)
        }
        return .block(
            "nonisolated extension \(context.plan.name)",
            [
                .block(
                    "\(context.modifier)protocol Service: MountableService",
                    documentation: """
                        What a server of the contract does. A request that does not fit the contract is answered before \
                        its method is called; throw `ProblemDetails` for an answer that the contract does not document.
                        """, requirements)
            ])
    }

    private func mounting() -> SwiftDeclaration {
        // A closure, because the method's own name, passed as a function, costs half as much again: it becomes a closure
        // that makes a closure, and another that fits it to the generic initializer.
        let appends = context.plan.operations.map { operation in
            let request = context.qualified([operation.typeName, "Request"])
            let response = context.qualified([operation.typeName, "Response"])
            let call = "try await self.\(ReservedNames.escaped(operation.methodName))(request)"
            let handler = "{ (request: \(request)) async throws -> \(response) in return \(call) }"
            return SwiftStatement.line("operations.append(ServerOperation(\(handler), middlewares: middlewares))")
        }
        return .block(
            "nonisolated extension \(context.qualified(["Service"]))",
            [
                .function("\(context.modifier)var basePath: String", [.line("return \(context.plan.name).basePath")]),
                .function(
                    "\(context.modifier)func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation]",
                    appends.isEmpty
                        ? ["return []"]
                        : ["var operations: [ServerOperation] = []"] + appends + ["return operations"]),
            ])
    }

    // MARK: Request

    private func input(_ operation: OperationPlan) -> SwiftDeclaration {
        var statements = operation.parameters.map(read)
        if let body = operation.body { statements += read(body) }
        return .block(
            "nonisolated extension \(context.qualified([operation.typeName, "Request"])): ServerInput",
            [
                .function(
                    "\(context.modifier)init(reading request: inout RequestReader) throws", statements)
            ])
    }

    private func read(_ parameter: ParameterPlan) -> SwiftStatement {
        let location = parameter.location.rawValue
        let call: String
        switch (parameter.coding, parameter.location) {
        case (.json, .query): call = parameter.isRequired ? "requiredJSONQuery" : "jsonQuery"
        case (_, .path): call = "path"
        default:
            call = parameter.isRequired ? "required" + location.prefix(1).uppercased() + location.dropFirst() : location
        }
        var explode = ""
        if case .styled(let value) = parameter.coding,
            value != (parameter.location == .query || parameter.location == .cookie)
        {
            explode = ", explode: \(value)"
        }
        return .line(
            "self.\(ReservedNames.escaped(parameter.name)) = try request.\(call)("
                + "\(SwiftLiteral.string(parameter.wireName)), \(context.type(parameter.type)).self\(explode))")
    }

    private func read(_ body: BodyPlan) -> [SwiftStatement] {
        let reading = context.readContent(body.content, from: "request") { .line("self.body = \($0)") }
        guard !body.isRequired else {
            if case .single = body.content { return reading }
            return [.block("guard request.hasBody else", ["throw request.missingBody()"])] + reading
        }
        if case .single = body.content {
            return [.line("self.body = nil"), .block("if request.hasBody", reading)]
        }
        return [.line("self.body = nil"), .block("guard request.hasBody else", ["return"])] + reading
    }

    // MARK: Response

    private func output(_ operation: OperationPlan) -> SwiftDeclaration {
        var cases = operation.responses.map { response in
            (label: label(response), write(response))
        }
        cases.append((label: "case .undocumented(let value)", ["response.undocumented(value)"]))
        return .block(
            "nonisolated extension \(context.qualified([operation.typeName, "Response"])): ServerOutput",
            [
                .function(
                    "\(context.modifier)func write(to response: inout ResponseWriter)", [.choice("self", cases)])
            ])
    }

    private func label(_ response: ResponsePlan) -> String {
        let name = ReservedNames.escaped(response.caseName)
        let value = if case .empty = response.payload { "_" } else { "let value" }
        if context.needsStatus(response.status) { return "case .\(name)(\(value), status: let status)" }
        return value == "_" ? "case .\(name)" : "case .\(name)(let value)"
    }

    private func write(_ response: ResponsePlan) -> [SwiftStatement] {
        let status = if case .code(let code) = response.status { String(code) } else { "status" }
        var statements: [SwiftStatement] = [.line("response.status(\(status))")]
        switch response.payload {
        case .empty: break
        case .body(let content): statements.append(write(content, "value.body"))
        case .structure(let type):
            statements += type.headers.map { header in
                .line(
                    "response.header(\(SwiftLiteral.string(header.wireName)), value.\(ReservedNames.escaped(header.name))"
                        + (header.explode ? ", explode: true)" : ")"))
            }
            if let body = type.body { statements.append(write(body, "value.body")) }
        }
        return statements
    }

    private func write(_ content: BodyContent, _ value: String) -> SwiftStatement {
        switch content {
        case .single(let plan): .line(context.writeContent(plan, value, to: "response"))
        case .several(let body):
            .choice(value, context.writeCases(body, isOptional: false, to: "response"))
        }
    }
}
