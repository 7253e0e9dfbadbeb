/// Writes the client with which a server sends the contract's callbacks.
struct ServerCallbacks {
    let context: EmitterContext

    func declarations() -> [SwiftDeclaration] {
        guard !context.plan.callbacks.isEmpty else { return [] }
        return [
            .block(
                "nonisolated extension \(context.plan.name)",
                [
                    .block(
                        "\(context.modifier)struct Callbacks: Sendable",
                        documentation:
                            """
                            Sends the callbacks of the contract to the addresses that requests gave. Every method throws \
                            `ClientError`, or `RuntimeExpressionError` where a request gave no address.
                            """,
                        [
                            SwiftDeclaration(
                                "\(context.modifier)var core: CallbackCore",
                                documentation: "How the addresses are reached."),
                            .function(
                                "\(context.modifier)init(core: CallbackCore)",
                                documentation: "For limits other than the usual ones.", ["self.core = core"]),
                            initializer(),
                        ] + credentials())
                ])
        ]
    }

    private func initializer() -> SwiftDeclaration {
        var parameters = ["transport: any ClientTransport", "middlewares: [any ClientMiddleware] = []"]
        var arguments = ["transport: transport", "middlewares: middlewares"]
        if context.plan.hasSecuredCallbacks {
            parameters.insert("credentials: \(context.qualified(["Callbacks", "Credentials"]))? = nil", at: 1)
            arguments.append("credentials: credentials")
        }
        return .function(
            "\(context.modifier)init", parameters: parameters,
            [.line("self.core = CallbackCore(\(arguments.joined(separator: ", ")))")])
    }

    private func credentials() -> [SwiftDeclaration] {
        guard context.plan.hasSecuredCallbacks else { return [] }
        return [
            ClientCredentials(context: context).declaration(
                context.plan.callbackSchemes,
                """
                What the server presents to those who receive callbacks. The addresses come from requests: give nothing \
                that opens more than callbacks.
                """)
        ]
    }

    func method(_ callback: CallbackPlan, of parent: OperationPlan) -> SwiftDeclaration {
        let operation = callback.operation
        var parameters = [
            "_ callback: \(context.qualified(operation.typePath + ["Request"]))",
            "for request: \(context.qualified(parent.typePath + ["Request"]))",
        ]
        if callback.sources.contains(where: \.isURL) { parameters.append("sentTo url: URL") }
        if !callback.responseSources.isEmpty {
            parameters.append("answeredBy response: \(context.qualified(parent.typePath + ["Response"]))")
        }
        let text = OperationsDocumentation(operation: operation).text
        return .block(
            "nonisolated extension \(context.qualified(["Callbacks"]))",
            [
                .function(
                    "\(context.modifier)func \(ReservedNames.escaped(operation.methodName))", parameters: parameters,
                    rest: " async throws -> \(context.qualified(operation.typePath + ["Response"]))",
                    documentation: "\(text)\n\nIt is sent to `\(callback.url)`.", statements(callback, parent))
            ])
    }

    private func statements(_ callback: CallbackPlan, _ parent: OperationPlan) -> [SwiftStatement] {
        let emitting = RuntimeValuesEmitting(context: context)
        let isEmpty = callback.sources.isEmpty && callback.responseSources.isEmpty
        var statements: [SwiftStatement] = [.line("\(isEmpty ? "let" : "var") values: RuntimeValues = RuntimeValues()")]
        statements += callback.sources.flatMap { emitting.puts($0, "value") }
        if !callback.responseSources.isEmpty {
            var cases = callback.responseSources.map { response, sources in
                (label: label(response, sources), sources.flatMap { emitting.puts($0, "value") })
            }
            // There is always the undocumented response besides.
            cases.append((label: "default", ["break"]))
            statements.append(.choice("response", cases))
        }
        let url = SwiftLiteral.string(callback.url)
        return statements + [.line("return try await self.core.send(callback, to: try values.url(\(url)))")]
    }

    private func label(_ response: ResponsePlan, _ sources: [RuntimeSource]) -> String {
        let usesValue = sources.contains { if case .statusCode = $0.place { false } else { true } }
        let value = usesValue ? "let value" : "_"
        let status = context.needsStatus(response.status) ? ", status: _" : ""
        return "case .\(ReservedNames.escaped(response.caseName))(\(value)\(status))"
    }
}
