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
            let plans = [operation] + operation.callbacks.map(\.operation)
            shards[context.shard(operation.typePath[0])].append(
                .block(
                    "nonisolated extension \(context.plan.name)",
                    plans.flatMap { bodyTypes($0) { $0.count == 1 } } + [enumeration(operation)]))
        }
        if !context.plan.xml.isEmpty { shards[context.shard("xmlTable")].append(xmlTable()) }
        return context.files("Operations", modules: [.runtimeInternals], shards)
    }

    private func enumeration(_ operation: OperationPlan) -> SwiftDeclaration {
        var members = namespaceMembers(operation) + ownTypes(operation)
        for callback in operation.callbacks.map(\.operation) {
            members.append(
                .block(
                    "\(context.modifier)enum \(ReservedNames.escaped(callback.typePath[1]))",
                    documentation: OperationsDocumentation(operation: callback).text, namespaceMembers(callback)))
            members += ownTypes(callback)
        }
        return .block(
            "\(context.modifier)enum \(operation.typePath[0])",
            documentation: OperationsDocumentation(operation: operation).text, members)
    }

    private func namespaceMembers(_ operation: OperationPlan) -> [SwiftDeclaration] {
        [request(operation), responses(operation)]
    }

    /// The types that are nested in the operation's enum.
    private func ownTypes(_ operation: OperationPlan) -> [SwiftDeclaration] {
        operation.responseTypes.map(response) + bodyTypes(operation) { $0.count > 1 }
    }

    private func bodyTypes(_ operation: OperationPlan, at place: ([String]) -> Bool) -> [SwiftDeclaration] {
        operation.bodyEnums.filter { place($0.path) }.map(bodyEnum)
            + operation.multipartTypes.filter { place($0.path) }.flatMap {
                OperationsMultipart(context: context, type: $0).declarations()
            }
    }

    private func xmlTable() -> SwiftDeclaration {
        .block(
            "nonisolated extension \(context.plan.name)",
            [
                SwiftDeclaration(
                    "internal static let xmlTable: XMLTable = XMLTable(xmlText)",
                    documentation: "How schemas look as XML."),
                .function(
                    "private static var xmlText: String",
                    SwiftLiteral.multiline(context.plan.xml.joined(separator: "\n")).map { .line($0) }),
            ])
    }

    // MARK: Request

    private func request(_ operation: OperationPlan) -> SwiftDeclaration {
        var members = context.members(context.fields(of: operation))
        members.append(
            SwiftDeclaration(
                "\(context.modifier)static let operation: OperationDescription = OperationDescription("
                    + "\(description(operation).joined(separator: ", ")))"))
        return .block("\(context.modifier)struct Request: Sendable", members)
    }

    private func description(_ operation: OperationPlan) -> [String] {
        var arguments = [
            "id: \(SwiftLiteral.string(operation.id))", "method: .\(operation.method.rawValue)",
            "path: \(SwiftLiteral.string(operation.path))",
        ]
        if !operation.accept.isEmpty {
            arguments.append("accept: \(SwiftLiteral.string(operation.accept.joined(separator: ", ")))")
        }
        if operation.isSecured { arguments.append("security: \(security(operation.security))") }
        if !operation.servers.isEmpty { arguments.append("servers: \(context.servers(operation.servers))") }
        if context.checks != nil { arguments.append("checks: \(context.plan.name).checks") }
        return arguments
    }

    /// `login :alerts.read & key | staff | {}`: one literal, which compiles faster than arrays. What has a blank in it
    /// is written as arrays nevertheless.
    private func security(_ alternatives: [[SchemeUse]]) -> String {
        let words = alternatives.flatMap { $0 }.flatMap { [$0.name] + $0.scopes }
        guard words.allSatisfy(Self.isWord) else {
            let lists = alternatives.map { alternative in
                let uses = alternative.map { "\(SwiftLiteral.string($0.name)): \(SwiftLiteral.strings($0.scopes))" }
                return uses.isEmpty ? "[:]" : "[\(uses.joined(separator: ", "))]"
            }
            return "[\(lists.joined(separator: ", "))]"
        }
        let texts = alternatives.map { alternative in
            let uses = alternative.map { use in ([use.name] + use.scopes.map { ":" + $0 }).joined(separator: " ") }
            return uses.isEmpty ? "{}" : uses.joined(separator: " & ")
        }
        return SwiftLiteral.string(texts.joined(separator: " | "))
    }

    private static func isWord(_ text: String) -> Bool {
        guard let first = text.first, first != ":", !["|", "&", "{}"].contains(text) else { return false }
        return !text.contains(" ")
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
        var fields = type.headers.map(context.field)
        if let body = type.body {
            fields.insert(
                Field(name: "body", valueType: context.type(body), isOptional: false, documentation: nil), at: 0)
        }
        var members = context.members(fields)
        if type.isShared, !type.isEmpty {
            members += [
                ClientCoding(context: context).initializer(of: type), ServerCoding(context: context).method(of: type),
            ]
        }
        return .block(
            "\(context.modifier)struct \(type.path[type.path.count - 1]): Sendable", documentation: type.documentation,
            members)
    }

    private func bodyEnum(_ body: BodyEnum) -> SwiftDeclaration {
        var members = body.cases.map {
            SwiftDeclaration(
                "case \(ReservedNames.escaped($0.name))(\(context.type($0.content)))",
                documentation: $0.content.mediaType)
        }
        members += body.cases.map { bodyCase in
            let name = ReservedNames.escaped(bodyCase.name)
            return .block(
                "\(context.modifier)var \(name): \(context.type(bodyCase.content))",
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
        if let choice = preferred(body) { members.append(choice) }
        return .block("\(context.modifier)enum \(body.path[body.path.count - 1]): Sendable", members)
    }

    /// Where all media types carry the same value, the case is only a matter of what the client likes.
    private func preferred(_ body: BodyEnum) -> SwiftDeclaration? {
        let types = Set(body.cases.map { context.type($0.content) })
        guard types.count == 1, let type = types.first else { return nil }
        let names = SwiftLiteral.strings(body.cases.map(\.content.mediaType))
        let cases = body.cases.enumerated().dropFirst().map { index, bodyCase in
            ("case \(index)", [SwiftStatement.line("return .\(ReservedNames.escaped(bodyCase.name))(value)")])
        }
        let first = SwiftStatement.line("return .\(ReservedNames.escaped(body.cases[0].name))(value)")
        return .function(
            "\(context.modifier)static func preferred(_ value: \(type), by accept: AcceptHeader?) -> Self",
            documentation: "The value in the media type that the client likes best.",
            [.choice("accept?.best(of: \(names))", cases + [("default", [first])])])
    }
}
