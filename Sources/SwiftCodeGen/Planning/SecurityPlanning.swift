import OpenAPIModel

extension APIPlanner {
    /// The alternatives of an operation, those of the document where it says nothing.
    func security(of operation: Operation) -> [[SchemeUse]] {
        (operation.security ?? document.security).map { requirement in
            requirement.schemes.map { SchemeUse(name: $0.name, scopes: $0.scopes) }
        }
    }

    func schemes(of operations: [OperationPlan]) -> [SchemePlan] {
        let used = Set(operations.flatMap { $0.security.joined() }.map(\.name))
        var scope = NameScope(reserved: ["realm", "Principal", builder.names.contract])
        return document.securitySchemes.filter { used.contains($0.name) }.map { entry in
            SchemePlan(
                wireName: entry.name, name: scope.claim(builder.names.member(entry.name)),
                kind: Self.kind(of: entry.value), documentation: entry.value.description)
        }
    }

    private static func kind(of scheme: SecurityScheme) -> SchemePlan.Kind {
        switch scheme.kind {
        case .apiKey(let name, let location): .apiKey(name: name, location: location)
        case .http("basic", _): .basic
        case .http("bearer", _): .bearer
        case .http(let scheme, _): .otherHTTP(scheme)
        case .openIDConnect(let url): .openIDConnect(url)
        case .oauth2(let flows):
            .oauth2(
                flows.map {
                    SchemePlan.Flow(
                        name: $0.name, authorizationURL: $0.authorizationURL, tokenURL: $0.tokenURL,
                        refreshURL: $0.refreshURL, scopes: $0.scopes.map(\.name))
                })
        }
    }

    static func plan(_ server: Server) -> ServerPlan {
        ServerPlan(
            template: server.url,
            variables: server.variables.map {
                ServerPlan.Variable(name: $0.name, defaultValue: $0.defaultValue, values: $0.allowed ?? [])
            })
    }
}
