import OpenAPIModel

/// Writes what a client presents to the contract's security schemes, and a server to those of callbacks.
struct ClientCredentials {
    let context: EmitterContext

    func declarations() -> [SwiftDeclaration] {
        guard context.plan.isSecured else { return [] }
        return [
            .block(
                "nonisolated extension \(context.plan.name)",
                [
                    declaration(
                        context.plan.schemes,
                        "What the client presents to the contract's security schemes, where it has it.")
                ])
        ]
    }

    func declaration(_ schemes: [SchemePlan], _ documentation: String) -> SwiftDeclaration {
        let fields = schemes.map { scheme in
            Field(
                name: ReservedNames.escaped(scheme.name), valueType: Self.type(scheme.kind), isOptional: true,
                documentation: scheme.documentation)
        }
        let adding = schemes.map { scheme in
            SwiftStatement.line(
                "table.add(\(context.scheme(scheme)), self.\(ReservedNames.escaped(scheme.name)))")
        }
        return .block(
            "\(context.modifier)struct Credentials: ClientCredentials", documentation: documentation,
            context.members(fields) + [
                .function("\(context.modifier)func add(to table: inout CredentialTable)", adding)
            ])
    }

    private static func type(_ kind: SchemePlan.Kind) -> String {
        switch kind {
        case .apiKey: "APIKeyCredential"
        case .basic: "BasicCredential"
        case .bearer: "BearerCredential"
        case .otherHTTP: "AuthorizationCredential"
        case .oauth2, .openIDConnect: "OAuthCredential"
        }
    }
}

extension EmitterContext {
    /// A scheme as the runtime takes it.
    func scheme(_ scheme: SchemePlan) -> String {
        let name = SwiftLiteral.string(scheme.wireName)
        return switch scheme.kind {
        case .apiKey(let key, let location):
            "SecurityScheme.apiKey(\(name), in: .\(location.rawValue), named: \(SwiftLiteral.string(key)))"
        case .basic: "SecurityScheme.http(\(name), scheme: \"basic\")"
        case .bearer: "SecurityScheme.http(\(name), scheme: \"bearer\")"
        case .otherHTTP(let other): "SecurityScheme.http(\(name), scheme: \(SwiftLiteral.string(other)))"
        case .openIDConnect(let url): "SecurityScheme.openIDConnect(\(name), \(SwiftLiteral.string(url)))"
        case .oauth2(let flows): "SecurityScheme.oauth2(\(name), [\(flows.map(flow).joined(separator: ", "))])"
        }
    }

    private func flow(_ flow: SchemePlan.Flow) -> String {
        var arguments = ["OAuthFlow.Kind.\(flow.name)"]
        for (label, url) in [
            ("authorizationURL", flow.authorizationURL), ("tokenURL", flow.tokenURL), ("refreshURL", flow.refreshURL),
        ] {
            if let url { arguments.append("\(label): \(SwiftLiteral.string(url))") }
        }
        if !flow.scopes.isEmpty { arguments.append("scopes: \(SwiftLiteral.strings(flow.scopes))") }
        return "OAuthFlow(\(arguments.joined(separator: ", ")))"
    }
}
