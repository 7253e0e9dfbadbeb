/// Writes what finds out who calls a server.
struct ServerSecurity {
    let context: EmitterContext

    func declarations() -> [SwiftDeclaration] {
        guard context.plan.isSecured else { return [] }
        let title = SwiftLiteral.string(context.plan.title)
        return [
            .block(
                "nonisolated extension \(context.plan.name)",
                [
                    .block(
                        "\(context.modifier)protocol Authenticator: ServiceAuthenticator",
                        documentation: """
                            Finds out who calls. Answer nil for a credential that is not right: the caller gets a 401, \
                            or a 403 where the scopes do not suffice.
                            """, requirements())
                ]),
            .block(
                "nonisolated extension \(context.qualified(["Authenticator"]))",
                [.function("\(context.modifier)var realm: String", [.line("return \(title)")])]),
            .block("nonisolated extension \(context.qualified(["Service"]))", [secured()]),
        ]
    }

    private func requirements() -> [SwiftDeclaration] {
        [
            SwiftDeclaration(
                "associatedtype Principal: Sendable",
                documentation: "Who callers are; handlers ask `Caller<Principal>.current`.")
        ]
            + context.plan.schemes.map { scheme in
                SwiftDeclaration(
                    "func authenticate(\(ReservedNames.escaped(scheme.name)): \(Self.presented(scheme.kind)), "
                        + "for request: AuthenticationRequest) async throws -> Caller<Principal>?",
                    documentation: scheme.documentation ?? "The scheme '\(scheme.wireName)'.")
            }
    }

    private func secured() -> SwiftDeclaration {
        let checks = context.plan.schemes.map { scheme in
            let type = Self.presented(scheme.kind)
            let label = ReservedNames.label(ReservedNames.escaped(scheme.name))
            return SwiftStatement.line(
                "table.\(Self.call(scheme.kind))(\(context.scheme(scheme))) { (credential: \(type), "
                    + "request: AuthenticationRequest) async throws -> Caller<Gate.Principal>? in "
                    + "return try await authenticator.authenticate(\(label): credential, for: request) }")
        }
        return .function(
            "\(context.modifier)func secured<Gate: \(context.qualified(["Authenticator"]))>"
                + "(by authenticator: Gate) -> GuardedService",
            documentation: "The service for callers whom the authenticator knows, ready to be mounted.",
            ["var table: AuthenticationTable = AuthenticationTable(authenticator)"] + checks
                + ["return GuardedService(self, table)"])
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
