import OpenAPIModel

/// Writes what clients and servers share of each operation: its input and its responses.
struct OperationsEmitter {
    let context: EmitterContext

    func files() -> [SwiftFile] {
        var shards = [[SwiftDeclaration]](repeating: [], count: EmitterContext.shards)
        for type in context.plan.sharedResponses {
            shards[context.shard(type.path[0])].append(
                .block("nonisolated extension \(context.plan.name)", [response(type)]))
        }
        for operation in context.plan.operations {
            let shared = operation.bodyEnums.filter { $0.path.count == 1 }
            let own = operation.bodyEnums.filter { $0.path.count > 1 }
            var members = [request(operation), responses(operation)]
            members += operation.responseTypes.map(response)
            members += own.map(bodyEnum)
            shards[context.shard(operation.typeName)].append(
                .block(
                    "nonisolated extension \(context.plan.name)",
                    shared.map(bodyEnum) + [
                        .block(
                            "\(context.modifier)enum \(operation.typeName)",
                            documentation: operation.documentation ?? operation.id, members)
                    ]))
        }
        return context.files("Operations", modules: [.runtime], shards)
    }

    // MARK: Request

    private func request(_ operation: OperationPlan) -> SwiftDeclaration {
        let fields = context.fields(of: operation)
        var members = fields.map {
            SwiftDeclaration("\(context.modifier)var \($0.name): \($0.type)", documentation: $0.documentation)
        }
        members.append(
            .function(
                "\(context.modifier)init", parameters: context.parameterList(fields),
                fields.map { .line("self.\($0.name) = \($0.name)") }))
        let accept =
            operation.accept.isEmpty ? "" : ", accept: \(SwiftLiteral.string(operation.accept.joined(separator: ", ")))"
        members.append(
            SwiftDeclaration(
                "\(context.modifier)static let operation: OperationDescription = OperationDescription("
                    + "id: \(SwiftLiteral.string(operation.id)), method: .\(operation.method.rawValue), "
                    + "path: \(SwiftLiteral.string(operation.path))\(accept))"))
        return .block("\(context.modifier)struct Request: Sendable", members)
    }

    // MARK: Responses

    private func responses(_ operation: OperationPlan) -> SwiftDeclaration {
        var members = operation.responses.map { response in
            let status = context.needsStatus(response.status) ? ", status: Int" : ""
            return SwiftDeclaration(
                "case \(ReservedNames.escaped(response.caseName))(\(context.payloadType(response))\(status))",
                documentation: response.documentation)
        }
        members.append(
            SwiftDeclaration(
                "case undocumented(UndocumentedResponse)",
                documentation: "A status that the contract does not document."))
        members += operation.responses.map { accessor($0, operation) }
        // Indirect, so that a copy is one retain: for an enum that holds its contents, the compiler writes code that
        // copies and destroys each of them, in every file that uses one.
        return .block("\(context.modifier)indirect enum Response: Sendable", members)
    }

    /// The case's content, or an error that holds the whole response.
    private func accessor(_ response: ResponsePlan, _ operation: OperationPlan) -> SwiftDeclaration {
        let name = ReservedNames.escaped(response.caseName)
        let pattern = context.needsStatus(response.status) ? "(let value, status: _)" : "(let value)"
        return .block(
            "\(context.modifier)var \(name): \(context.payloadType(response))",
            [
                .function(
                    "get throws",
                    [
                        .line("if case .\(name)\(pattern) = self { return value }"),
                        .line(
                            "throw UnexpectedResponse(expected: \(SwiftLiteral.string(response.caseName)), response: self)"
                        ),
                    ])
            ])
    }

    private func response(_ type: ResponseType) -> SwiftDeclaration {
        var fields = type.headers.map {
            Field(
                name: ReservedNames.escaped($0.name), type: context.type($0.type) + ($0.isRequired ? "" : "?"),
                defaultValue: $0.isRequired ? nil : "nil", documentation: $0.documentation)
        }
        if let body = type.body {
            fields.insert(Field(name: "body", type: context.type(body), defaultValue: nil, documentation: nil), at: 0)
        }
        var members = fields.map {
            SwiftDeclaration("\(context.modifier)var \($0.name): \($0.type)", documentation: $0.documentation)
        }
        members.append(
            .function(
                "\(context.modifier)init", parameters: context.parameterList(fields),
                fields.map { .line("self.\($0.name) = \($0.name)") }))
        return .block(
            "\(context.modifier)struct \(type.path[type.path.count - 1]): Sendable", documentation: type.documentation,
            members)
    }

    private func bodyEnum(_ body: BodyEnum) -> SwiftDeclaration {
        var members = body.cases.map {
            SwiftDeclaration(
                "case \(ReservedNames.escaped($0.name))(\(context.type($0.content.type)))",
                documentation: $0.content.mediaType)
        }
        members += body.cases.map { bodyCase in
            let name = ReservedNames.escaped(bodyCase.name)
            return .block(
                "\(context.modifier)var \(name): \(context.type(bodyCase.content.type))",
                [
                    .function(
                        "get throws",
                        [
                            .line("if case .\(name)(let value) = self { return value }"),
                            .line(
                                "throw UnexpectedResponse(expected: \(SwiftLiteral.string(bodyCase.name)), response: self)"
                            ),
                        ])
                ])
        }
        return .block("\(context.modifier)enum \(body.path[body.path.count - 1]): Sendable", members)
    }
}
