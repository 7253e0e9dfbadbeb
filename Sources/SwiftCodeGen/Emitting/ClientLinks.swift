/// Writes the methods that make linked requests of a response.
struct ClientLinks {
    let context: EmitterContext

    func declarations(_ operation: OperationPlan) -> [SwiftDeclaration] {
        operation.responses.compactMap { response in
            guard case .structure(let type) = response.payload, !response.links.isEmpty else { return nil }
            return .block(
                "nonisolated extension \(context.qualified(type.path))",
                response.links.map { method($0, operation) })
        }
    }

    private func method(_ link: LinkPlan, _ operation: OperationPlan) -> SwiftDeclaration {
        let target = context.plan.operations[link.target]
        let request = context.qualified(target.typePath + ["Request"])
        let fields = context.fields(of: target)
        let given = fields.filter { link.values[name($0)] == .given }
        let arguments = fields.compactMap { field in
            argument(field, link, target).map { "\(ReservedNames.label(field.name)): \($0)" }
        }
        var parameters = ["for request: \(context.qualified(operation.typePath + ["Request"]))"]
        if link.sources.contains(where: \.isURL) { parameters.append("sentTo url: URL") }
        let isUsed = link.values.values.contains { $0 != .given }
        let values = RuntimeValuesEmitting(context: context).statements(link.sources, isMutable: isUsed)
        return .function(
            "\(context.modifier)func \(ReservedNames.escaped(link.methodName))",
            parameters: parameters + context.parameterList(given), rest: " throws -> \(request)",
            documentation: link.documentation ?? "The request of the link '\(link.name)'.",
            values + [.line("return \(request)(\(arguments.joined(separator: ", ")))")])
    }

    private func name(_ field: Field) -> String { field.name.filter { $0 != "`" } }

    private func argument(_ field: Field, _ link: LinkPlan, _ target: OperationPlan) -> String? {
        guard let value = link.values[name(field)] else { return nil }
        var type = field.valueType
        var pattern: (String) -> String = { $0 }
        if name(field) == "body", case .several(let several)? = target.body?.content,
            let bodyCase = several.cases.first(where: { $0.name == link.bodyCase })
        {
            type = context.type(bodyCase.content)
            pattern = { "\(context.qualified(several.path)).\(ReservedNames.escaped(bodyCase.name))(\($0))" }
        }
        switch value {
        case .given: return field.name
        case .constant(let json): return pattern("try values.constant(\(SwiftLiteral.string(json)), \(type).self)")
        case .expression(let text):
            let call = field.isOptional && type == field.valueType && link.bodyCase == nil ? "optional" : "value"
            return pattern("try values.\(call)(\(SwiftLiteral.string(text)), \(type).self)")
        }
    }
}

/// Writes how the parts of messages are put together that runtime expressions name.
struct RuntimeValuesEmitting {
    let context: EmitterContext

    /// - Parameter isMutable: whether anything is read of the values at all.
    func statements(_ sources: [RuntimeSource], isMutable: Bool) -> [SwiftStatement] {
        guard isMutable else { return [] }
        let keyword = sources.isEmpty ? "let" : "var"
        return [.line("\(keyword) values: RuntimeValues = RuntimeValues()")] + sources.flatMap { puts($0, "self") }
    }

    /// - Parameter response: the response's payload.
    func puts(_ source: RuntimeSource, _ response: String) -> [SwiftStatement] {
        func put(_ value: String) -> [SwiftStatement] {
            [.line("values.put(\(SwiftLiteral.string(source.key)), \(value))")]
        }
        switch source.place {
        case .url: return put("url.absoluteString")
        case .method(let method): return put(SwiftLiteral.string(method))
        case .statusCode(let code): return put(String(code))
        case .parameter(let name): return put("request.\(ReservedNames.escaped(name))")
        case .header(let name): return put("\(response).\(ReservedNames.escaped(name))")
        case .requestBody(.single, _): return put("request.body")
        case .responseBody(.single): return put("\(response).body")
        case .requestBody(.several(let body), let isRequired):
            return [choice(source, body, "request.body", isOptional: !isRequired)]
        case .responseBody(.several(let body)):
            return [choice(source, body, "\(response).body", isOptional: false)]
        }
    }

    private func choice(
        _ source: RuntimeSource, _ body: BodyEnum, _ value: String, isOptional: Bool
    ) -> SwiftStatement {
        let readable = body.cases.filter { $0.content.kind.isValue }
        var cases = readable.map { bodyCase in
            (
                label: "case .\(ReservedNames.escaped(bodyCase.name))(let value)" + (isOptional ? "?" : ""),
                [SwiftStatement.line("values.put(\(SwiftLiteral.string(source.key)), value)")]
            )
        }
        if readable.count < body.cases.count || isOptional { cases.append((label: "default", ["break"])) }
        return .choice(value, cases)
    }
}

extension RuntimeSource {
    var isURL: Bool { if case .url = place { true } else { false } }
}
