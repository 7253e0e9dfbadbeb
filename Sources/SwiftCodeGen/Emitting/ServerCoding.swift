import OpenAPIModel

/// Writes how a request is read and how its response is sent: by a server, and by a client that receives callbacks.
struct ServerCoding {
    let context: EmitterContext

    func input(_ operation: OperationPlan) -> SwiftDeclaration {
        var statements = operation.parameters.map(read)
        if !operation.choices.isEmpty {
            let types = SwiftLiteral.string(operation.choices.joined(separator: ", "))
            statements += [.line("try request.requireAcceptable(\(types))"), "self.accept = request.accept()"]
        }
        if let body = operation.body { statements += read(body) }
        return .block(
            "nonisolated extension \(context.qualified(operation.typePath + ["Request"])): ServerInput",
            [context.streamedTypes(operation.body.map { [$0.content] } ?? [])].compactMap { $0 } + [
                .function("\(context.modifier)init(reading request: inout RequestReader) throws", statements)
            ])
    }

    private func read(_ parameter: ParameterPlan) -> SwiftStatement {
        let location = parameter.location.rawValue
        let call =
            parameter.location == .path || !parameter.isRequired
            ? location : "required" + location.prefix(1).uppercased() + location.dropFirst()
        return .line(
            "self.\(context.storage(parameter.name, parameter.defaultValue)) = try request.\(call)("
                + "\(SwiftLiteral.string(parameter.wireName)), \(context.type(parameter.type)).self"
                + "\(context.codingArgument(parameter, isReading: true)))")
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

    func output(_ operation: OperationPlan) -> SwiftDeclaration {
        var cases = operation.responses.map { response in
            (label: label(response), write(response))
        }
        cases.append((label: "case .undocumented(let value)", ["response.undocumented(value)"]))
        return .block(
            "nonisolated extension \(context.qualified(operation.typePath + ["Response"])): ServerOutput",
            [
                .function(
                    "\(context.modifier)func write(to response: inout ResponseWriter)", [.choice("self", cases)])
            ])
    }

    private func label(_ response: ResponsePlan) -> String {
        let name = ReservedNames.escaped(response.caseName)
        let hasNothing: Bool
        switch response.payload {
        case .empty: hasNothing = true
        case .body: hasNothing = false
        case .structure(let type): hasNothing = type.isEmpty
        }
        let value = hasNothing ? "_" : "let value"
        if context.needsStatus(response.status) { return "case .\(name)(\(value), status: let status)" }
        return hasNothing ? "case .\(name)" : "case .\(name)(let value)"
    }

    private func write(_ response: ResponsePlan) -> [SwiftStatement] {
        let status = if case .code(let code) = response.status { String(code) } else { "status" }
        var statements: [SwiftStatement] = [.line("response.status(\(status))")]
        switch response.payload {
        case .empty: break
        case .body(let content): statements.append(write(content, "value.body"))
        case .structure(let type) where type.isShared && !type.isEmpty:
            statements.append("value.write(to: &response)")
        case .structure(let type): statements += write(type, "value")
        }
        return statements
    }

    /// How a response that operations share is sent, in one place for all of them.
    func method(of type: ResponseType) -> SwiftDeclaration {
        .function("internal func write(to response: inout ResponseWriter)", write(type, "self"))
    }

    private func write(_ type: ResponseType, _ value: String) -> [SwiftStatement] {
        let headers: [SwiftStatement] = type.headers.map { header in
            .line(
                "response.header(\(SwiftLiteral.string(header.wireName)), "
                    + "\(value).\(context.storage(header.name, header.defaultValue))"
                    + "\(context.codingArgument(header)))")
        }
        return headers + (type.body.map { [write($0, "\(value).body")] } ?? [])
    }

    private func write(_ content: BodyContent, _ value: String) -> SwiftStatement {
        switch content {
        case .single(let plan): .line(context.writeContent(plan, value, to: "response"))
        case .several(let body):
            .choice(value, context.writeCases(body, isOptional: false, to: "response"))
        }
    }
}
