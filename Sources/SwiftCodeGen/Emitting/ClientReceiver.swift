/// Writes the protocol of a service that receives a callback.
struct ClientReceiver {
    let context: EmitterContext
    let operation: OperationPlan

    func declarations() -> [SwiftDeclaration] {
        let service = operation.typePath + ["Service"]
        let security = operation.isSecured ? [ServerSecurity(context: context).secured(operation)] : []
        return [
            .block(
                "nonisolated extension \(context.qualified(operation.typePath))",
                [
                    .block(
                        "\(context.modifier)protocol Service: \(operation.isSecured ? "SecuredService" : "MountableService")",
                        documentation:
                            "Receives the callback at a path of your choice: the one that the address leads to.",
                        [context.requirement(operation)])
                ]),
            .block(
                "nonisolated extension \(context.qualified(service))",
                [
                    .function("\(context.modifier)var basePath: String", ["return \"\""]),
                    .function(
                        "\(context.modifier)func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation]",
                        [.line("return [\(context.serverOperation(operation))]")]),
                ]),
        ] + security
    }
}
