package import OpenAPIModel

/// A scheme that an operation asks for, and the scopes.
package struct SchemeUse: Sendable, Hashable {
    package var name: String
    package var scopes: [String]
}

/// A way in which callers say who they are.
package struct SchemePlan: Sendable {
    package enum Kind: Sendable, Hashable {
        case apiKey(name: String, location: ParameterLocation)
        case basic
        case bearer
        case otherHTTP(String)
        case oauth2([Flow])
        case openIDConnect(String)
    }

    package struct Flow: Sendable, Hashable {
        package var name: String
        package var authorizationURL: String?
        package var tokenURL: String?
        package var refreshURL: String?
        package var scopes: [String]
    }

    package var wireName: String
    package var name: String
    package var kind: Kind
    package var documentation: String?
}

extension OperationPlan {
    /// Whether a caller cannot stay unknown, or need not.
    package var isSecured: Bool { security.contains { !$0.isEmpty } }
}
