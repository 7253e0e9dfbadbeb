/// Writes what finds out who calls a server, or who sends a callback.
struct ServerSecurity {
    let context: EmitterContext

    func declarations() -> [SwiftDeclaration] {
        guard context.plan.isSecured else { return [] }
        return gate(
            "Authenticator", context.plan.schemes,
            """
            Finds out who calls. Answer nil for a credential that is not right: the caller gets a 401, or a 403 where the \
            scopes do not suffice.
            """) + [secured(["Service"], "Authenticator", context.plan.schemes)]
    }

    /// For those who receive callbacks.
    func callbackDeclarations() -> [SwiftDeclaration] {
        guard context.plan.hasSecuredCallbacks else { return [] }
        return gate(
            "CallbackAuthenticator", context.plan.callbackSchemes,
            """
            Finds out who sends a callback. Answer nil for a credential that is not right: the sender gets a 401, or a \
            403 where the scopes do not suffice.
            """)
    }

    /// The receiver of a callback that asks for credentials.
    func secured(_ callback: OperationPlan) -> SwiftDeclaration {
        let names = Set(callback.security.joined().map(\.name))
        return secured(
            callback.typePath + ["Service"], "CallbackAuthenticator",
            context.plan.callbackSchemes.filter { names.contains($0.wireName) })
    }

    private func gate(_ name: String, _ schemes: [SchemePlan], _ documentation: String) -> [SwiftDeclaration] {
        let title = SwiftLiteral.string(context.plan.title)
        return [
            .block(
                "nonisolated extension \(context.plan.name)",
                [
                    .block(
                        "\(context.modifier)protocol \(name): ServiceAuthenticator", documentation: documentation,
                        requirements(schemes))
                ]),
            .block(
                "nonisolated extension \(context.qualified([name]))",
                [.function("\(context.modifier)var realm: String", [.line("return \(title)")])]),
        ]
    }

    private func requirements(_ schemes: [SchemePlan]) -> [SwiftDeclaration] {
        [
            SwiftDeclaration(
                "associatedtype Principal: Sendable",
                documentation: "Who callers are; handlers ask `Caller<Principal>.current`.")
        ]
            + schemes.map { scheme in
                SwiftDeclaration(
                    "func authenticate(\(ReservedNames.escaped(scheme.name)): \(Self.presented(scheme.kind)), "
                        + "for request: AuthenticationRequest) async throws -> Caller<Principal>?",
                    documentation: scheme.documentation ?? "The scheme '\(scheme.wireName)'.")
            }
    }

    private func secured(_ service: [String], _ gate: String, _ schemes: [SchemePlan]) -> SwiftDeclaration {
        let checks = schemes.map { scheme in
            let type = Self.presented(scheme.kind)
            let label = ReservedNames.label(ReservedNames.escaped(scheme.name))
            return SwiftStatement.line(
                "table.\(Self.call(scheme.kind))(\(context.scheme(scheme))) { (credential: \(type), "
                    + "request: AuthenticationRequest) async throws -> Caller<Gate.Principal>? in "
                    + "return try await authenticator.authenticate(\(label): credential, for: request) }")
        }
        let function = SwiftDeclaration.function(
            "\(context.modifier)func secured<Gate: \(context.qualified([gate]))>"
                + "(by authenticator: Gate) -> GuardedService",
            documentation: "The service for callers whom the authenticator knows, ready to be mounted.",
            ["var table: AuthenticationTable = AuthenticationTable(authenticator)"] + checks
                + ["return GuardedService(self, table)"])
        return .block("nonisolated extension \(context.qualified(service))", [function])
    }

    private static func presented(_ kind: SchemePlan.Kind) -> String {
        switch kind {
        case .apiKey: "PresentedKey"
        case .basic: "PresentedLogin"
        case .bearer, .oauth2, .openIDConnect: "PresentedToken"
        case .otherHTTP: "PresentedAuthorization"
        }
    }

    private static func call(_ kind: SchemePlan.Kind) -> String {
        switch kind {
        case .apiKey: "key"
        case .basic: "login"
        case .bearer, .oauth2, .openIDConnect: "token"
        case .otherHTTP: "authorization"
        }
    }
}
